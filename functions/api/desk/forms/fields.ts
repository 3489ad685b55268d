import * as z from 'zod'
import { Day, UnitCode } from '../../../../shared/steps/forms.ts'

/** What a field of a form is filled in with. `lines` are short texts, one a line; `units` unit codes, one a row. */
type Kind =
  | { kind: 'line' | 'text' | 'day' | 'unit' | 'number' | 'check' | 'lines' | 'units' }
  | { kind: 'choice' | 'choices'; values: readonly string[] }
  | { kind: 'group'; fields: readonly Field[] }
  | { kind: 'groups'; fields: readonly Field[] }

/** A field of a form: its name in the input that the API takes, and how it is filled in. */
export type Field = { name: string; optional: boolean } & Kind

/** A text that may be longer is written in more than one line. */
const longestLine = 200

const kindOfText = (type: z.ZodString): Kind =>
  (type.maxLength ?? longestLine) > longestLine ? { kind: 'text' } : { kind: 'line' }

const kindOfList = (element: z.ZodType): Kind => {
  const { kind, ...more } = kindOf(element)
  if (kind === 'unit') return { kind: 'units' }
  if (kind === 'line' || kind === 'text') return { kind: 'lines' }
  if (kind === 'choice' && 'values' in more) return { kind: 'choices', values: more.values }
  if (kind === 'group' && 'fields' in more) return { kind: 'groups', fields: more.fields }
  throw new Error(`a form has no list of ${kind}`)
}

const kindOf = (type: z.ZodType): Kind => {
  // These two are known by being themselves: a unit's code and a day are texts with rules of their own.
  if (type === UnitCode) return { kind: 'unit' }
  if (type === Day) return { kind: 'day' }
  if (type instanceof z.ZodOptional || type instanceof z.ZodNullable) return kindOf(type.unwrap() as z.ZodType)
  if (type instanceof z.ZodString) return kindOfText(type)
  // An e-mail address and its like.
  if (type instanceof z.ZodStringFormat) return { kind: 'line' }
  if (type instanceof z.ZodEnum) return { kind: 'choice', values: type.options.map(String) }
  if (type instanceof z.ZodBoolean) return { kind: 'check' }
  if (type instanceof z.ZodNumber) return { kind: 'number' }
  if (type instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(type) }
  if (type instanceof z.ZodArray) return kindOfList(type.element as z.ZodType)
  throw new Error(`a form has no field for ${type.type}`)
}

/** The fields of a form in its own order, made from its schema; throws where a schema has what no form can show. */
export const fieldsOf = (form: z.ZodType): Field[] => {
  if (!(form instanceof z.ZodObject)) throw new Error('a form is an object')
  return Object.entries(form.shape as Record<string, z.ZodType>).map(([name, type]) => ({
    name,
    optional: type instanceof z.ZodOptional,
    ...kindOf(type),
  }))
}
