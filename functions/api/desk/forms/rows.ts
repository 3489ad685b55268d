import type { Field } from './fields.ts'
import type { Value, Values } from './values.ts'

/** A change of a form's rows, which it posts by the button that was pressed: one more under a path, or one taken out. */
export type RowChange = { add: string } | { remove: string }

const blank = (field: Field): Value => {
  switch (field.kind) {
    case 'group':
      return blankValues(field.fields)
    case 'groups':
    case 'units':
    case 'choices':
      return []
    default:
      return ''
  }
}

export const blankValues = (fields: readonly Field[]): Values =>
  Object.fromEntries(fields.map((field) => [field.name, blank(field)]))

const added = (field: Field, value: Value, rest: readonly string[]): Value => {
  if (rest.length === 0) {
    if (field.kind === 'groups') return [...(value as Values[]), blankValues(field.fields)]
    return field.kind === 'units' ? [...(value as string[]), ''] : value
  }
  if (field.kind === 'group') return changed(field.fields, value as Values, rest, added)
  const [index, ...deeper] = rest
  if (field.kind !== 'groups') return value
  return (value as Values[]).map((row, i) => (i === Number(index) ? changed(field.fields, row, deeper, added) : row))
}

const removed = (field: Field, value: Value, rest: readonly string[]): Value => {
  const [index, ...deeper] = rest
  if (field.kind === 'group') return changed(field.fields, value as Values, rest, removed)
  if (!Array.isArray(value) || index === undefined) return value
  if (deeper.length === 0) return (value as Values[]).filter((_, i) => i !== Number(index))
  if (field.kind !== 'groups') return value
  return (value as Values[]).map((row, i) => (i === Number(index) ? changed(field.fields, row, deeper, removed) : row))
}

const changed = (
  fields: readonly Field[],
  values: Values,
  [name, ...rest]: readonly string[],
  change: typeof added,
): Values => {
  const field = fields.find((f) => f.name === name)
  const value = name === undefined ? undefined : values[name]
  return field && value !== undefined ? { ...values, [field.name]: change(field, value, rest) } : values
}

/** The values after a row was added or taken out; a path that leads nowhere changes nothing. */
export const changeRows = (fields: readonly Field[], values: Values, change: RowChange): Values =>
  'add' in change
    ? changed(fields, values, change.add.split('.'), added)
    : changed(fields, values, change.remove.split('.'), removed)
