import * as z from 'zod'
import { invalid, notNow } from '../case/refusal.ts'
import { checkDeliveries, Deliveries, delivered } from '../steps/deliveries.ts'
import { dueOf } from '../steps/due.ts'
import { evaluate } from '../steps/evaluate.ts'
import { act } from './define.ts'
import { byLead } from './who.ts'

/** 送达: when each signer got the last letter; the lead signer's day starts the rating window. */
export const deliveries = act({
  act: 'deliveries',
  labels: { zh: '登记送达', en: 'Record deliveries' },
  summary: 'Record when each signer got the reply (送达); the lead signer’s day starts the rating window',
  form: z.strictObject({ handling: z.string(), deliveries: Deliveries.min(1, '请写明送达哪位代表') }),
  whenDone: true,
  decide(place, form) {
    const handling = byLead(place, '送达')
    const { state, rules } = place
    const reply = handling.replies.at(-1)
    if (!reply) throw notNow('答复还没有发出')
    checkDeliveries(state, rules, reply.issuedOn, form.deliveries)
    const before = delivered(state, reply)
    const after = delivered(state, { deliveries: form.deliveries })
    if (before && after && after < before) throw invalid('deliveries', `已登记 ${before} 送达领衔代表，不能改早`)
    const open = state.openSteps.find((s) => s.step === 'evaluate' && s.handling === handling.id)
    if (!open || !after) return {}
    const then = { ...reply, deliveries: form.deliveries }
    const of = { ...handling, replies: [...handling.replies.slice(0, -1), then] }
    const due = dueOf(evaluate, { state, rules, handling: of, openedAt: open.openedAt })
    return { facts: { evaluateDueOn: due.dueOn, provisional: due.provisional } }
  },
  apply(state, { handling, form, facts }) {
    const reply = handling?.replies.at(-1)
    if (!reply) return
    const others = (reply.deliveries ?? []).filter((d) => !form.deliveries.some((n) => n.deputy === d.deputy))
    reply.deliveries = [...others, ...form.deliveries]
    if (facts.evaluateDueOn === undefined) return
    const open = state.openSteps.find((s) => s.step === 'evaluate' && s.handling === handling?.id)
    if (open) Object.assign(open, { dueOn: facts.evaluateDueOn, provisional: facts.provisional })
  },
})
