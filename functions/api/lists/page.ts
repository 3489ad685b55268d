import type { Found } from '../../../shared/search/question.ts'
import type { shown } from './filters.ts'

/** A page of suggestions; with a `cursor` there may be more, and the next call goes on from it. */
export type Page = { items: (ReturnType<typeof shown> & { found?: Found })[]; cursor?: string }
