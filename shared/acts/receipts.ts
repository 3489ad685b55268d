import * as z from 'zod'
import { invalid, notNow } from '../case/refusal.ts'
import { acknowledge } from '../steps/acknowledge.ts'
import { dueOf, limitDay } from '../steps/due.ts'
import { Day, notAfterToday, UnitCode } from '../steps/forms.ts'
import { act } from './define.ts'
import { bySecretariat } from './who.ts'

/**
 * 收到: a unit received the assignment on paper on a later day; limits that run from receipt run from then (domain.md:
 * received is the day of electronic delivery unless the secretariat records a later one). The reply never moves past
 * the national limit.
 */
export const receipts = act({
  act: 'receipts',
  labels: { zh: '登记收件', en: 'Record a receipt' },
  summary: 'Record a later delivery on paper of the assignment to a unit (收件)',
  form: z.strictObject({ handling: z.string(), unit: UnitCode.optional(), on: Day }),
  decide(place, { unit, on }) {
    bySecretariat(place, '收件登记')
    const { state, rules, handling } = place
    if (!handling || handling.replies.length > 0) throw notNow('答复已经发出,不需要登记收件')
    const opinion = unit === undefined ? undefined : handling.opinions[unit]
    if (unit && !opinion) throw invalid('unit', '该单位不是本件的会办单位')
    notAfterToday(rules, 'on', on)
    const since = (unit ? opinion?.heldOn : undefined) ?? handling.heldOn
    if (on < since) throw invalid('on', `收件日期不能早于交办日期 ${since}`)
    if (unit)
      return {
        facts: { dueOn: limitDay(rules, 'coOpinion', { assignedOn: since, receivedOn: on, openedOn: since }).dueOn },
      }
    const starts = { assignedOn: handling.heldOn, receivedOn: on, openedOn: since }
    const untouched = !handling.fixed && handling.extensions.length === 0 && handling.heldOn === handling.assignedOn
    const open = state.openSteps.find((s) => s.step === 'acknowledge' && s.handling === handling.id)
    return {
      facts: {
        ...(untouched && { reply: limitDay(rules, 'reply', starts) }),
        ...(open && {
          acknowledge: dueOf(acknowledge, {
            state,
            rules,
            handling: { ...handling, receivedOn: on },
            openedAt: open.openedAt,
          }),
        }),
      },
    }
  },
  apply(state, { handling, form: { unit, on }, facts }) {
    if (!handling) return
    const opinion = unit === undefined ? undefined : handling.opinions[unit]
    if (opinion) {
      Object.assign(opinion, { deliveredOn: on, dueOn: facts.dueOn })
      for (const s of state.openSteps)
        if (s.step === 'opine' && s.handling === handling.id && s.unit === unit) s.dueOn = opinion.dueOn
      return
    }
    handling.receivedOn = on
    const reply = facts.reply as { dueOn: string | null; provisional: boolean } | undefined
    if (reply) Object.assign(handling, { ...reply, firstDueOn: reply.dueOn })
    const open = state.openSteps.find((s) => s.step === 'acknowledge' && s.handling === handling.id)
    if (open && facts.acknowledge) Object.assign(open, facts.acknowledge)
  },
})
