import type { CaseEvent } from '../case/events.ts'
import { stepIdOf } from '../case/ids.ts'
import type { Place, StepDefinition } from './define.ts'
import { dueOf, keptDay } from './due.ts'

/**
 * Opens a step for which no execution waits. Its cause is the commit that this event will be part of. `dueOn` where
 * the step's own rule does not give its date.
 */
export const openSide = (definition: StepDefinition, place: Place, dueOn?: string | null): CaseEvent => {
  const { state, handling, unit, commitment } = place
  const cause = state.version + 1
  const due = dueOn === undefined ? dueOf(definition, place) : keptDay(place.rules, dueOn)
  const of = {
    step: definition.step,
    ...(handling && { handling: handling.id }),
    ...(unit && { unit }),
    ...(commitment && { commitment: commitment.id }),
  }
  return {
    type: 'StepOpened',
    stepId: stepIdOf({ suggestion: state.id, cause, ...of }),
    ...of,
    assignee: definition.assignee(place),
    cause,
    dueOn: due.dueOn,
    ...(due.provisional && { provisional: true }),
    side: true,
  }
}
