import type { FigureStore } from '../store/port.ts'
import { bases, type RateName } from './figures.ts'
import { factsFor } from './from-facts.ts'
import type { Question } from './question.ts'
import { sharesOf } from './shares.ts'
import { verdictsOn } from './verdict.ts'

/** One case behind a figure: a handling, one of its promises, or a co-unit's opinion on it, and why it counts. */
export type Counting = { suggestion: string; handling: string; unit: string; unitName: string; reason: string }

export type Explanation = {
  rate: RateName
  basis: string
  asOf: string
  /** How many there are in all, on every page together. */
  counts: { numerator: number; denominator: number }
  numerator: Counting[]
  /** All that count, those of the numerator too. */
  denominator: Counting[]
  /** Where the next page begins; absent on the last one. */
  cursor?: string
}

/** At most so many cases, but never a part of a handling's; from after the handling that the cursor names. */
export type ExplanationPage = { limit: number; cursor?: string }

type Judged = { counting: Counting; counts: boolean }

/** The cases behind a rate, in the order of their numbers, from the facts; all of them, or a page. */
export const explain = async (
  store: FigureStore,
  q: Question,
  rate: RateName,
  page: ExplanationPage = { limit: Number.POSITIVE_INFINITY },
): Promise<Explanation> => {
  const all: Judged[] = []
  const nameOf = (unit: string) => q.units.get(unit)?.name ?? unit
  for (const session of q.sessions)
    for (const fact of await factsFor(store, q, session.id))
      for (const share of sharesOf(q, fact))
        for (const { counts, reason } of verdictsOn(rate, share, { asOf: q.asOf, solved: session.solved, nameOf })) {
          const { suggestion, handling, unit } = share
          all.push({ counts, counting: { suggestion, handling, unit, unitName: nameOf(unit), reason } })
        }
  all.sort((a, b) => compare(a.counting, b.counting))
  const { shown, cursor } = pageOf(all, page)
  return {
    rate,
    basis: bases[rate],
    asOf: q.asOf,
    counts: { numerator: all.filter((c) => c.counts).length, denominator: all.length },
    numerator: shown.filter((c) => c.counts).map((c) => c.counting),
    denominator: shown.map((c) => c.counting),
    ...(cursor !== undefined && { cursor }),
  }
}

/** A handling's cases stay together, so that its name is where a page ends, whatever is added or changed meanwhile. */
const pageOf = (
  all: readonly Judged[],
  { limit, cursor = '' }: ExplanationPage,
): { shown: Judged[]; cursor?: string } => {
  const left = all.filter(({ counting }) => counting.handling > cursor)
  if (left.length <= limit) return { shown: left }
  const last = left[limit - 1]?.counting.handling ?? ''
  const shown = left.filter(({ counting }) => counting.handling <= last)
  return { shown, ...(shown.length < left.length && { cursor: last }) }
}

const order = ['handling', 'unit', 'reason'] as const
const compare = (a: Counting, b: Counting): number => {
  const differs = order.find((name) => a[name] !== b[name])
  return differs === undefined ? 0 : a[differs] < b[differs] ? -1 : 1
}
