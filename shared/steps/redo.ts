import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { Commitment, Handling } from '../case/state.ts'
import { secretariat } from './assignees.ts'
import { afterRating, closeIfDone } from './closing.ts'
import { type Act, type Decision, outcome, type StepDefinition } from './define.ts'
import { limitDay } from './due.ts'
import { Day, knownUnit, Line, notAfterToday, UnitCode, Words } from './forms.ts'

type RedoFacts = { today: string; redoDueOn: string | null; again: boolean }

/** A new round with its own clock (重新办理), or the promise once more where the fulfilment dissatisfied. */
const again = ({ handling, commitment, rules }: Act, lead?: string): Decision => {
  const today = dayOf(rules.now)
  const starts = { assignedOn: today, receivedOn: today, openedOn: today }
  const redoDueOn = commitment ? null : limitDay(rules, 'redoReply', starts).dueOn
  return {
    facts: { today, redoDueOn, again: true },
    route: { again: true, reassigned: lead !== undefined && lead !== handling?.unit },
  }
}

/** The rating stands; the handling goes on to what the place still demands. */
const conclude = ({ state, handling, commitment, rules }: Act): Decision => {
  if (!handling || commitment) return { facts: { again: false }, route: { again: false } }
  const left = afterRating(rules, state, handling)
  return { facts: { again: false }, route: { again: false, ...left }, events: closeIfDone(state, handling, left) }
}

const apply = (
  handling: Handling | undefined,
  commitment: Commitment | undefined,
  facts: RedoFacts,
  lead?: string,
): void => {
  if (!handling) return
  if (commitment) {
    if (facts.again) Object.assign(commitment, { state: 'open', fulfilledOn: undefined })
    else commitment.settled = true
    return
  }
  if (!facts.again) return
  Object.assign(handling, {
    round: handling.round + 1,
    redoDueOn: facts.redoDueOn,
    redoOn: facts.today,
    approvals: 0,
    objections: 0,
    signed: undefined,
    revisited: undefined,
    inspected: undefined,
    ...(lead &&
      lead !== handling.unit && {
        unit: lead,
        heldOn: facts.today,
        co: [],
        opinions: {},
        acceptedOn: undefined,
        section: undefined,
        officer: undefined,
      }),
  })
}

/** 重新办理: the secretariat decides what follows 不满意. */
export const redo: StepDefinition = {
  step: 'redo',
  labels: { zh: '重新办理决定', en: 'Decide on a redo' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'redoDecision' },
  stage: 'evaluation',
  assignee: secretariat,
  outcomes: {
    redo: outcome({
      labels: { zh: '重新办理', en: 'Redo' },
      form: z.strictObject({ instructions: Words, lead: UnitCode.optional() }),
      decide: (act, { lead }) => {
        const { handling, commitment, rules } = act
        if (lead) knownUnit(rules, 'lead', lead)
        if (lead && commitment) throw invalid('lead', '承诺事项由原单位继续落实，不能改交')
        // The second dissatisfaction leads to mediation (协调) first.
        if (!commitment && (handling?.round ?? 1) > 1 && rules.profile.redo.second !== 'discretion')
          throw notNow('代表再次评价为不满意，请先组织协调，再决定是否重新办理')
        if (commitment && rules.profile.redo.fulfilment === 'meeting')
          throw notNow('代表对承诺落实不满意，请先组织会议协调，再决定是否继续落实')
        return again(act, lead)
      },
      apply: (_, { handling, commitment, form, facts }) => apply(handling, commitment, facts as RedoFacts, form.lead),
    }),
    conclude: outcome({
      labels: { zh: '办结', en: 'Conclude' },
      form: z.strictObject({ reason: Words, toldOn: Day }),
      decide: (act, { toldOn }) => {
        if (act.rules.profile.redo.rule === 'mandatory' && (act.handling?.round ?? 1) === 1 && !act.handling?.inspected)
          throw notNow('按本地规定，代表不满意的必须重新办理')
        notAfterToday(act.rules, 'toldOn', toldOn)
        return conclude(act)
      },
      apply: (_, { handling, commitment, facts }) => apply(handling, commitment, facts as RedoFacts),
    }),
    mediate: outcome({
      labels: { zh: '协调', en: 'Mediate' },
      form: z.strictObject({
        on: Day,
        minutes: Words,
        experts: z.array(Line).max(50).optional(),
        conclusion: z.enum(['redo', 'conclude']),
      }),
      decide: (act, { on, conclusion }) => {
        if (!act.commitment && (act.handling?.round ?? 1) === 1)
          throw notNow('协调用于再次评价不满意之后，首次不满意请选「重新办理」')
        notAfterToday(act.rules, 'on', on)
        return conclusion === 'redo' ? again(act) : conclude(act)
      },
      apply: (_, { handling, commitment, facts }) => apply(handling, commitment, facts as RedoFacts),
    }),
  },
}
