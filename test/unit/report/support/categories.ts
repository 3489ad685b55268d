import { profiles } from '../../../../shared/profiles/registry.ts'

/** The table of categories of the national rule. */
export const nationalCategories = profiles.national?.categories ?? []
