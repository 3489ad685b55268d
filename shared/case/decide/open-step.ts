import type { Rules } from '../../rules.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import { cancelled } from '../../steps/closing.ts'
import { dueOf } from '../../steps/due.ts'
import type { CaseEvent } from '../events.ts'
import { stepIdOf } from '../ids.ts'
import type { CaseState, Handling, OpenStep, Route } from '../state.ts'
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
 * recalled answers every older cause with `recalled`, so that the workflow gets back to where the handling starts.
 */
export const openStep = (state: CaseState, opening: Opening, rules: Rules): Opened => {
  const { step, handling, unit, commitment, cause, stuckAt } = opening
  const stepId = step === 'stuck' ? stuckId(state, opening) : stepIdOf({ suggestion: state.id, ...opening })
  const route = Object.hasOwn(state.completed, stepId) ? state.completed[stepId] : undefined
  if (route) return { is: 'done', stepId, route }
  if (isOver(state)) return { is: 'over', stepId }
  const unstuck = step === 'stuck' ? [] : stuckHere(state, opening).map(cancelled)
  if (state.openSteps.some((s) => s.stepId === stepId))
    return unstuck.length > 0 ? { is: 'new', stepId, events: unstuck } : { is: 'open', stepId }
  const place = placeOf(state, rules, opening)
  const back = recalledRoute(place.handling, opening)
  if (back) return { is: 'done', stepId, route: back }
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

/** The answer to a step from before a recall, or right after one, other than the step where the handling starts again. */
const recalledRoute = (handling: Handling | undefined, { cause, after, step }: Opening): Route | null => {
  if (handling?.recalledAt === undefined) return null
  if (cause >= handling.recalledAt && (after !== 'recalled' || step === handling.restart)) return null
  return { outcome: 'recalled', cause: handling.recalledAt, restart: handling.restart }
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
