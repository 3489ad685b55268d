import { type Bucket, type Fact, placeOf, spreads } from './fact.ts'
import type { LeadStanding, OpinionStanding } from './standing.ts'
import { add, addAll, type Tally, tallyOf } from './tally.ts'
import { standingOn } from './track.ts'

/** The facts of a month of assignment between two places of the spread: `from` and the first after it. */
export type Range = { month: string; from: number; until: number }

/**
 * A part of a bucket, small enough that its facts are read at once. `known` is what each month, by the day on which
 * things became known, changed: the sum of those up to a month is the tally at its end.
 */
export type Part = Range & { count: number; known: Record<string, Tally>; above?: string[] }

/**
 * All that a bucket's facts count as: one item whose size depends on months and not on how many facts there are. `now`
 * is the tally of each month of assignment with all that is known, `above` the units that were above this one when
 * something was issued.
 */
export type Rollup = { bucket: Bucket; now: Record<string, Tally>; parts: Part[]; above?: string[] }

/** A part is halved when it has more facts than this, or than its share of a large bucket. */
const smallestPart = 16
const mostParts = 16

export const partLimit = (facts: number): number => Math.max(smallestPart, Math.ceil(facts / mostParts))

/** The parts that the facts of a range make. All facts of the range must be given; `limit` is how many one may have. */
export const partsOf = (range: Range, facts: readonly Fact[], limit: number): Part[] => {
  if (facts.length > limit && range.until - range.from > 1) {
    const middle = (range.from + range.until) / 2
    const low = facts.filter((f) => placeOf(f).spread < middle)
    const high = facts.filter((f) => placeOf(f).spread >= middle)
    return [...partsOf({ ...range, until: middle }, low, limit), ...partsOf({ ...range, from: middle }, high, limit)]
  }
  const known: Record<string, Tally> = {}
  const above = new Set<string>()
  for (const fact of facts) {
    addKnown(known, fact)
    for (const unit of aboveOf(fact)) above.add(unit)
  }
  return [{ ...range, count: facts.length, known: inOrder(known), ...(above.size > 0 && { above: [...above].sort() }) }]
}

/** The same with all names in order and without months in which nothing changed, so that equal ones look alike. */
const inOrder = (tallies: Record<string, Tally>): Record<string, Tally> =>
  Object.fromEntries(
    Object.entries(tallies)
      .filter(([, tally]) => Object.keys(tally).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, tally]) => [month, Object.fromEntries(Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)))]),
  )

/** What a fact changed in each month: its standing at the month's end against the one before. */
const addKnown = (known: Record<string, Tally>, fact: Fact): void => {
  let before: Tally = {}
  for (const [i, [day]] of fact.days.entries()) {
    const month = day.slice(0, 7)
    if (fact.days[i + 1]?.[0].startsWith(month)) continue
    const after = tallyOf(fact, standingOn(fact.days, day))
    known[month] ??= {}
    addAll(addAll(known[month], after), before, -1)
    before = after
  }
}

/** Units that were above the one charged when something of the fact was issued. */
const aboveOf = ({ days }: Fact): string[] => {
  const { within = [], redo = [] } = standingOn<LeadStanding & OpinionStanding>(days) ?? { unit: '' }
  return [...within, ...redo.flatMap((r) => r.within ?? [])]
}

/** The roll-up that parts make. */
export const rollupOf = (bucket: Bucket, parts: readonly Part[]): Rollup => {
  const now: Record<string, Tally> = {}
  for (const { month, known } of parts)
    for (const tally of Object.values(known)) {
      now[month] ??= {}
      addAll(now[month], tally)
    }
  const above = [...new Set(parts.flatMap((p) => p.above ?? []))].sort()
  return { bucket, now: inOrder(now), parts: [...parts].sort(byPlace), ...(above.length > 0 && { above }) }
}

const byPlace = (a: Range, b: Range): number => (a.month < b.month ? -1 : a.month > b.month ? 1 : a.from - b.from)

export const wholeMonth = (month: string): Range => ({ month, from: 0, until: spreads })

/** The parts of a whole bucket's facts. */
export const partsOfAll = (facts: readonly Fact[]): Part[] => {
  const months = new Map<string, Fact[]>()
  for (const fact of facts) {
    const { month } = placeOf(fact)
    const of = months.get(month)
    if (of) of.push(fact)
    else months.set(month, [fact])
  }
  return [...months].flatMap(([month, of]) => partsOf(wholeMonth(month), of, partLimit(facts.length)))
}

/** What a roll-up says, however it is divided: by month of assignment, what each month changed. */
const saidBy = (rollup: Rollup): Record<string, Record<string, Tally>> => {
  const said: Record<string, Record<string, Tally>> = {}
  for (const { month, known } of rollup.parts)
    for (const [when, tally] of Object.entries(known)) {
      said[month] ??= {}
      said[month][when] ??= {}
      addAll(said[month][when], tally)
    }
  return Object.fromEntries(
    Object.keys(said)
      .sort()
      .map((month) => [month, inOrder(said[month] ?? {})]),
  )
}

/** Whether two roll-ups say the same. */
export const saysSame = (a: Rollup, b: Rollup): boolean =>
  JSON.stringify([a.now, saidBy(a)]) === JSON.stringify([b.now, saidBy(b)])

/** The part in which a place lies; a whole month where the roll-up has nothing of it yet. */
export const rangeAt = (parts: readonly Range[], { month, spread }: { month: string; spread: number }): Range =>
  parts.find((p) => p.month === month && p.from <= spread && spread < p.until) ?? wholeMonth(month)

/** The tallies by month of assignment, of what was known at the end of a month; without one: of all that is known. */
export const talliesAt = (rollup: Rollup, month?: string): Record<string, Tally> => {
  if (month === undefined) return rollup.now
  const then: Record<string, Tally> = {}
  for (const part of rollup.parts)
    for (const [known, tally] of Object.entries(part.known))
      if (known <= month) {
        then[part.month] ??= {}
        addAll(then[part.month] as Tally, tally)
      }
  return then
}

/** All months of a roll-up in one tally. */
export const sumOf = (tallies: Record<string, Tally>): Tally => {
  const sum: Tally = {}
  for (const tally of Object.values(tallies)) for (const name in tally) add(sum, name, tally[name])
  return sum
}
