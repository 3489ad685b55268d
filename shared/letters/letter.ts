import * as z from 'zod'
import { Day } from '../calendar/index.ts'

/** `reply` answers deputies, `proposal` is about a proposal of the CPPCC (政协提案), `other` is anything else. */
export const LetterKind = z.enum(['reply', 'proposal', 'other'])
export type LetterKind = z.infer<typeof LetterKind>

/** A heading of the letter's body: level 1 `一、`, 2 `(一)`, 3 `1.`, 4 `(1)`; `offset` in the normalised text. */
export const Section = z.object({ level: z.number().int(), number: z.string(), title: z.string(), offset: z.number() })
export type Section = z.infer<typeof Section>

/** A sentence in which the unit says what it will do, and by when where it gives a day, month, quarter or year. */
export const PromiseMade = z.object({
  text: z.string(),
  offset: z.number(),
  dueOn: Day.nullable(),
  confidence: z.number(),
})
export type PromiseMade = z.infer<typeof PromiseMade>

/**
 * What a published reply letter says. A field that the letter does not give is null. `title` is the letter's,
 * `suggestionTitle` that of the suggestion it answers; `number` and `contact` are as printed, `documentNumber` with its
 * brackets put right; `category` is a code (A to E, 甲 to 丁) or one of Shanghai's four words.
 */
export const Letter = z.object({
  number: z.string().nullable(),
  congress: z.number().int().nullable(),
  session: z.number().int().nullable(),
  title: z.string().nullable(),
  suggestionTitle: z.string().nullable(),
  deputies: z.array(z.string()).nullable(),
  deputyCount: z.number().int().nullable(),
  leadUnit: z.string().nullable(),
  coUnits: z.array(z.string()).nullable(),
  category: z.string().nullable(),
  documentNumber: z.string().nullable(),
  issuedOn: Day.nullable(),
  publishedOn: Day.nullable(),
  signer: z.string().nullable(),
  contact: z.string().nullable(),
  copyTo: z.array(z.string()).nullable(),
  disclosure: z.enum(['open', 'on-request', 'closed']).nullable(),
  indexNumber: z.string().nullable(),
  sections: z.array(Section),
  promises: z.array(PromiseMade),
})
export type Letter = z.infer<typeof Letter>

/** The fields that are read from a place of their own. */
export type LetterField = Exclude<keyof Letter, 'sections' | 'promises'>

/**
 * Where a field was read: `text` stands at `offset` (UTF-16 units) in the normalised text, `confidence` goes from 0 to 1.
 * From 0.9 on the letter says it in so many words in the usual place; below 0.6 it is concluded.
 */
export const Evidence = z.object({ text: z.string(), offset: z.number().int(), confidence: z.number() })
export type Evidence = z.infer<typeof Evidence>

/** Something that is missing, doubtful or contradictory, and how to mend it, in Chinese; `kind` where it is no reply. */
export const LetterIssue = z.object({ field: z.string(), problem: z.string() })
export type LetterIssue = z.infer<typeof LetterIssue>

/**
 * A text as it was read; `text` is its normalised form, in which the offsets count, `body` what stands in it between the
 * salutation and the signature (null where it is no reply).
 */
export const LetterReading = z.object({
  kind: LetterKind,
  letter: Letter,
  evidence: z.record(z.string(), Evidence),
  issues: z.array(LetterIssue),
  body: z.string().nullable(),
  text: z.string(),
})
export type LetterReading = z.infer<typeof LetterReading>

/** A letter of which nothing is known. */
export const emptyLetter = (): Letter => ({
  number: null,
  congress: null,
  session: null,
  title: null,
  suggestionTitle: null,
  deputies: null,
  deputyCount: null,
  leadUnit: null,
  coUnits: null,
  category: null,
  documentNumber: null,
  issuedOn: null,
  publishedOn: null,
  signer: null,
  contact: null,
  copyTo: null,
  disclosure: null,
  indexNumber: null,
  sections: [],
  promises: [],
})
