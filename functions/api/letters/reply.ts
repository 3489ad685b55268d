import { notNow, Refusal } from '../../../shared/case/refusal.ts'
import type { ReplyLetter } from '../../../shared/letter-form/letter.ts'
import { letterOf } from '../desk/reply/letter-of.ts'
import { type AboutCase, feedbackOn, unitNow } from './about.ts'

/** Which of a handling's letters: the how many-th that was issued, or the present draft. */
export type Which = number | 'draft'

const none = () => new Refusal('NOT_FOUND', '没有这封答复函')

/** The last letter that was issued, else the draft. */
const standing = (replies: number, hasDraft: boolean): Which => {
  if (replies > 0) return replies
  if (!hasDraft) throw notNow('答复还没有起草')
  return 'draft'
}

/**
 * A handling's reply as a letter with its feedback form: the one that is asked for, else the last that was issued,
 * else the present draft, which says that it is one.
 */
export const replyOf = (about: AboutCase, handlingId: string, which?: Which): ReplyLetter => {
  const { view, rules } = about
  const handling = view.handlings.find((h) => h.id === handlingId)
  const unit = handling && unitNow(rules, handling.unit)
  if (!handling || !unit) throw none()
  const { profile } = rules
  const { draft, signed, replies } = handling
  const chosen = which ?? standing(replies.length, draft !== undefined)
  const form = { items: profile.evaluation.items, limit: profile.limits.evaluate }
  if (chosen === 'draft') {
    if (!draft) throw none()
    const letter = letterOf({ view, handling, unit, profile }, { ...draft, ...(signed && { signedBy: signed.by }) })
    return { ...letter, draft: draft.version, ...feedbackOn(about, { ...form, unit: unit.name }) }
  }
  const issued = replies[chosen - 1]
  if (!issued) throw none()
  // Later changes of the unit tree do not reach a letter.
  const name = issued.unit?.name ?? unit.name
  const letter = letterOf({ view, handling, unit: { ...unit, name }, profile }, { ...issued, date: issued.issuedOn })
  return { ...letter, ...feedbackOn(about, { ...form, unit: name, documentNumber: issued.documentNumber }) }
}
