import { sha256 } from '../case/commit.ts'
import type { CaseEvent } from '../case/events.ts'
import type { CaseState, ClosedAs, Handling, OpenStep } from '../case/state.ts'
import type { Rules } from '../rules.ts'

/** The event that ends an open step without an outcome. */
export const cancelled = ({ stepId, step, handling, unit, commitment }: OpenStep): CaseEvent => ({
  type: 'StepCancelled',
  stepId,
  step,
  ...(handling && { handling }),
  ...(unit && { unit }),
  ...(commitment && { commitment }),
})

/** Ends the suggestion before its work is done; open steps other than the one being completed end with it. */
export const closeNow = (state: CaseState, as: ClosedAs, except?: string): CaseEvent[] => [
  ...state.openSteps.filter((s) => s.stepId !== except).map(cancelled),
  { type: 'SuggestionClosed', as },
]

/** What is still due after the last rating, by the place's rules (督查复核, 回访), and the promises to follow from then on. */
export type Left = { revisit: boolean; inspect: boolean; promises?: string[] }

/** Whether a handling is in the sample: the same one always is, and which ones are cannot be foreseen by number. */
const inSample = (id: string, percent: number): boolean => Number.parseInt(sha256(id).slice(0, 8), 16) % 100 < percent

const isInspected = ({ profile }: Rules, state: CaseState, handling: Handling): boolean => {
  const { which, samplePercent = 0 } = profile.inspection
  if (which === 'all' || which === 'none') return which === 'all'
  if (which === 'sample') return inSample(handling.id, samplePercent)
  return state.key !== undefined || handling.ratings.some((r) => r.result === 'dissatisfied')
}

/** What is left; `now` is what the act at hand brings about. */
export const afterRating = (
  rules: Rules,
  state: CaseState,
  handling: Handling,
  now: { revisited?: boolean; inspected?: boolean; promises?: string[] } = {},
): Left => {
  const promises = [...laterPromises(handling), ...(now.promises ?? [])]
  return {
    revisit: rules.profile.revisit.done && !(now.revisited ?? handling.revisited),
    inspect: isInspected(rules, state, handling) && !(now.inspected ?? handling.inspected),
    ...(promises.length > 0 && { promises }),
  }
}

/**
 * The promises of the first letter that makes some are followed beside its evaluation; those that a redone letter
 * adds, from the end of the handling on.
 */
const laterPromises = ({ commitments }: Handling): string[] => commitments.filter((c) => c.later).map((c) => c.id)

/**
 * A handling is done (办结) when its reply is rated or the window ended and what the place demands after that is
 * passed; the suggestion is done with its last handling. Promises stay open in their own ledger.
 */
export const closeIfDone = (state: CaseState, handling: Handling, left: Left): CaseEvent[] => {
  if (left.revisit || left.inspect) return []
  const others = state.handlings.filter((h) => h.id !== handling.id)
  return [
    { type: 'HandlingClosed', handling: handling.id },
    ...(others.every((h) => h.stage === 'closed') ? [{ type: 'SuggestionClosed', as: 'done' } as const] : []),
  ]
}
