import type * as z from 'zod'
import { fieldErrors } from '../../../../shared/case/decide/parse.ts'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import type { Unit } from '../../../../shared/settings.ts'
import { type Field, fieldsOf } from './fields.ts'
import { isBlank, type Value, type Values } from './values.ts'

/** Units as people know them: by name. */
export type UnitNames = readonly Pick<Unit, 'code' | 'name' | 'active'>[]

type Json = Record<string, unknown>
type Reading = { units: UnitNames; errors: FieldError[] }

const codeOf = (typed: string, path: string, { units, errors }: Reading): string => {
  const found =
    units.find((u) => u.name === typed && u.active) ?? units.find((u) => u.name === typed || u.code === typed)
  if (found) return found.code
  errors.push({ path, message: `没有名为「${typed}」的单位，请从列表中选择` })
  return typed
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const inputAt = (field: Field, value: Value, path: string, reading: Reading): unknown => {
  if (field.kind === 'groups')
    return (value as Values[]).map((row, i) => inputOf(field.fields, row, `${path}.${i}.`, reading))
  if (field.kind === 'group') return inputOf(field.fields, value as Values, `${path}.`, reading)
  if (field.kind === 'units') return (value as string[]).map((one, i) => codeOf(one.trim(), `${path}.${i}`, reading))
  if (field.kind === 'choices') return value
  const text = String(value)
  if (field.kind === 'lines') return lines(text)
  if (field.kind === 'unit') return codeOf(text.trim(), path, reading)
  if (field.kind === 'check') return text !== ''
  if (field.kind === 'number') return Number(text)
  return text.trim()
}

/** What was left empty is not there; only a list that is demanded is there and empty, so that its own words are said. */
const inputOf = (fields: readonly Field[], values: Values, prefix: string, reading: Reading): Json =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name] ?? ''
      const demanded = ['groups', 'units', 'lines', 'choices'].includes(field.kind) && !field.optional
      if (isBlank(value)) return demanded ? [[field.name, []]] : []
      return [[field.name, inputAt(field, value, `${prefix}${field.name}`, reading)]]
    }),
  )

/**
 * The input that the API takes for what was typed. Throws a Refusal that names every wrong field, by the paths of the
 * form (blank rows are to be taken out before).
 */
export const toInput = (form: z.ZodType, values: Values, units: UnitNames): Json => {
  const reading: Reading = { units, errors: [] }
  const input = inputOf(fieldsOf(form), values, '', reading)
  const parsed = form.safeParse(input)
  const { errors } = reading
  const others = parsed.success ? [] : fieldErrors(parsed.error)
  const all = [...errors, ...others.filter((e) => !errors.some((own) => own.path === e.path))]
  if (all.length > 0) throw new Refusal('INVALID', '有内容需要改正', all)
  return input
}

const valueAt = (field: Field, input: unknown, units: UnitNames): Value => {
  const nameOf = (code: unknown) => units.find((u) => u.code === code)?.name ?? String(code)
  switch (field.kind) {
    case 'groups':
      return ((input ?? []) as Json[]).map((row) => toValues(field.fields, row, units))
    case 'group':
      return toValues(field.fields, (input ?? {}) as Json, units)
    case 'units':
      return ((input ?? []) as string[]).map(nameOf)
    case 'choices':
      return (input ?? []) as string[]
    case 'lines':
      return ((input ?? []) as string[]).join('\n')
    case 'unit':
      return input === undefined ? '' : nameOf(input)
    case 'check':
      return input === true ? 'on' : ''
    default:
      return input === undefined ? '' : String(input)
  }
}

/** What stands in the fields for an input: to begin a form with what is known. */
export const toValues = (fields: readonly Field[], input: Json, units: UnitNames): Values =>
  Object.fromEntries(fields.map((field) => [field.name, valueAt(field, input[field.name], units)]))
