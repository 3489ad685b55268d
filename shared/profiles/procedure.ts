import * as z from 'zod'
import { Article, Threshold } from './limit.ts'

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
})
export type Extension = z.infer<typeof Extension>

/** A unit's decline (退办) of an assignment. Its window is `limits.decline`. */
export const Decline = z.strictObject({
  /** what a decline after the window gets: refused, or put to the secretariat */
  late: z.enum(['refuse', 'ask-secretariat']),
  /** whether the unit must name the unit it holds responsible */
  proposedUnit: z.enum(['required', 'optional']),
  /** what silence past `limits.decline` means for `acknowledge`: taken as accepted, or the step stays open */
  silence: z.enum(['accept', 'wait']),
  article: Article,
})
export type Decline = z.infer<typeof Decline>

/** The deputy's rating (评价). Its window is `limits.evaluate`. */
export const Evaluation = z.strictObject({
  /** what is rated; `attitude` (办理态度), `result` (办理结果) */
  items: z.array(z.enum(['attitude', 'result'])).min(1),
  /** when the deputy is reminded, before the window ends */
  reminder: Threshold,
  article: Article,
})
export type Evaluation = z.infer<typeof Evaluation>

/** What follows 不满意. Windows: `limits.redoDecision` and `limits.redoReply`. */
export const Redo = z.strictObject({
  /** whether a dissatisfied deputy always gets a new round, or the secretariat may conclude */
  rule: z.enum(['mandatory', 'discretion']),
  /** what follows 不满意 with the redone reply: coordination, a meeting, expert assessment, or the secretariat's choice */
  second: z.enum(['mediation', 'meeting', 'expert-assessment', 'discretion']),
  article: Article,
})
export type Redo = z.infer<typeof Redo>

/** Withdrawing a suggestion (撤回). */
export const Withdrawal = z.strictObject({
  allowed: z.enum(['until-assignment', 'any-time']),
  article: Article,
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
