import { sha256 } from '../case/commit.ts'
import type { CaseState } from '../case/state.ts'
import { wholeTrack } from './standing.ts'
import { type Change, type Track, unitsIn } from './track.ts'

/** Whose roll-up a fact belongs to. `visibleTo` only of confidential ones: those who are named, sorted. */
export type Bucket = { session: string; unit: string; visibleTo?: string[] }

/**
 * What figures need of a suggestion as a whole, of a handling, or of a co-unit's opinion: one compact item, a pure
 * function of the log. It lies in the bucket of the unit that is charged; a handling that several units held lies in
 * the bucket of each, and counts in each for the days on which it was that unit's.
 */
export type Fact = {
  bucket: Bucket
  kind: 'suggestion' | 'lead' | 'opinion'
  /** Of the suggestion, of the handling, or of the handling with the co-unit (`16-5-0105.1~wjw`). */
  id: string
  /** The day of assignment; absent for a suggestion as a whole. */
  assignedOn?: string
  /** The log version of the last change. */
  v: number
  days: Change[]
}

/** Where a fact lies within its bucket: the month of assignment (empty: none), and a spread of 16 bits over its id. */
export type Place = { month: string; spread: number }

export const spreads = 0x1_0000

export const placeOf = ({ id, assignedOn = '' }: Pick<Fact, 'id' | 'assignedOn'>): Place => ({
  month: assignedOn.slice(0, 7),
  spread: Number.parseInt(sha256(id).slice(1, 5), 16),
})

/** Suggestions as a whole are spread over sixteen buckets of a session: all that are submitted at once would meet in one. */
export const wholeBucket = (id: string): string => `~${sha256(id).slice(0, 1)}`

/** A case's facts that changed with a commit of at least this version, and before `until`; with 1 all of them. Pure. */
export const factsSince = (state: CaseState, since: number, until = Number.POSITIVE_INFINITY): Fact[] =>
  Object.entries(state.tracks ?? {})
    .filter(([, { v }]) => v >= since && v < until)
    .flatMap(([name, track]) => factsOfTrack(state, name, track))

const factsOfTrack = (state: CaseState, name: string, { v, days, passed = [], former = [] }: Track): Fact[] => {
  const { session, confidential, visibleTo = [] } = state.suggestion
  const named = confidential && { visibleTo: [...visibleTo].sort() }
  const of = (unit: string) => ({ bucket: { session, unit, ...named }, v, days })
  if (name === wholeTrack) return [{ ...of(wholeBucket(state.id)), kind: 'suggestion', id: state.id }]
  const [n, coUnit] = name.split('~')
  const assignedOn = state.handlings.find((h) => h.id === `${state.id}.${n}`)?.assignedOn ?? ''
  const id = `${state.id}.${name}`
  if (coUnit !== undefined) return [{ ...of(coUnit), kind: 'opinion', id, assignedOn }]
  return [
    ...[...unitsIn(days), ...passed].map((unit): Fact => ({ ...of(unit), kind: 'lead', id, assignedOn })),
    ...former.map((f): Fact => ({ ...of(f.unit), kind: 'lead', id, assignedOn: f.assignedOn, days: [] })),
  ]
}

/** The suggestion and the handling that a fact is about. */
export const subjectOf = ({ id, kind }: Pick<Fact, 'id' | 'kind'>): { suggestion: string; handling?: string } => {
  if (kind === 'suggestion') return { suggestion: id }
  const handling = id.split('~')[0] ?? id
  return { suggestion: handling.slice(0, handling.lastIndexOf('.')), handling }
}
