import * as z from 'zod'
import { placeOf } from '../case/decide/place.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { Handling } from '../case/state.ts'
import { stepBasis } from '../steps/basis.ts'
import { stepNamed } from '../steps/catalogue.ts'
import { type DueDay, limitDay } from '../steps/due.ts'
import { Day, notAfterToday, UnitCode } from '../steps/forms.ts'
import { type ActPlace, act } from './define.ts'
import { bySecretariat } from './who.ts'

type Facts = { reply?: DueDay; steps?: (DueDay & { stepId: string })[] } & Partial<DueDay>

/** The lead's open steps whose limits run from the receipt, with their new dates. */
const stepsFrom = ({ state, rules }: ActPlace, handling: Handling): Facts['steps'] =>
  state.openSteps.flatMap((open) => {
    if (open.handling !== handling.id || open.unit) return []
    const place = { ...placeOf(state, rules, open), handling, openedAt: open.openedAt }
    const basis = stepBasis(stepNamed(open.step), place)
    if (!basis || rules.profile.limits[basis.limit]?.from !== 'received') return []
    return [{ stepId: open.stepId, ...limitDay(rules, basis.limit, basis.starts) }]
  })

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
    const { rules, handling } = place
    if (!handling || handling.replies.length > 0) throw notNow('答复已经发出，不需要登记收件')
    const opinion = unit === undefined ? undefined : handling.opinions[unit]
    if (unit && !opinion) throw invalid('unit', '该单位不是本件的会办单位')
    notAfterToday(rules, 'on', on)
    const since = (unit ? opinion?.heldOn : undefined) ?? handling.heldOn
    if (on < since) throw invalid('on', `收件日期不能早于交办日期 ${since}`)
    const starts = { assignedOn: since, receivedOn: on, openedOn: since }
    if (unit) return { facts: limitDay(rules, 'coOpinion', starts) }
    const untouched = !handling.fixed && handling.extensions.length === 0 && handling.heldOn === handling.assignedOn
    return {
      facts: {
        ...(untouched && { reply: limitDay(rules, 'reply', starts) }),
        steps: stepsFrom(place, { ...handling, receivedOn: on }),
      },
    }
  },
  apply(state, { handling, form: { unit, on }, facts }) {
    if (!handling) return
    const { dueOn, provisional, reply, steps = [] } = facts as Facts
    const opinion = unit === undefined ? undefined : handling.opinions[unit]
    if (opinion) {
      Object.assign(opinion, { deliveredOn: on, dueOn })
      for (const s of state.openSteps)
        if (s.step === 'opine' && s.handling === handling.id && s.unit === unit)
          Object.assign(s, { dueOn, provisional })
      return
    }
    handling.receivedOn = on
    if (reply) Object.assign(handling, { ...reply, firstDueOn: reply.dueOn })
    for (const { stepId, ...due } of steps) {
      const open = state.openSteps.find((s) => s.stepId === stepId)
      if (open) Object.assign(open, due)
    }
  },
})
