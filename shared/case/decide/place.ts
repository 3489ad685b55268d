import type { Rules } from '../../rules.ts'
import type { Place } from '../../steps/define.ts'
import { type CaseState, handlingOf } from '../state.ts'

/** Where a step stands in its case. */
export const placeOf = (
  state: CaseState,
  rules: Rules,
  at: { handling?: string; unit?: string; commitment?: string },
): Place => {
  const handling = at.handling === undefined ? undefined : handlingOf(state, at.handling)
  const commitment = handling?.commitments.find((c) => c.id === at.commitment)
  return {
    state,
    rules,
    ...(handling && { handling }),
    ...(at.unit && { unit: at.unit }),
    ...(commitment && { commitment }),
  }
}
