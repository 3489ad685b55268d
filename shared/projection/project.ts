import type { CaseState } from '../case/state.ts'
import type { Rules } from '../rules.ts'
import type { CaseLog, RowStore } from '../store/port.ts'
import { rowOf } from './row.ts'

/** A snapshot is put whenever the version passes a multiple of this, so that the tail that a load reads is short. */
export const snapshotEvery = 6

/** Derives everything from the case again and puts it; harmless to repeat and in any order. `since` is the first new version. */
export const project = async (
  store: Pick<RowStore, 'putRow'> & Pick<CaseLog, 'putSnapshot'>,
  state: CaseState,
  rules: Rules,
  since: number,
): Promise<void> => {
  await store.putRow(rowOf(state, rules))
  if (Math.floor(state.version / snapshotEvery) > Math.floor((since - 1) / snapshotEvery))
    await store.putSnapshot(state)
}
