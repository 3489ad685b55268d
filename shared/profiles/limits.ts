import * as z from 'zod'
import { Limit } from './limit.ts'

const limit = Limit.nullable()

/** Every time limit a place may set, by what it limits; null where the place sets none. */
export const Limits = z.strictObject({
  /** the secretariat's review of a suggestion (审核) */
  review: limit,
  /** telling the deputy that it is accepted (受理告知): the system tells at once, so this is only shown */
  tellAccepted: limit,
  /** a suggestion sent back to the deputy for revision (修改); silence past it withdraws */
  revise: limit,
  /** assigning a suggestion made between sessions (闭会期间建议交办) */
  recessAssignment: limit,
  /** a unit's decline (退办), of the lead and of a co-unit; also ends `acknowledge` */
  decline: limit,
  /** the secretariat's decision on a return (重新交办) */
  reassign: limit,
  /** the lead's first contact with the deputy (首次联络) */
  firstContact: limit,
  /** a co-unit's opinion (会办意见) */
  coOpinion: limit,
  /** an opinion that was sent back, given again */
  coOpinionAgain: limit,
  /** a dispute between lead and co-unit (协调) */
  coordinate: limit,
  /** the reply (答复), extension not included */
  reply: limit,
  /** the secretariat's decision on an extension (延期) */
  decideExtension: limit,
  /** publication of a reply that is open (公开) */
  publish: limit,
  /** the deputy's rating of a reply (评价) */
  evaluate: limit,
  /** the deputy's rating of a fulfilled promise */
  rateFulfilment: limit,
  /** the secretariat's decision after 不满意 */
  redoDecision: limit,
  /** the redone reply (重新办理) */
  redoReply: limit,
  /** the unit's revisit (回访) */
  revisit: limit,
  /** the inspection (督查复核) */
  inspect: limit,
})
export type Limits = z.infer<typeof Limits>

/** The name of one limit. */
export type LimitName = keyof Limits
