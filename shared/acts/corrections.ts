import * as z from 'zod'
import { recall } from '../case/recall.ts'
import { notNow, Refusal } from '../case/refusal.ts'
import { Words } from '../steps/forms.ts'
import { act } from './define.ts'
import { bySecretariat, isOf } from './who.ts'

/** 更正: a letter that went out wrong is drafted, signed and issued again; the figures keep the first one's day. */
export const corrections = act({
  act: 'corrections',
  labels: { zh: '更正答复', en: 'Correct a letter' },
  summary: 'Take back a wrong letter (更正): it is drafted, signed and issued again',
  form: z.strictObject({ handling: z.string(), reason: Words }),
  whenDone: true,
  decide(place) {
    const { state, handling, actor } = place
    const office = actor.role === 'unit' && actor.duties.includes('office')
    if (!handling) throw notNow('答复还没有发出')
    if (actor.role === 'unit' && !(office && isOf(place, handling.unit)))
      throw new Refusal('FORBIDDEN', '更正由主办单位办公室提出')
    if (actor.role !== 'unit') bySecretariat(place, '更正')
    const last = handling.replies.at(-1)
    if (!last || last.round !== handling.round) throw notNow('答复还没有发出，请直接修改稿件')
    if (handling.correcting) throw notNow('正在更正，请待新的答复发出')
    return { facts: { documentNumber: last.documentNumber }, events: recall(state, handling, 'draft', 'correction') }
  },
  apply(_, { handling, form: { reason }, facts }) {
    if (!handling) return
    Object.assign(handling, {
      correcting: { documentNumber: facts.documentNumber, reason },
      approvals: 0,
      objections: 0,
      signed: undefined,
    })
  },
})
