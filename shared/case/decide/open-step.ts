import type { Rules } from '../../rules.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import { cancelled } from '../../steps/closing.ts'
import { dueOf } from '../../steps/due.ts'
import type { CaseEvent } from '../events.ts'
import { stepIdOf } from '../ids.ts'
import type { CaseState, OpenStep, Route } from '../state.ts'
import { placeOf } from './place.ts'

/** What a waiting state of the workflow asks for: the step, what it is about, and what came before it. */
export type Opening = {
  step: string
  handling?: string
  unit?: string
  commitment?: string
  /** The log version that led here, and its outcome. */
  cause: number
  after: string
  /** For the step `stuck`: the step that could not be opened. */
  stuckAt?: string
}

export type Opened =
  /** These events open the step, or clear away that it was stuck. */
  | { is: 'new'; stepId: string; events: CaseEvent[] }
  /** The step waits for somebody already. */
  | { is: 'open'; stepId: string }
  /** The step is done: the workflow gets the recorded route. */
  | { is: 'done'; stepId: string; route: Route }
  /** Nothing is to be done on this case any more: the execution ends. */
  | { is: 'over'; stepId: string }

/** Whether no step of the case may open again. A case that is done keeps its promises' ledger open. */
export const isOver = (state: CaseState): boolean => state.stage === 'closed' && state.closedAs !== 'done'

/**
 * Opens a step, once: the same opening at a later time finds it open, or done with its route. A handling that was
 * recalled answers every older cause with `recalled`, so that the next generation gets to where it starts again.
 */
export const openStep = (state: CaseState, opening: Opening, rules: Rules): Opened => {
  const { step, handling, unit, commitment, cause, stuckAt } = opening
  const stepId = step === 'stuck' ? stuckId(state, opening) : stepIdOf({ suggestion: state.id, ...opening })
  const done = Object.hasOwn(state.completed, stepId) ? state.completed[stepId] : undefined
  const route = overtaken(state, opening) ?? done ?? goneBy(state, opening)
  if (route) return { is: 'done', stepId, route }
  if (isOver(state)) return { is: 'over', stepId }
  const unstuck = step === 'stuck' ? [] : stuckHere(state, opening).map(cancelled)
  if (state.openSteps.some((s) => s.stepId === stepId))
    return unstuck.length > 0 ? { is: 'new', stepId, events: unstuck } : { is: 'open', stepId }
  const place = placeOf(state, rules, opening)
  const definition = stepNamed(step)
  const { dueOn, provisional } = dueOf(definition, place)
  const of = { stepId, step, ...(handling && { handling }), ...(unit && { unit }), ...(commitment && { commitment }) }
  const extra = { ...(provisional && { provisional }), ...(stuckAt && { at: stuckAt }) }
  return {
    is: 'new',
    stepId,
    events: [{ type: 'StepOpened', ...of, assignee: definition.assignee(place), cause, dueOn, ...extra }, ...unstuck],
  }
}

/** What a recall has overtaken, done or not, leads to where the handling starts again. */
const overtaken = (state: CaseState, { step, handling, cause }: Opening): Route | null => {
  const recalled = state.handlings.find((h) => h.id === handling)?.recalled
  if (!recalled || step === 'stuck' || cause >= recalled.at) return null
  const { at, restart, commitments } = recalled
  return { outcome: 'recalled', cause: at, restart, ...(commitments && { commitments }) }
}

/**
 * The answer to a step that need not be opened: a unit that is no co-unit any more gives no opinion, and a promise goes
 * on from where it was at the recall. What was then, not what is now: a replay must go the same way.
 */
const goneBy = (state: CaseState, { step, handling: id, unit, commitment = '', cause }: Opening): Route | null => {
  const handling = state.handlings.find((h) => h.id === id)
  if (!handling) return null
  if (step === 'opine' && unit && !handling.co.includes(unit)) return { outcome: 'replaced', cause }
  const { at, met = [], disliked = [] } = handling.recalled ?? {}
  if (cause !== at) return null
  if (step === 'fulfil' && met.includes(commitment)) return { outcome: 'fulfilled', cause }
  if (step === 'rate-fulfilment' && disliked.includes(commitment)) return { outcome: 'rate', cause, dissatisfied: true }
  return null
}

/** Getting stuck is about now, not about what was: each time it is a new step, unless the last one is still open. */
const stuckId = (state: CaseState, opening: Opening): string => {
  const prefix = `${stepIdOf({ suggestion: state.id, ...opening })}.${opening.stuckAt}`
  const before = Object.keys(state.completed).filter((id) => id.startsWith(`${prefix}-`)).length
  return `${prefix}-${before + 1}`
}

const stuckHere = (state: CaseState, { step, handling, unit, commitment, cause }: Opening): OpenStep[] =>
  state.openSteps.filter(
    (s) =>
      s.step === 'stuck' &&
      s.at === step &&
      s.cause === cause &&
      s.handling === handling &&
      s.unit === unit &&
      s.commitment === commitment,
  )
