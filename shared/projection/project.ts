import type { CaseState } from '../case/state.ts'
import { putPublished } from '../public/publish.ts'
import { deriveFigures, type Refresh } from '../rates/derive.ts'
import type { Rules } from '../rules.ts'
import { indexCase } from '../search/index-case.ts'
import type { CaseLog, FigureStore, PublicStore, RowStore, SearchStore, WorkStore } from '../store/port.ts'
import { heldBetween, heldSince } from './held.ts'
import { rowOf } from './row.ts'

/** A snapshot is put whenever the version passes a multiple of this, so that the tail that a load reads is short. */
export const snapshotEvery = 8

/**
 * Derives everything from the case again and puts it; harmless to repeat and in any order. `since` is the first new
 * version: figures, worklists and the search index are brought up to date only where they changed since. The row comes
 * after them, so that a row that is up to date says that they are too, and the patrol finds what was lost.
 */
export const project = async (
  store: Pick<RowStore, 'putRow'> &
    Pick<CaseLog, 'putSnapshot'> &
    Pick<WorkStore, 'putHeld'> &
    Pick<PublicStore, 'putPublic'> &
    FigureStore &
    SearchStore,
  state: CaseState,
  rules: Rules,
  since: number,
  refresh?: Refresh,
): Promise<void> => {
  const of = { session: state.suggestion.session, id: state.id }
  const { held = {}, worded = 1 } = state
  await deriveFigures(store, state, { since }, refresh)
  await store.putHeld(of, heldSince(held, since))
  await putPublished(store, state, { since })
  if (worded >= since) await indexCase(store, state)
  const replaced = await store.putRow(rowOf(state, rules))
  const gap = { since: (replaced ?? since) + 1, until: since }
  if (gap.since < gap.until) {
    // Commits between passed by underived: they changed nothing here, or their records never came.
    await deriveFigures(store, state, gap, refresh)
    await store.putHeld(of, heldBetween(held, gap.since, gap.until))
    await putPublished(store, state, gap)
    if (worded >= gap.since && worded < gap.until) await indexCase(store, state)
  }
  if (Math.floor(state.version / snapshotEvery) > Math.floor((since - 1) / snapshotEvery))
    await store.putSnapshot(state)
}
