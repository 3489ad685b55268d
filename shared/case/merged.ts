import type { CaseState } from './state.ts'

/** Ends a merge (并案) on the side of the one that was merged; which one it had joined is kept, so that it can be told. */
export const goAlone = (state: CaseState): void => {
  state.unmergedFrom = state.mergedInto ?? state.unmergedFrom
  state.mergedInto = undefined
}
