import type { Line } from './lines.ts'
import type { Span, Tight } from './tight.ts'
import { type LabelKey, labelAt } from './vocabulary.ts'

/** A label with what stands behind it; `value` is empty (start = end) where nothing does. */
export type Entry = {
  key: LabelKey
  line: number
  /** The label and its value. */
  span: Span
  value: Span
  /** With a colon; a table of a web page has none. */
  hasColon: boolean
}

type Label = { key: LabelKey; from: number; to: number; hasColon: boolean }

const separators = /[|│/;；,，。、([（【•]/
const colon = /[:：]/
// What a table on the page puts beneath its label; of a person's label an empty line means that nobody is named.
const mayStandBeneath: ReadonlySet<LabelKey> = new Set([
  'indexNumber',
  'issuedOn',
  'publishedOn',
  'documentNumber',
  'publisher',
])

/** All labels of the lines, in their order. Time is linear in the length of the text. */
export const entriesOf = (lines: readonly Line[]): Entry[] => {
  const perLine = lines.map(entriesOfLine)
  return perLine.flatMap((entries, i) => {
    const [only] = entries
    const next = lines[i + 1]
    if (entries.length !== 1 || !only || !isEmpty(only) || !mayStandBeneath.has(only.key) || !next) return entries
    if ((perLine[i + 1]?.length ?? 0) > 0 || next.tight.text.length > 60) return entries
    return [{ ...only, value: { start: next.start, end: next.end }, span: { start: only.span.start, end: next.end } }]
  })
}

/** Whether a label stands alone. */
export const isEmpty = ({ value }: Entry): boolean => value.start === value.end

const entriesOfLine = (line: Line): Entry[] => {
  const labels = labelsIn(line.tight)
  return labels.map((label, i) => {
    const next = labels[i + 1]
    const value = trimmed(line, label, next ? next.from : line.tight.text.length)
    const { start, end } = line.tight.span(label.from, label.to)
    return {
      key: label.key,
      line: line.index,
      hasColon: label.hasColon,
      value,
      span: { start, end: Math.max(end, value.end) },
    }
  })
}

const labelsIn = (tight: Tight): Label[] => {
  const { text } = tight
  const found: Label[] = []
  let at = 0
  while (at < text.length) {
    const label = startsLabel(tight, at) ? readLabel(tight, at, found.length > 0) : null
    if (label) found.push(label)
    at = label ? label.to : at + 1
  }
  return found
}

const startsLabel = ({ text, gapBefore }: Tight, at: number): boolean =>
  at === 0 || gapBefore(at) || separators.test(text[at - 1] ?? '')

const readLabel = (tight: Tight, at: number, isAfterLabel: boolean): Label | null => {
  const { text, gapBefore } = tight
  // Without a colon a label is one at a line's start, or in a row that has begun with one.
  const mayLackColon = at === 0 || isAfterLabel
  const colonFrom = (end: number): number => (isColon(text, at, end) ? end : colonBehindRemark(text, end))
  const fits = (end: number): boolean =>
    colonFrom(end) !== -1 || (mayLackColon && (end === text.length || gapBefore(end)))
  const label = labelAt(text, at, fits)
  if (!label) return null
  const colonAt = colonFrom(label.end)
  return { key: label.key, from: at, to: colonAt === -1 ? label.end : colonAt + 1, hasColon: colonAt !== -1 }
}

/** A colon, or the bracket that closes 【签发人】. */
const isColon = (text: string, at: number, end: number): boolean =>
  colon.test(text[end] ?? '') || (/[【[]/.test(text[at - 1] ?? '') && /[】\]]/.test(text[end] ?? ''))

/** Where the colon is after a remark in brackets: 类别(A、B、C): B. */
const colonBehindRemark = (text: string, end: number): number => {
  if (!/[(（]/.test(text[end] ?? '')) return -1
  const remark = /^[(（][^()（）]{1,20}[)）][:：]/.exec(text.slice(end, end + 24))
  return remark ? end + remark[0].length - 1 : -1
}

const trimmed = (line: Line, label: Label, to: number): Span => {
  const { text, span } = line.tight
  let from = label.to
  let until = to
  while (from < until && colon.test(text[from] ?? '')) from++
  while (until > from && /[|│/;；,，(（【[•]/.test(text[until - 1] ?? '')) until--
  // The whole row of labels may stand in brackets.
  if (!/[(（]/.test(text.slice(from, until))) while (until > from && /[)）]/.test(text[until - 1] ?? '')) until--
  // Beyond what is tightened of a line its end is the value's.
  const isLast = to === text.length
  const value = span(from, until)
  return from < until && isLast && until === to ? { start: value.start, end: Math.max(value.end, line.end) } : value
}
