import * as z from 'zod'
import { Article, Threshold } from './limit.ts'

/** Articles of single parts of a group that come from elsewhere than its `article`: `{ delivery: 'setting' }`. */
const partly = <Part extends string>(...parts: Part[]) => z.partialRecord(z.enum(parts), Article).optional()

/** Extending the reply's limit (延期). */
export const Extension = z.strictObject({
  /** `consent`: the secretariat decides; `notice`: telling it and the deputy is enough */
  by: z.enum(['consent', 'notice']),
  /** months in all from assignment (`total`), or more than the first due date (`added`) */
  cap: z.strictObject({ months: z.int().min(1).max(12), of: z.enum(['total', 'added']) }),
  /** how many times one handling may be extended */
  times: z.int().min(0).max(9),
  deputyTold: z.boolean(),
  article: Article,
  articles: partly('by', 'cap', 'times', 'deputyTold'),
})
export type Extension = z.infer<typeof Extension>

/** Accepting a suggestion (受理). */
export const Acceptance = z.strictObject({
  /** what a matter outside this level's powers gets: not accepted, or answered or referred up (反映) like any other */
  beyondPowers: z.enum(['refuse', 'answer']),
  article: Article,
})
export type Acceptance = z.infer<typeof Acceptance>

/** A unit's decline (退办) of an assignment. Its window is `limits.decline`. */
export const Decline = z.strictObject({
  /** what a decline after the window gets: refused, or put to the secretariat */
  late: z.enum(['refuse', 'ask-secretariat']),
  /** whether the unit must name the unit it holds responsible */
  proposedUnit: z.enum(['required', 'optional']),
  /** what silence past `limits.decline` means for `acknowledge`: taken as accepted, or the step stays open */
  silence: z.enum(['accept', 'wait']),
  /** whether a session's suggestion (大会建议) has the window too, or is to be declined at once, which no date can say */
  inSession: z.enum(['window', 'promptly']),
  article: Article,
  articles: partly('late', 'proposedUnit', 'silence', 'inSession'),
})
export type Decline = z.infer<typeof Decline>

/** A co-unit's opinion (会办意见). Its windows are `limits.coOpinion` and `limits.coOpinionAgain`. */
export const Opinion = z.strictObject({
  /** what silence past `limits.coOpinion` means: the lead may draft without it, or the step stays open */
  silence: z.enum(['free-draft', 'wait']),
  article: Article,
})
export type Opinion = z.infer<typeof Opinion>

/** The deputy's rating (评价). Its window is `limits.evaluate`. */
export const Evaluation = z.strictObject({
  /** what is rated; `attitude` (办理态度), `result` (办理结果) */
  items: z.array(z.enum(['attitude', 'result'])).min(1),
  /** when the deputy is reminded, before the window ends */
  reminder: Threshold,
  article: Article,
  articles: partly('items', 'reminder'),
})
export type Evaluation = z.infer<typeof Evaluation>

/** What follows 不满意. Windows: `limits.redoDecision` and `limits.redoReply`. */
export const Redo = z.strictObject({
  /** whether a dissatisfied deputy always gets a new round, or the secretariat may conclude */
  rule: z.enum(['mandatory', 'discretion']),
  /** what follows 不满意 with the redone reply: coordination, a meeting, expert assessment, or the secretariat's choice */
  second: z.enum(['mediation', 'meeting', 'expert-assessment', 'discretion']),
  /** what follows 不满意 with the fulfilment of a promise: it is taken up again, or a meeting */
  fulfilment: z.enum(['redo', 'meeting']),
  article: Article,
  articles: partly('rule', 'second', 'fulfilment'),
})
export type Redo = z.infer<typeof Redo>

/** Withdrawing a suggestion (撤回). */
export const Withdrawal = z.strictObject({
  allowed: z.enum(['until-assignment', 'any-time']),
  /** what one signer's wish does to a co-signed suggestion: that name is taken off, or nothing until all wish it */
  partial: z.enum(['name-off', 'refused']),
  article: Article,
  articles: partly('allowed', 'partial'),
})
export type Withdrawal = z.infer<typeof Withdrawal>

/** Assigning anew after work began (重新交办). */
export const Reassignment = z.strictObject({ restartsReply: z.boolean(), article: Article })
export type Reassignment = z.infer<typeof Reassignment>

/** The letter (答复函): who signs it and who gets it. */
export const Letter = z.strictObject({
  /** `main-head`: 主要负责人; `a-head`: any head of the unit */
  signer: z.enum(['main-head', 'a-head']),
  delivery: z.enum(['every-signer', 'via-lead', 'by-agreement']),
  /** 抄送; `government-office` only where the unit is a government body or that office assigned it */
  copyTo: z.array(z.enum(['congress', 'government-office', 'electing-congress'])),
  article: Article,
  articles: partly('signer', 'delivery', 'copyTo'),
})
export type Letter = z.infer<typeof Letter>

/** Which finished handlings are inspected (督查复核), `sample` by its share in percent. */
export const Inspection = z
  .strictObject({
    which: z.enum(['all', 'sample', 'key-and-dissatisfied', 'none']),
    samplePercent: z.int().min(1).max(100).optional(),
    article: Article,
  })
  .refine(({ which, samplePercent }) => (which === 'sample') === (samplePercent !== undefined), {
    path: ['samplePercent'],
    error: 'given with `sample`, and only then',
  })
export type Inspection = z.infer<typeof Inspection>

/** Whether the unit revisits the deputy after the last rating (回访). Its window is `limits.revisit`. */
export const Revisit = z.strictObject({ done: z.boolean(), article: Article })
export type Revisit = z.infer<typeof Revisit>

/** When the holder of an open step is reminded: as its light turns, and again while it is overdue. */
export const Reminders = z.strictObject({
  lights: z.array(z.enum(['yellow', 'red', 'overdue'])),
  /** working days between reminders of an overdue step; null for a single one */
  overdueEvery: z.int().min(1).max(60).nullable(),
  article: Article,
})
export type Reminders = z.infer<typeof Reminders>

/** Which contacts count as face to face (面商) in the rates. */
export const FaceToFace = z.strictObject({
  modes: z.array(z.enum(['face-to-face', 'forum', 'visit', 'field-study', 'video'])).min(1),
  article: Article,
})
export type FaceToFace = z.infer<typeof FaceToFace>
