import { unitsAbove } from '../organisation.ts'
import { type Fact, subjectOf } from './fact.ts'
import { holderOn, type Question } from './question.ts'
import type { Common, LeadStanding, OpinionStanding, RedoStanding, SuggestionStanding } from './standing.ts'
import { standingOn } from './track.ts'

/** Something that one unit is charged with: a handling, a redone reply of it, or an opinion. */
export type Share = {
  fact: Fact
  suggestion: string
  handling: string
  unit: string
  topics: readonly string[]
  /** The unit and those above it: as they were when it was issued or given, else as they are now. */
  path: string[]
} & (
  | { kind: 'lead'; standing: LeadStanding }
  | { kind: 'redo'; redo: RedoStanding }
  | { kind: 'opinion'; standing: OpinionStanding }
)

/** A suggestion as a whole, as it stands. */
export type Whole = { suggestion: string; topics: readonly string[]; standing: SuggestionStanding }

/** What a fact says to a question: nothing where it was not known yet, or is not asked for. */
export const sharesOf = (q: Question, fact: Fact): Share[] => {
  const { assignedOn = '', bucket } = fact
  if (fact.kind === 'suggestion' || !q.mayRead(bucket.visibleTo)) return []
  if ((q.from && assignedOn < q.from) || (q.to && assignedOn > q.to)) return []
  return charged(q, fact)
    .filter(({ topics }) => q.topic === undefined || topics.includes(q.topic))
    .filter(({ unit, path }) => !q.unit || (q.own ? unit === q.unit : path.includes(q.unit)))
}

const charged = (q: Question, fact: Fact): Share[] => {
  const { suggestion, handling = '' } = subjectOf(fact)
  const of = ({ topics = [] }: Common, within: string[] | undefined, isSettled: boolean) => {
    const unit = isSettled ? fact.bucket.unit : holderOn(q, fact.bucket.unit)
    const above = isSettled ? (within ?? []) : unitsAbove((code) => q.units.get(code), unit)
    return { fact, suggestion, handling, topics, unit, path: [unit, ...above] }
  }
  if (fact.kind === 'opinion') {
    const standing = standingOn<OpinionStanding>(fact.days, q.asOf)
    if (!standing || standing.dropped) return []
    return [{ ...of(standing, standing.within, standing.on !== undefined), kind: 'opinion', standing }]
  }
  const standing = standingOn<LeadStanding>(fact.days, q.asOf)
  if (!standing) return []
  const own = standing.unit === fact.bucket.unit
  const redone = standing.outside ? [] : (standing.redo ?? []).filter((r) => r.unit === fact.bucket.unit)
  return [
    ...(own
      ? [{ ...of(standing, standing.within, standing.issuedOn !== undefined), kind: 'lead' as const, standing }]
      : []),
    ...redone.map((redo) => ({
      ...of(standing, redo.within, redo.issuedOn !== undefined),
      kind: 'redo' as const,
      redo,
    })),
  ]
}

/** The suggestion that a fact tells of as a whole; undefined for other facts and where it is not asked for. */
export const wholeOf = (q: Question, fact: Fact): Whole | undefined => {
  if (fact.kind !== 'suggestion' || q.unit || !q.mayRead(fact.bucket.visibleTo)) return undefined
  const standing = standingOn<SuggestionStanding>(fact.days, q.asOf)
  const topics = standing?.topics ?? []
  if (!standing || (q.topic !== undefined && !topics.includes(q.topic))) return undefined
  return { suggestion: fact.id, topics, standing }
}
