import type { Findings, Found } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import type { Page } from '../page.ts'
import type { Span } from '../tight.ts'

const longest = 100

/** Whom to ask (联系人及电话), as printed; a name and a telephone with labels of their own are put together. */
export const readContact = ({ entries, text, bodyFrom }: Page): Findings<string> => {
  const written = entries.filter((e) => !isEmpty(e) && e.hasColon && e.value.end - e.value.start <= longest)
  const people = written.filter((e) => e.key === 'contact')
  const found = people.map((person) => withPhone(text, person, written)).filter((f) => f.value !== '')
  const empty = entries.find((e) => e.key === 'contact' && e.hasColon && isEmpty(e) && e.line >= bodyFrom)
  return { found, problems: found.length === 0 && empty ? ['联系人一栏是空的,请补上'] : [] }
}

const withPhone = (text: string, person: Entry, written: readonly Entry[]): Found<string> => {
  const phone = written.find((e) => e.key === 'phone' && e.value.start >= person.value.end && e.line - person.line <= 1)
  const parts: Span[] = phone ? [person.value, phone.value] : [person.value]
  const value = parts.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ')).join(' ')
  return { value, start: person.value.start, end: (phone ?? person).value.end, confidence: 0.95 }
}
