import type { FieldError } from '../case/refusal.ts'
import { dayInCell, severalIn, textIn } from './cells.ts'
import { type ColumnKey, columns } from './columns.ts'
import type { Header } from './header.ts'

/** What cells are read with: sessions and units by code or name, and the session of rows that name none. */
export type Naming = {
  session?: string
  sessionNamed(name: string): string | undefined
  unitNamed(name: string): string | undefined
}

const kinds: Record<string, string> = {
  大会建议: 'session',
  会议期间建议: 'session',
  闭会期间建议: 'recess',
  闭会建议: 'recess',
  议案转建议: 'bill',
  上级转办: 'forwarded',
  转办: 'forwarded',
}
const disclosures: Record<string, string> = {
  全文公开: 'full',
  公开: 'full',
  同意: 'full',
  是: 'full',
  只公开标题: 'title-only',
  公开标题: 'title-only',
  不公开: 'none',
  不同意: 'none',
  否: 'none',
}
const confidential: Record<string, string> = {
  对代表身份保密: 'identity',
  身份: 'identity',
  对内容保密: 'content',
  内容: 'content',
}

/** The code of a word; the word itself where it is none, for the schema to refuse. */
const coded = (codes: Record<string, string>, word: string): string => codes[word] ?? word

/**
 * A row as `POST /api/suggestions` takes it; nothing is checked here. Undefined where the row is empty.
 * A number that Excel has made of `0105` has lost its zero: `numberWidth` puts it back where all of the file have one width.
 */
export const inputOf = (
  cells: readonly unknown[],
  { at }: Header,
  naming: Naming,
  numberWidth = 0,
): Record<string, unknown> | undefined => {
  const cell = (key: ColumnKey) => cells[at.get(key) ?? -1]
  const text = (key: ColumnKey) => textIn(cell(key))
  if ([...at.keys()].every((key) => text(key) === '')) return undefined
  const optional = (name: string, value: string | readonly string[]) => (value.length > 0 ? { [name]: value } : {})
  const session = text('session')
  const number = cell('number')
  const delegation = text('delegation')
  const origin = {
    ...optional('body', text('originBody')),
    ...optional('number', text('originNumber')),
    ...optional('dueOn', dayInCell(cell('originDueOn'))),
  }
  return {
    session: session === '' ? (naming.session ?? '') : (naming.sessionNamed(session) ?? session),
    number: typeof number === 'number' ? textIn(number).padStart(numberWidth, '0') : textIn(number),
    kind: text('kind') === '' ? 'session' : coded(kinds, text('kind')),
    title: text('title').replace(/\s*\n\s*/g, ''),
    body: text('body'),
    topics: severalIn(cell('topics')),
    deputies: deputiesIn(text('lead'), severalIn(cell('deputies')), { delegation, phone: text('phone') }),
    disclosure: text('disclosure') === '' ? 'none' : coded(disclosures, text('disclosure')),
    receivedOn: dayInCell(cell('receivedOn')),
    ...optional(
      'proposedUnits',
      severalIn(cell('proposedUnits')).map((name) => naming.unitNamed(name) ?? name),
    ),
    ...optional('confidential', text('confidential') && coded(confidential, text('confidential'))),
    ...optional('visibleTo', severalIn(cell('visibleTo'))),
    ...(Object.keys(origin).length > 0 && { origin }),
  }
}

const deputiesIn = (lead: string, others: readonly string[], of: { delegation: string; phone: string }) => [
  ...(lead === ''
    ? []
    : [
        {
          name: lead,
          lead: true,
          ...(of.delegation && { delegation: of.delegation }),
          ...(of.phone && { phone: of.phone }),
        },
      ]),
  // A list of all deputies names the lead once more.
  ...others.filter((name) => name !== lead).map((name) => ({ name })),
]

/** The width that numbers have which begin with 0: those that Excel has made numbers of lost theirs. */
export const numberWidthIn = (rows: readonly (readonly unknown[])[], { at, row }: Header): number => {
  const widths = rows
    .slice(row + 1)
    .map((cells) => cells[at.get('number') ?? -1])
    .flatMap((cell) => (typeof cell === 'string' && /^0\d+$/.test(cell.trim()) ? [cell.trim().length] : []))
  const [first] = widths
  return first !== undefined && widths.every((width) => width === first) ? first : 0
}

const columnOf: Record<string, ColumnKey> = {
  session: 'session',
  number: 'number',
  kind: 'kind',
  title: 'title',
  body: 'body',
  topics: 'topics',
  deputies: 'lead',
  receivedOn: 'receivedOn',
  disclosure: 'disclosure',
  proposedUnits: 'proposedUnits',
  confidential: 'confidential',
  visibleTo: 'visibleTo',
  'origin.body': 'originBody',
  'origin.number': 'originNumber',
  'origin.dueOn': 'originDueOn',
  origin: 'originBody',
}

/** The header of the column that an error is about, for a person at the sheet: `领衔代表电话` of `deputies.0.phone`. */
export const headerOf = ({ path }: FieldError): string => {
  const [first = '', second = '', third] = path.split('.')
  const key =
    first === 'deputies'
      ? third === 'phone'
        ? 'phone'
        : second === '0' || second === ''
          ? 'lead'
          : 'deputies'
      : undefined
  const found = key ?? columnOf[path] ?? columnOf[`${first}.${second}`] ?? columnOf[first]
  return columns.find((c) => c.key === found)?.header ?? ''
}
