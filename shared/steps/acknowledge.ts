import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid, notNow } from '../case/refusal.ts'
import { atMost, CoUnits, checkUnits } from './assign.ts'
import { lead } from './assignees.ts'
import { type Act, outcome, type StepDefinition } from './define.ts'
import { limitDay } from './due.ts'
import { Empty, knownUnit, UnitCode, Words } from './forms.ts'

const Accept = z.strictObject({ addCo: CoUnits.optional(), reason: Words.optional() })
const Decline = z.strictObject({ reason: Words, proposedUnit: UnitCode.optional() })

/** 签收, asking for more co-units (增办) where needed: their limit runs from today, the day they are brought in. */
const accept = ({ handling, rules }: Act, { addCo = [], reason }: z.infer<typeof Accept>) => {
  if (!handling) throw new Error('an acknowledgement is about a handling')
  const co = [...handling.co, ...addCo]
  if (addCo.length > 0) {
    if (!reason) throw invalid('reason', '增加会办单位须说明理由')
    checkUnits(rules, '', handling.unit, co)
    if (co.length > atMost) throw invalid('addCo', `会办单位至多 ${atMost} 个`)
  }
  const today = dayOf(rules.now)
  const starts = { assignedOn: today, receivedOn: today, openedOn: today }
  return { facts: { today, coDueOn: limitDay(rules, 'coOpinion', starts).dueOn }, route: { co } }
}

/** 签收: the lead unit takes the handling, or declines it (退办) while the window is open. */
export const acknowledge: StepDefinition = {
  step: 'acknowledge',
  labels: { zh: '签收', en: 'Acknowledge' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'decline' },
  stage: 'acknowledgement',
  assignee: lead('office'),
  lapses: ({ rules }) => rules.profile.decline.silence === 'accept',
  outcomes: {
    accept: outcome({
      labels: { zh: '签收', en: 'Accept' },
      followed: true,
      form: Accept,
      decide: accept,
      apply: (_, { handling, form, facts, at }) => {
        if (!handling) return
        handling.acceptedOn = dayOf(new Date(at))
        for (const code of form.addCo ?? []) {
          handling.co.push(code)
          handling.opinions[code] = { dueOn: facts.coDueOn as string | null, heldOn: facts.today as string }
        }
      },
    }),
    decline: outcome({
      labels: { zh: '退办', en: 'Decline' },
      form: Decline,
      decide: ({ handling, rules, open }, form) => {
        if (handling?.upheld) throw notNow('退办理由已被驳回，请签收办理')
        if (form.proposedUnit) knownUnit(rules, 'proposedUnit', form.proposedUnit)
        else if (rules.profile.decline.proposedUnit === 'required')
          throw invalid('proposedUnit', '请写明建议改由哪个单位承办')
        const late = open.dueOn !== null && dayOf(rules.now) > open.dueOn
        if (late && rules.profile.decline.late === 'refuse') throw notNow(`退办期限为 ${open.dueOn}，已过，请签收办理`)
        return { facts: { late } }
      },
      apply: (_, { handling, form }) => {
        if (handling) handling.declined = { by: handling.unit, ...form }
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期视为签收', en: 'Lapsed: taken as accepted' },
      by: 'sweep',
      form: Empty,
      decide: (act) => accept(act, {}),
      apply: (_, { handling, at }) => {
        if (handling) handling.acceptedOn = dayOf(new Date(at))
      },
    }),
    // A replay's answer for a handling that was recalled: the way leads to where it starts again.
    recalled: outcome({ labels: { zh: '收回', en: 'Recalled' }, by: 'system', form: Empty }),
  },
}
