import { SubmitInput } from '../../../../shared/case/decide/submit.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'
import { isBlank, type Values } from '../forms/values.ts'

/** What only few suggestions have: it opens when it is needed. */
const rare = ['delegation', 'confidential', 'visibleTo', 'origin']

const all = fieldsOf(SubmitInput).map(
  // With a choice of nothing: a select.
  (field): Field => (field.name === 'confidential' ? { name: field.name, optional: true, kind: 'line' } : field),
)

/** Short ones stand beside each other. */
const short = ['session', 'number', 'receivedOn']

const order = [...short, 'kind', 'title', 'body', 'deputies', 'topics', 'disclosure']
const place = ({ name }: Field): number => (order.indexOf(name) + order.length + 1) % (order.length + 1)

/** The fields of every suggestion, in the order in which they are on paper. */
const usual: readonly Field[] = all.filter((f) => !rare.includes(f.name)).sort((a, b) => place(a) - place(b))

export const head: readonly Field[] = usual.filter((f) => short.includes(f.name))
export const rest: readonly Field[] = usual.filter((f) => !short.includes(f.name))

export const unusual: readonly Field[] = all.filter((f) => rare.includes(f.name))

/** Whether any of the rare ones is filled in. */
export const hasUnusual = (values: Values): boolean => rare.some((name) => !isBlank(values[name] ?? ''))
