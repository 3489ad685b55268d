import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { SessionId, SuggestionNumber, UnitCode } from '../case/ids.ts'
import { Satisfaction } from '../steps/evaluate.ts'
import { ContactMode, Line, Words } from '../steps/forms.ts'
import { documentNumber } from '../steps/issue.ts'

/** No more units answer one suggestion than are assigned at once. */
const mostHandlings = 40
const mostPromises = 40

/** A promise of the letter and how far it is: open, fulfilled on a day, or given up. `unit` where it is not the lead. */
export const EnteredPromise = z.strictObject({
  item: Words,
  unit: UnitCode.optional(),
  dueOn: Day.optional(),
  state: z.enum(['open', 'fulfilled', 'abandoned']),
  fulfilledOn: Day.optional(),
})

/** The letter that was issued. `publishedOn` where it was put on a public page then. */
export const EnteredReply = z.strictObject({
  category: Line,
  documentNumber: Line.regex(documentNumber, '文号写作「前缀〔年份〕序号号」；原件没有文号的留空').optional(),
  issuedOn: Day,
  signedBy: Line.optional(),
  title: Line,
  body: Words,
  disclosure: z.enum(['open', 'on-request', 'closed']),
  publishedOn: Day.optional(),
  indexNumber: Line.optional(),
})

/**
 * One handling as people know it from the papers. `dueOn` is the reply's limit with what was granted, where it is not
 * the one that the place's rules give from the day of assignment. What nobody knows any more is left out: with neither
 * `contacts` nor `uncontacted` the handling is outside the contact rates, with neither `rating` nor `unrated` (the window
 * ended without one) outside feedback and satisfaction.
 */
export const EnteredHandling = z.strictObject({
  lead: UnitCode,
  co: z.array(UnitCode).max(mostHandlings).optional(),
  part: Line.optional(),
  assignedOn: Day,
  dueOn: Day.optional(),
  contacts: z
    .array(z.strictObject({ mode: ContactMode, on: Day }))
    .max(50)
    .optional(),
  uncontacted: z.boolean().optional(),
  reply: EnteredReply,
  rating: z
    .strictObject({ attitude: Satisfaction, result: Satisfaction, on: Day, comments: Words.optional() })
    .optional(),
  unrated: z.boolean().optional(),
  commitments: z.array(EnteredPromise).max(mostPromises).optional(),
})
export type EnteredHandling = z.infer<typeof EnteredHandling>

/**
 * A suggestion that was answered before it came into the system (历史补录), as the secretariat confirms it: the whole of
 * it, so that the same again changes nothing and another one takes its place. `source` names the letter that it was read from.
 */
export const HistoryInput = z.strictObject({
  session: SessionId,
  number: SuggestionNumber,
  kind: z.enum(['session', 'recess', 'bill']),
  title: Line,
  body: Words.optional(),
  topics: z.array(Line).max(20),
  deputies: z
    .array(z.strictObject({ name: Line, delegation: Line.optional(), lead: z.boolean().optional() }))
    .min(1, '至少一名代表')
    .max(100)
    .refine((all) => all.filter((d) => d.lead).length <= 1, '领衔代表只有一名')
    .refine((all) => new Set(all.map((d) => d.name)).size === all.length, '代表姓名重复'),
  delegation: Line.optional(),
  disclosure: z.enum(['full', 'title-only', 'none']),
  handlings: z.array(EnteredHandling).min(1, '至少一个承办单位').max(mostHandlings),
  source: Line.optional(),
})
export type HistoryInput = z.infer<typeof HistoryInput>
