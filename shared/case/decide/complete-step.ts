import type { Rules } from '../../rules.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import type { Outcome } from '../../steps/define.ts'
import type { Actor } from '../actor.ts'
import type { CaseEvent } from '../events.ts'
import { notNow, Refusal } from '../refusal.ts'
import type { CaseState, OpenStep } from '../state.ts'
import { waitsFor } from './authorize.ts'
import { parseInput } from './parse.ts'
import { placeOf } from './place.ts'

export type Completion = { stepId: string; outcome: string; form: Record<string, unknown> }

/** The open step with this id, or why there is none: 409 where it was completed or cancelled, 404 where it never was. */
export const openStepOf = (state: CaseState, stepId: string): OpenStep => {
  const open = state.openSteps.find((s) => s.stepId === stepId)
  if (open) return open
  if (Object.hasOwn(state.completed, stepId) || state.cancelled.includes(stepId))
    throw notNow('这一步已经办过了，请刷新后查看现在的状态')
  throw new Refusal('NOT_FOUND', '这件建议没有这一步')
}

const outcomeOf = (open: OpenStep, outcome: string, by: Outcome['by'], deputy: boolean): Outcome => {
  const { outcomes } = stepNamed(open.step)
  const found = Object.hasOwn(outcomes, outcome) ? outcomes[outcome] : undefined
  const allowed = (o: Outcome) => o.by === by && (!deputy || o.byDeputy)
  if (found && allowed(found)) return found
  const choices = Object.entries(outcomes).filter(([, o]) => allowed(o))
  throw new Refusal('INVALID', '有内容需要改正', [
    { path: 'outcome', message: `请选择 ${choices.map(([name, o]) => `${name}(${o.labels.zh})`).join('、')}` },
  ])
}

/** Completes (or notes) an open step by a person, the sweep or the system. Throws a Refusal; nothing has happened then. */
export const completeStep = (
  state: CaseState,
  { stepId, outcome, form }: Completion,
  actor: Actor,
  rules: Rules,
): CaseEvent[] => {
  const open = openStepOf(state, stepId)
  const by = actor.role !== 'system' ? 'person' : actor.part === 'sweep' ? 'sweep' : 'system'
  const lead = state.handlings.find((h) => h.id === open.handling)?.unit
  if (by === 'person' && !waitsFor(open, lead, actor, rules.unit)) throw new Refusal('FORBIDDEN', '这一步不由您办理')
  const chosen = outcomeOf(open, outcome, by, actor.role === 'deputy')
  const parsed = parseInput(chosen.form, form)
  const { facts, route, events = [] } = chosen.decide({ ...placeOf(state, rules, open), open, actor }, parsed)
  const { step, handling, unit, commitment } = open
  const of = {
    stepId,
    step,
    ...(handling && { handling }),
    ...(unit && { unit }),
    ...(commitment && { commitment }),
    outcome,
  }
  const content = Object.keys(form).length > 0 ? { form: parsed as Record<string, unknown> } : {}
  if (chosen.stays) return [{ type: 'StepNoted', ...of, ...content }, ...events]
  return [{ type: 'StepCompleted', ...of, ...content, ...(facts && { facts }), ...(route && { route }) }, ...events]
}
