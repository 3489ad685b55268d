import { contradictionsIn } from './contradictions.ts'
import { readCategory } from './fields/category.ts'
import { readContact } from './fields/contact.ts'
import { readCopyTo } from './fields/copy-to.ts'
import { readIssuedOn, readPublishedOn } from './fields/days.ts'
import { readDeputies, readDeputyCount } from './fields/deputies.ts'
import { readDisclosure } from './fields/disclosure.ts'
import { readDocumentNumber } from './fields/document-number.ts'
import { readIndexNumber } from './fields/index-number.ts'
import { readCongress, readNumber, readSession } from './fields/reference.ts'
import { readSigner } from './fields/signer.ts'
import { readSuggestionTitle, readTitle } from './fields/titles.ts'
import { readCoUnits, readLeadUnit } from './fields/units.ts'
import type { Findings } from './found.ts'
import { kindOf } from './kind.ts'
import { emptyLetter, type Letter, type LetterField, type LetterReading } from './letter.ts'
import { normalise } from './normalise.ts'
import { type Page, pageOf } from './page.ts'
import { promisesOf } from './promises.ts'
import { sectionsOf } from './sections.ts'
import { settle } from './settle.ts'
import { UnreadableLetter } from './source/unreadable.ts'

type Readers = { [F in LetterField]: (page: Page) => Findings<NonNullable<Letter[F]>> }

const readers: Readers = {
  number: readNumber,
  congress: readCongress,
  session: readSession,
  title: readTitle,
  suggestionTitle: readSuggestionTitle,
  deputies: readDeputies,
  deputyCount: readDeputyCount,
  leadUnit: readLeadUnit,
  coUnits: readCoUnits,
  category: readCategory,
  documentNumber: readDocumentNumber,
  issuedOn: readIssuedOn,
  publishedOn: readPublishedOn,
  signer: readSigner,
  contact: readContact,
  copyTo: readCopyTo,
  disclosure: readDisclosure,
  indexNumber: readIndexNumber,
}

/** The longest text that is read: a reply has at most 100,000 characters. */
export const longestLetter = 200_000

/**
 * Reads a published reply letter (答复函) from its text. Pure. Every field that is given has its evidence, a place in the
 * normalised text (`text` of the answer); what is missing, doubtful or contradictory is an issue. Of what is no reply
 * nothing is read.
 *
 * @throws UnreadableLetter for a text that is too long
 */
export const readLetter = (source: string): LetterReading => {
  const text = normalise(source)
  if (text.length > longestLetter) throw new UnreadableLetter('TOO_LONG')
  const page = pageOf(text)
  const { kind, issues } = kindOf(page)
  if (kind !== 'reply') return { kind, letter: emptyLetter(), evidence: {}, issues, body: null, text }
  return { kind, ...fieldsOf(page), body: textBetween(page), text }
}

const fieldsOf = (page: Page): Pick<LetterReading, 'letter' | 'evidence' | 'issues'> => {
  const settled = (Object.keys(readers) as LetterField[]).map((field) => ({ field, ...settleField(page, field) }))
  const values = Object.fromEntries(settled.map(({ field, value }) => [field, value])) as Omit<
    Letter,
    'sections' | 'promises'
  >
  const body = bodyOf(page)
  const letter: Letter = {
    ...values,
    sections: sectionsOf(body),
    promises: promisesOf(page.text, body, values.issuedOn),
  }
  return {
    letter,
    evidence: Object.fromEntries(settled.flatMap(({ field, evidence }) => (evidence ? [[field, evidence]] : []))),
    issues: [...settled.flatMap((s) => s.problems), ...contradictionsIn(letter)],
  }
}

/** The body as it stands, without blank lines around it and without the units that sign. */
const textBetween = (page: Page): string | null => {
  const lines = bodyOf(page)
  const signed = page.closing?.units[0]?.start ?? Number.POSITIVE_INFINITY
  const text = page.text.slice(lines[0]?.start ?? 0, Math.min(lines.at(-1)?.end ?? 0, signed)).trim()
  return text === '' ? null : text
}

const settleField = (page: Page, field: LetterField) => {
  const read = readers[field] as (page: Page) => Findings<unknown>
  return settle(page.text, field, read(page))
}

const bodyOf = ({ lines, bodyFrom, closing }: Page) =>
  lines.slice(bodyFrom, closing?.date ? closing.line : lines.length)
