import { HistoryInput } from '../../../../shared/history/entry.ts'
import { type Field, fieldsOf } from '../forms/fields.ts'

const order = ['session', 'number', 'kind', 'title', 'deputies', 'handlings', 'topics', 'disclosure']
const place = ({ name }: Field): number => (order.indexOf(name) + order.length + 1) % (order.length + 1)

/** The fields of an entry, those first that people look at first. */
export const fields: readonly Field[] = fieldsOf(HistoryInput).sort((a, b) => place(a) - place(b))
