import type { Field } from './fields.ts'

/** What stands in the fields, as it was typed: texts by name, groups and rows in them. */
export type Values = { [name: string]: Value }
export type Value = string | string[] | Values | Values[]

/** The posted fields by their names, which are paths such as `handlings.0.lead`. */
export type Posted = ReadonlyMap<string, readonly string[]>

export const postedOf = (data: FormData | URLSearchParams): Posted => {
  const posted = new Map<string, string[]>()
  for (const [name, value] of data.entries())
    if (typeof value === 'string') posted.set(name, [...(posted.get(name) ?? []), value.replaceAll('\r\n', '\n')])
  return posted
}

/** No form has more rows than this: a name with a huge index is not ours. */
const mostRows = 200

/** The rows that were posted under a path, in order, by their indices. */
const rowsOf = (posted: Posted, path: string): number[] => {
  const under = [...posted.keys()].filter((name) => name.startsWith(`${path}.`))
  const indices = under.map((name) => Number(name.slice(path.length + 1).split('.', 1)[0]))
  return [...new Set(indices)].filter((i) => Number.isInteger(i) && i >= 0 && i < mostRows).sort((a, b) => a - b)
}

export const isBlank = (value: Value): boolean =>
  typeof value === 'string'
    ? value.trim() === ''
    : Array.isArray(value)
      ? value.every(isBlank)
      : Object.values(value).every(isBlank)

const read = (field: Field, posted: Posted, path: string): Value => {
  switch (field.kind) {
    case 'group':
      return readValues(field.fields, posted, `${path}.`)
    case 'groups':
      return rowsOf(posted, path).map((i) => readValues(field.fields, posted, `${path}.${i}.`))
    case 'units':
      return rowsOf(posted, path).map((i) => posted.get(`${path}.${i}`)?.[0] ?? '')
    case 'choices':
      return [...(posted.get(path) ?? [])]
    default:
      return posted.get(path)?.[0] ?? ''
  }
}

/** What was posted, by the fields of the form; anything else is left unread. */
export const readValues = (fields: readonly Field[], posted: Posted, prefix = ''): Values =>
  Object.fromEntries(fields.map((field) => [field.name, read(field, posted, `${prefix}${field.name}`)]))

const isRows = (value: Value): value is Values[] => Array.isArray(value) && typeof value[0] === 'object'

const withoutBlank = (value: Value): Value => {
  if (typeof value === 'string') return value
  if (isRows(value)) return value.filter((row) => !isBlank(row)).map(withoutBlankRows)
  if (Array.isArray(value)) return value.filter((one) => !isBlank(one))
  return withoutBlankRows(value)
}

/** The same without the rows that nothing was put into, so that the rest is numbered as the API will number it. */
export const withoutBlankRows = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, withoutBlank(value)]))

const posts = (field: Field, value: Value, path: string): [string, string][] => {
  if (typeof value === 'string') return [[path, value]]
  if (field.kind === 'choices') return (value as string[]).map((one) => [path, one])
  if (field.kind === 'units') return (value as string[]).map((one, i) => [`${path}.${i}`, one])
  if (field.kind === 'group') return toPosted(field.fields, value as Values, `${path}.`)
  if (field.kind !== 'groups') return []
  return (value as Values[]).flatMap((row, i) => toPosted(field.fields, row, `${path}.${i}.`))
}

/** The names and values that a form with these values posts. */
export const toPosted = (fields: readonly Field[], values: Values, prefix = ''): [string, string][] =>
  fields.flatMap((field) => posts(field, values[field.name] ?? '', `${prefix}${field.name}`))
