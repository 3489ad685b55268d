import type { FieldError } from '../../../../shared/case/refusal.ts'
import type { Lang } from '../texts/language.ts'

/**
 * A choice that the case or its place gives to a field which the schema knows as a text: a category, a section. Choices
 * with a hint are all in view.
 */
export type Option = { value: string; label: string; hint?: string }

/** What is known of a form beside its fields and values. */
export type FormContext = {
  lang: Lang
  /** `step.outcome` or the name of an act: by it fields are named. */
  form: string
  /** Where it is sent to. */
  action: string
  /** Begins the ids of the form's elements, which are unique in the page. */
  prefix: string
  errors: readonly FieldError[]
  /** Fields (by name) that have these choices only. */
  options?: Readonly<Record<string, readonly Option[]>>
  /** Fields (by name) for which these are proposed while typing. */
  proposals?: Readonly<Record<string, readonly string[]>>
  /** Hints under labels, by the field's path without the numbers of rows. */
  hints?: Readonly<Record<string, string>>
  /** Lines of large texts, by the same. */
  rows?: Readonly<Record<string, number>>
}

/** The id of a field's element. */
export const idOf = ({ prefix }: Pick<FormContext, 'prefix'>, path: string): string => `${prefix}-${path}`

/** What is wrong with one field. */
export const errorsAt = ({ errors }: Pick<FormContext, 'errors'>, path: string): string[] =>
  errors.filter((e) => e.path === path).map((e) => e.message)
