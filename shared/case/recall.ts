import { cancelled } from '../steps/closing.ts'
import type { CaseEvent, Restart } from './events.ts'
import type { CaseState, Handling } from './state.ts'

/**
 * An interruption (re-assignment after work began, a wrong letter, a late 不满意): the handling's open steps are
 * cancelled and the next generation of the case leads to where it starts again. What is done stays done and is
 * replayed; promises that are still to be followed are followed on beside it. See docs/decisions/0011.
 */
export const recall = (state: CaseState, handling: Handling, restart: Restart, reason: string): CaseEvent[] => {
  // Publishing is about a letter that is out already, whatever becomes of the handling.
  const open = state.openSteps.filter((s) => s.handling === handling.id && s.step !== 'publish')
  const going = handling.commitments.filter((c) => !c.settled)
  const promises = {
    commitments: going.map((c) => c.id),
    met: going.filter((c) => c.state === 'fulfilled').map((c) => c.id),
    disliked: open.flatMap((s) => (s.step === 'redo' && s.commitment ? [s.commitment] : [])),
  }
  const some = Object.fromEntries(Object.entries(promises).filter(([, ids]) => ids.length > 0))
  return [
    ...open.map(cancelled),
    { type: 'HandlingRecalled', handling: handling.id, restart, ...some },
    nextGeneration(state, reason),
  ]
}

/** A new execution takes over and meets the case as it is now. */
export const nextGeneration = (state: CaseState, reason: string): CaseEvent => ({
  type: 'GenerationStarted',
  generation: state.generation + 1,
  reason,
})
