import type { Rules } from '../../rules.ts'
import { explain } from '../../steps/explain.ts'
import { openSide } from '../../steps/side-step.ts'
import type { CaseEvent } from '../events.ts'
import type { CaseState, Commitment, Handling } from '../state.ts'
import { isOver } from './open-step.ts'

/**
 * Opens `explain` for every promise that was made in the term that has ended and is still open (换届: unfinished
 * suggestions go on, promises get a written explanation); none where it is open or was given already.
 */
export const askToExplain = (state: CaseState, rules: Rules, termEndsOn: string): CaseEvent[] => {
  if (isOver(state)) return []
  return state.handlings.flatMap((handling) =>
    handling.commitments
      .filter((c) => c.state === 'open' && !c.settled && !c.explained)
      .filter((c) => promisedOn(handling, c) <= termEndsOn && !isAsked(state, handling, c))
      .map((commitment) => openSide(explain, { state, rules, handling, commitment })),
  )
}

const promisedOn = ({ replies }: Handling, { round }: Commitment): string =>
  replies.find((r) => r.round === round)?.issuedOn ?? ''

const isAsked = ({ openSteps }: CaseState, { id }: Handling, { id: commitment }: Commitment): boolean =>
  openSteps.some((s) => s.step === explain.step && s.handling === id && s.commitment === commitment)
