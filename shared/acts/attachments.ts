import * as z from 'zod'
import { type AttachedTo, AttachmentForm, isOnSame } from '../attachments/attachment.ts'
import { mostAttachments } from '../attachments/kinds.ts'
import { invalid, notNow, Refusal } from '../case/refusal.ts'
import type { Handling } from '../case/state.ts'
import { Line, Words } from '../steps/forms.ts'
import { type ActPlace, act } from './define.ts'
import { bySecretariat, isOf } from './who.ts'

/** The lead unit's office and officer; of a key-supervised one the head too, who speaks with the deputy then. */
const byLeadStaff = (place: ActPlace): void => {
  const { actor, handling, state } = place
  if (!handling || actor.role !== 'unit' || !isOf(place, handling.unit))
    throw new Refusal('FORBIDDEN', '联络和答复稿的附件由主办单位办理')
  if (!actor.duties.some((d) => d === 'office' || d === 'officer' || (d === 'head' && state.key)))
    throw new Refusal('FORBIDDEN', '联络和答复稿的附件由主办单位办公室或经办人办理')
  if (handling.stage === 'closed') throw notNow('承办件已办结，附件不能再增减')
}

/** What was signed or went out is not changed beside its letter. */
const whileDrafting = ({ replies, round, signed, correcting }: Handling): void => {
  if (replies.at(-1)?.round === round && !correcting)
    throw notNow('答复已经发出，附件不能再增减；确有错误的，请更正答复')
  if (signed) throw notNow('答复已经签发，附件不能再增减')
}

/** Refuses who may not add to this thing, or take from it, now. */
const mayChange = (place: ActPlace, { on }: AttachedTo): void => {
  if (on === 'suggestion') {
    bySecretariat(place, '建议的附件')
    return
  }
  byLeadStaff(place)
  if (on === 'draft' && place.handling) whileDrafting(place.handling)
}

/** Refuses a form whose parts do not say one thing. */
const checkPlace = ({ handling }: ActPlace, { on, contact, handling: named }: AttachedTo): void => {
  if (on === 'suggestion' && named !== undefined) throw invalid('handling', '附在建议上的，不写承办件')
  if (on !== 'contact' && contact !== undefined) throw invalid('contact', '不附在联络上的，不写第几次联络')
  if (on === 'contact' && contact === undefined) throw invalid('contact', '请写明附在第几次联络上')
  if (on === 'contact' && !handling?.contacts[(contact ?? 0) - 1])
    throw invalid('contact', `这个承办件只有 ${handling?.contacts.length ?? 0} 次联络`)
}

/** Of a draft the round of its letter. */
const roundOf = (on: AttachedTo['on'], handling: Handling | undefined) =>
  on === 'draft' && handling ? { round: handling.round } : {}

/**
 * 上传附件: a file that was checked, and whose bytes are stored, belongs to the case from here on. The same file on the
 * same thing is one attachment. Its form is made of the file by the API, never sent (functions/api/attachments).
 */
export const attachment = act({
  act: 'attachment',
  labels: { zh: '上传附件', en: 'Attach a file' },
  summary: 'Attach a file to the suggestion, a contact or the draft',
  form: AttachmentForm,
  whenDone: 'always',
  decide(place, form) {
    const { state, handling } = place
    if (form.on !== 'suggestion' && !handling) throw invalid('handling', '请写明附在哪个承办件上')
    mayChange(place, form)
    checkPlace(place, form)
    const all = state.attachments ?? []
    const to = { ...form, ...roundOf(form.on, handling) }
    if (all.some((a) => a.sha256 === form.sha256 && isOnSame(a, to))) return null
    if (all.length >= mostAttachments)
      throw notNow(`这件建议已有 ${mostAttachments} 个附件，请先撤下不用的，或把几份材料合成一份`)
    return {}
  },
  apply(state, { handling, form, at, version }) {
    const made = { ...form, ...roundOf(form.on, handling), id: `a${version}`, version, at }
    state.attachments = [...(state.attachments ?? []), made]
  },
})

/** 撤下附件: it is given out no more; the log says that it was there, and the bytes stay where they are. */
export const attachmentRemoval = act({
  act: 'attachment-removal',
  labels: { zh: '撤下附件', en: 'Take an attachment down' },
  summary: 'Take an attachment down, with a reason: who may add it, or the secretariat',
  form: z.strictObject({ attachment: Line, reason: Words }),
  whenDone: 'always',
  decide(place, form) {
    const { state, actor } = place
    const found = state.attachments?.find((a) => a.id === form.attachment)
    if (!found) throw new Refusal('NOT_FOUND', '没有这个附件，或者已经撤下')
    const handling = state.handlings.find((h) => h.id === found.handling)
    const at = { ...place, ...(handling && { handling }) }
    if (actor.role === 'secretariat') bySecretariat(at, '撤下附件')
    else mayChange(at, found)
    return { facts: { name: found.name } }
  },
  apply(state, { form }) {
    state.attachments = state.attachments?.filter((a) => a.id !== form.attachment)
  },
})
