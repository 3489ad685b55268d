import type { Day } from '../../calendar/index.ts'
import { datesIn, isDateLike } from '../dates.ts'
import type { Findings, Found } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import type { Page } from '../page.ts'
import { type Span, tighten } from '../tight.ts'

/** The day on which the letter was issued (成文日期): that of the signature, else of the page's table. */
export const readIssuedOn = (page: Page): Findings<Day> => {
  const { closing, entries, text } = page
  const signed = closing?.date ? dayAt(text, closing.date, 0.95) : null
  const labelled = entries.filter((e) => e.key === 'issuedOn' && !isEmpty(e)).map((e) => dayAt(text, e.value, 0.85))
  return findingsOf([signed, ...labelled, underTitle(page)])
}

/** The day on which the letter was published (公开日期): the page says it above the letter. */
export const readPublishedOn = (page: Page): Findings<Day> => {
  const { entries, text, salutation, bodyFrom, lines } = page
  const head = salutation?.from ?? bodyFrom + 3
  const isHere = (e: Entry): boolean =>
    e.line < head || (e.hasColon && /发布|公开/.test(text.slice(e.span.start, e.value.start)))
  const found = entries.filter((e) => e.key === 'publishedOn' && !isEmpty(e) && isHere(e) && lines.length > e.line)
  return findingsOf(found.map((e) => dayAt(text, e.value, 0.9)))
}

type Dated = Found<Day> | { broken: string }

const findingsOf = (dated: readonly (Dated | null)[]): Findings<Day> => {
  const all = dated.filter((d) => d !== null)
  const problems = all.flatMap((d) => ('broken' in d ? [`日期「${d.broken}」不完整或不存在,请核对原件后改正`] : []))
  return { found: all.flatMap((d) => ('broken' in d ? [] : [d])), problems }
}

const dayAt = (text: string, span: Span, confidence: number): Dated | null => {
  const tight = tighten(text, span)
  const [date] = datesIn(tight.text)
  if (date?.day) return { value: date.day, ...tight.span(date.from, date.to), confidence }
  if (date || isDateLike(tight.text)) return { broken: text.slice(span.start, span.end) }
  return null
}

/** (2023年6月29日) right under the title. */
const underTitle = ({ title, lines, text }: Page): Dated | null => {
  const line = title ? lines[title.to + 1] : undefined
  return line && isDateLike(line.tight.text.replace(/^[(（]|[)）]$/g, '')) ? dayAt(text, line, 0.75) : null
}
