import type { CaseState } from '../case/state.ts'
import type { FigureStore } from '../store/port.ts'
import { type Bucket, factsSince, type Place, placeOf } from './fact.ts'
import { refreshRollup } from './refresh.ts'

/** Brings one roll-up up to date where its facts changed. */
export type Refresh = (bucket: Bucket, places: readonly Place[]) => Promise<void>

/**
 * Puts the facts of a case that changed since a version (and before `until`), and counts again the roll-ups that they
 * are in. Nothing is read or written where nothing changed. Harmless to repeat and in any order.
 */
export const deriveFigures = async (
  store: FigureStore,
  state: CaseState,
  { since, until }: { since: number; until?: number },
  refresh: Refresh = (bucket, places) => refreshRollup(store, bucket, places),
): Promise<void> => {
  const facts = factsSince(state, since, until)
  // Facts first: whoever counts after this sees them.
  await Promise.all(facts.map((fact) => store.putFact(fact)))
  const buckets = new Map<string, { bucket: Bucket; places: Place[] }>()
  for (const fact of facts) {
    const name = JSON.stringify(fact.bucket)
    const of = buckets.get(name) ?? { bucket: fact.bucket, places: [] }
    buckets.set(name, of)
    of.places.push(placeOf(fact))
  }
  await Promise.all([...buckets.values()].map(({ bucket, places }) => refresh(bucket, places)))
}
