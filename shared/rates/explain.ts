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
  numerator: Counting[]
  /** All that count, those of the numerator too. */
  denominator: Counting[]
}

/** The cases behind a rate, in the order of their numbers, from the facts. */
export const explain = async (store: FigureStore, q: Question, rate: RateName): Promise<Explanation> => {
  const all: { counting: Counting; counts: boolean }[] = []
  const nameOf = (unit: string) => q.units.get(unit)?.name ?? unit
  for (const session of q.sessions)
    for (const fact of await factsFor(store, q, session.id))
      for (const share of sharesOf(q, fact))
        for (const { counts, reason } of verdictsOn(rate, share, { asOf: q.asOf, solved: session.solved, nameOf })) {
          const { suggestion, handling, unit } = share
          all.push({ counts, counting: { suggestion, handling, unit, unitName: nameOf(unit), reason } })
        }
  all.sort((a, b) => (nameIn(a.counting) < nameIn(b.counting) ? -1 : 1))
  return {
    rate,
    basis: bases[rate],
    asOf: q.asOf,
    numerator: all.filter((c) => c.counts).map((c) => c.counting),
    denominator: all.map((c) => c.counting),
  }
}

const nameIn = ({ handling, unit, reason }: Counting): string => `${handling}|${unit}|${reason}`
