import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import type { CaseEvent } from '../case/events.ts'
import { recall } from '../case/recall.ts'
import { invalid } from '../case/refusal.ts'
import type { CaseState, Handling } from '../case/state.ts'
import type { Rules } from '../rules.ts'
import { atMost, CoUnits, checkUnits } from './assign.ts'
import { secretariat } from './assignees.ts'
import { cancelled } from './closing.ts'
import { type Act, type Decision, outcome, type StepDefinition } from './define.ts'
import { limitDay } from './due.ts'
import { Day, Line, UnitCode, Words } from './forms.ts'
import { opine } from './opine.ts'
import { openSide } from './side-step.ts'

/** Who is to handle it from now on. */
export const NewUnits = z.strictObject({
  lead: UnitCode,
  co: CoUnits.optional(),
  part: Line.optional(),
  dueOn: Day.optional(),
})
export type NewUnits = z.infer<typeof NewUnits>

type Facts = {
  unit: string
  co: string[]
  today: string
  dueOn: string | null
  provisional: boolean
  fixed: boolean
  coDueOn: string | null
}

/**
 * Gives a handling to other units. The reply's clock goes on unless the place says otherwise (domain.md: re-assigning
 * does not restart it), the new units' own limits start today. A new lead starts at its acknowledgement; other
 * co-units change only their part.
 */
export const planReassignment = (
  state: CaseState,
  handling: Handling,
  rules: Rules,
  { lead, co = [], dueOn }: NewUnits,
): { facts: Facts; events: CaseEvent[] } => {
  checkUnits(rules, '', lead, co)
  const today = dayOf(rules.now)
  if (dueOn && dueOn < today) throw invalid('dueOn', '答复期限不能早于今天')
  const starts = { assignedOn: today, receivedOn: today, openedOn: today }
  const restarts = rules.profile.reassignment.restartsReply && lead !== handling.unit && !handling.fixed
  const { dueOn: old, provisional } = handling
  const reply = restarts ? limitDay(rules, 'reply', starts) : { dueOn: old, provisional }
  const facts: Facts = {
    unit: lead,
    co: [...co],
    today,
    ...reply,
    ...(dueOn && { dueOn, provisional: false }),
    fixed: dueOn !== undefined || handling.fixed === true,
    coDueOn: limitDay(rules, 'coOpinion', starts).dueOn,
  }
  // The lead that still has to acknowledge is told by that step; only its successor needs a new one.
  const events =
    lead === handling.unit
      ? changeCoUnits(state, handling, rules, facts)
      : recall(state, handling, 'acknowledge', 're-assigned')
  return { facts, events }
}

/** Ends the steps of co-units that are out, and opens those of new ones where the lead has accepted already. */
const changeCoUnits = (state: CaseState, handling: Handling, rules: Rules, facts: Facts): CaseEvent[] => {
  const { co, coDueOn } = facts
  if (co.length > atMost) throw invalid('co', `会办单位至多 ${atMost} 个`)
  const gone = state.openSteps.filter(
    (s) => s.step === 'opine' && s.handling === handling.id && s.unit && !co.includes(s.unit),
  )
  const added = handling.acceptedOn ? co.filter((code) => !handling.co.includes(code)) : []
  return [
    ...gone.map((s): CaseEvent => {
      const { stepId, step, unit } = s
      // The execution waits for a routed one and must hear of it; it ends that co-unit's branch only.
      return s.side
        ? cancelled(s)
        : { type: 'StepCompleted', stepId, step, handling: handling.id, unit, outcome: 'replaced' }
    }),
    ...added.map((unit) => openSide(opine, { state, rules, handling, unit }, coDueOn)),
  ]
}

/** Applies what was planned: earlier drafts, contacts and opinions of those who stay remain. */
export const applyReassignment = (handling: Handling, facts: Facts, form: Pick<NewUnits, 'part'>): void => {
  const { unit, co, today, dueOn, provisional, fixed, coDueOn } = facts
  const kept = handling.opinions
  const newLead = unit !== handling.unit
  Object.assign(handling, {
    unit,
    co,
    ...(form.part && { part: form.part }),
    dueOn,
    provisional,
    ...(fixed && { fixed }),
    declined: undefined,
    opinions: Object.fromEntries(co.map((code) => [code, kept[code] ?? { dueOn: coDueOn, heldOn: today }])),
    ...(newLead && {
      heldOn: today,
      receivedOn: today,
      acceptedOn: undefined,
      upheld: undefined,
      section: undefined,
      officer: undefined,
      asked: undefined,
    }),
  })
}

/**
 * What the form means for a co-unit's decline: the lead stays; a `lead` that is another unit takes the co-unit's
 * place, else `co` is the list from now on (without it: the others).
 */
const inPlaceOf = (handling: Handling, out: string, { lead, co }: NewUnits): NewUnits => {
  const others = co ?? handling.co.filter((code) => code !== out)
  return { lead: handling.unit, co: lead === handling.unit || others.includes(lead) ? others : [...others, lead] }
}

const decide = ({ state, handling, rules, open }: Act, form: NewUnits): Decision => {
  if (!handling) throw new Error('a re-assignment is about a handling')
  const wanted = open.unit ? inPlaceOf(handling, open.unit, form) : form
  if (open.unit && wanted.co?.includes(open.unit)) throw invalid('co', '该单位已退办，请改选其他单位或维持原交办')
  const { facts, events } = planReassignment(state, handling, rules, wanted)
  // After a decline at the acknowledgement the workflow itself leads the new unit there.
  if (!open.side) return { facts }
  return { facts, events: events.filter((e) => !('stepId' in e) || e.stepId !== open.stepId) }
}

/** 重新交办: the secretariat decides on a decline. */
export const reassign: StepDefinition = {
  step: 'reassign',
  labels: { zh: '重新交办', en: 'Reassign' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'reassign' },
  assignee: secretariat,
  outcomes: {
    reassign: outcome({
      labels: { zh: '改交', en: 'Reassign' },
      form: NewUnits,
      decide,
      apply: (_, { handling, form, facts }) => {
        if (handling) applyReassignment(handling, facts as Facts, form)
      },
    }),
    uphold: outcome({
      labels: { zh: '维持原交办', en: 'Uphold' },
      form: z.strictObject({ reason: Words }),
      apply: (_, { handling, unit }) => {
        if (!handling) return
        handling.declined = undefined
        const opinion = unit === undefined ? undefined : handling.opinions[unit]
        if (opinion) opinion.upheld = true
        else handling.upheld = true
      },
    }),
  },
}
