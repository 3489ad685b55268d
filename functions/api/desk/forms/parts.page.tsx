import type { FC, PropsWithChildren } from 'hono/jsx'
import { forms } from '../texts/forms.ts'
import { errorsAt, type FormContext, idOf } from './context.ts'
import type { Field } from './fields.ts'
import { labelOf } from './labels.ts'
import type { Value } from './values.ts'

/** One field with what stands in it; `path` is its name in the form. */
export type One<V = Value> = { field: Field; path: string; value: V; context: FormContext }

/** Says that a field may be left empty. */
export const Optional: FC<{ field: Field; context: FormContext }> = ({ field, context }) =>
  field.optional ? <span class="quiet small"> {forms[context.lang].optional}</span> : null

/** What is wrong with a field, in its place. */
export const Errors: FC<{ id: string; messages: readonly string[] }> = ({ id, messages }) =>
  messages.length === 0 ? null : (
    <p class="error" id={`${id}-error`} lang="zh-CN">
      {messages.join('；')}
    </p>
  )

/** What helps to fill a field in. */
export const Hint: FC<{ id: string; text: string | undefined }> = ({ id, text }) =>
  text ? (
    <p class="hint" id={`${id}-hint`}>
      {text}
    </p>
  ) : null

/** Hint and error are read with the field. */
export const described = (id: string, hint: string | undefined, errors: readonly string[]) => {
  const by = [...(hint ? [`${id}-hint`] : []), ...(errors.length > 0 ? [`${id}-error`] : [])]
  return {
    ...(by.length > 0 && { 'aria-describedby': by.join(' ') }),
    ...(errors.length > 0 && { 'aria-invalid': 'true' as const }),
  }
}

/** How a field looks. */
export const classOf = (errors: readonly string[]): string => (errors.length > 0 ? 'field invalid' : 'field')

/** The path of a field without the numbers of rows: by it the form's context knows it. */
export const placeIn = (path: string): string =>
  path
    .split('.')
    .filter((part) => !/^\d+$/.test(part))
    .join('.')

/** A field's own hint, or that of its kind. */
export const hintOf = ({ kind }: Field, path: string, { lang, hints }: FormContext): string | undefined => {
  const own = hints?.[placeIn(path)]
  if (own) return own
  if (kind === 'lines') return forms[lang].onePerLine
  return kind === 'unit' || kind === 'units' ? forms[lang].unit : undefined
}

/** A fieldset that an error can lead to. */
export const FieldSet: FC<
  PropsWithChildren<{ field: Field; path: string; context: FormContext; title?: string; group?: boolean }>
> = (p) => {
  const { field, path, context, title, group = false } = p
  const id = idOf(context, path)
  const errors = errorsAt(context, path)
  // Units say their hint themselves, beside the list that it is about.
  const hint = title === undefined && field.kind !== 'units' ? context.hints?.[placeIn(path)] : undefined
  return (
    <fieldset
      id={id}
      tabindex={-1}
      class={`${classOf(errors)}${group ? ' part' : ''}`}
      {...described(id, hint, errors)}
    >
      <legend>
        {title ?? labelOf(context.lang, context.form, path)}
        {title === undefined && <Optional field={field} context={context} />}
      </legend>
      <Hint id={id} text={hint} />
      <Errors id={id} messages={errors} />
      {p.children}
    </fieldset>
  )
}
