import type { CaseState } from '../case/state.ts'
import type { PublicStore } from '../store/port.ts'
import { publicLettersOf } from './letters.ts'

/** Brings the public list up to date with what a case changed from one version to another; writes nothing where it changed nothing. */
export const putPublished = async (
  store: Pick<PublicStore, 'putPublic'>,
  state: CaseState,
  { since, until = Number.POSITIVE_INFINITY }: { since: number; until?: number },
): Promise<void> => {
  const changed = Object.entries(state.published ?? {}).filter(([, { v }]) => v >= since && v < until)
  if (changed.length === 0) return
  const letters = new Map(publicLettersOf(state).map((letter) => [letter.place, letter]))
  await Promise.all(
    changed.map(([place, { v, indexNumber }]) =>
      store.putPublic({ place, indexNumber, v, suggestion: state.id }, letters.get(place)),
    ),
  )
}
