import { canonical } from '../case/commit.ts'
import { type Bucket, type Fact, placeOf, spreads } from './fact.ts'
import type { LeadStanding, OpinionStanding } from './standing.ts'
import { addTally, emptySums, type Sums, tidied } from './sums.ts'
import { addAll, byMonth, type Tally, tallyOf } from './tally.ts'
import { standingOn } from './track.ts'

/** The facts of a month of assignment between two places of the spread: `from` and the first after it. */
export type Range = { month: string; from: number; until: number }

/**
 * A part of a bucket, small enough that its facts are read at once. `known` is what each month, by the day on which
 * things became known, changed: the sum of those up to a month is the tally at its end.
 */
export type Part = Range & { count: number; known: Record<string, Tally>; above?: string[] }

/**
 * All that a bucket's facts count as: one item whose size depends on months and not on how many facts there are. `all`
 * is the sum of all that is known, `now` the same by month of assignment, `above` the units that were above this one
 * when something was issued.
 */
export type Rollup = { bucket: Bucket; all: Sums; now: Record<string, Sums>; parts: Part[]; above?: string[] }

/**
 * A part is halved when it has more facts than this, or than its share of a large bucket: few facts are read to count
 * a small unit again, and a large unit's roll-up does not have many parts.
 */
const smallestPart = 16
const mostParts = 5

export const partLimit = (facts: number): number => Math.max(smallestPart, Math.ceil(facts / mostParts))

/** The parts that the facts of a range make. All facts of the range must be given; `limit` is how many one may have. */
export const partsOf = (range: Range, facts: readonly Fact[], limit: number): Part[] =>
  divided(
    range,
    facts.map((fact) => ({ fact, spread: placeOf(fact).spread })),
    limit,
  )

type Placed = { fact: Fact; spread: number }

const divided = (range: Range, placed: readonly Placed[], limit: number): Part[] => {
  const { from, until } = range
  if (placed.length <= limit || until - from === 1) return [partOf(range, placed)]
  const middle = (from + until) / 2
  const below = placed.filter((p) => p.spread < middle)
  const above = placed.filter((p) => p.spread >= middle)
  return [...divided({ ...range, until: middle }, below, limit), ...divided({ ...range, from: middle }, above, limit)]
}

const partOf = (range: Range, placed: readonly Placed[]): Part => {
  const known: Record<string, Tally> = {}
  const above = new Set<string>()
  const last = placed.reduce((day, { fact }) => max(day, fact.days.at(-1)?.[0] ?? ''), '')
  for (const { fact } of placed) {
    addKnown(known, fact, last.slice(0, 7))
    for (const unit of aboveOf(fact)) above.add(unit)
  }
  return { ...range, count: placed.length, known: inOrder(known), ...(above.size > 0 && { above: [...above].sort() }) }
}

/** The same with all names in order and without months in which nothing changed, so that equal ones look alike. */
const inOrder = (tallies: Record<string, Tally>): Record<string, Tally> =>
  Object.fromEntries(
    Object.entries(tallies)
      .filter(([, tally]) => Object.keys(tally).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([month, tally]) => [month, Object.fromEntries(Object.entries(tally).sort(([a], [b]) => (a < b ? -1 : 1)))]),
  )

const max = (a: string, b: string): string => (a > b ? a : b)

/**
 * What a fact changed in each month: its standing at the month's end against the one before. Due days before the month
 * of the last change are kept by their month, since nobody will ask a roll-up for a day within it.
 */
const addKnown = (known: Record<string, Tally>, fact: Fact, lastMonth: string): void => {
  let before: Tally = {}
  for (const [i, [day]] of fact.days.entries()) {
    const month = day.slice(0, 7)
    if (fact.days[i + 1]?.[0].startsWith(month)) continue
    const after = byMonth(tallyOf(fact, standingOn(fact.days, day)), lastMonth)
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
  const all = emptySums()
  const now: Record<string, Sums> = {}
  const last = lastMonthOf(parts)
  for (const { month, known } of [...parts].sort(byPlace))
    for (const tally of Object.values(known)) {
      const kept = byMonth(tally, last)
      addTally(all, kept)
      now[month] = addTally(now[month] ?? emptySums(), kept)
    }
  const above = [...new Set(parts.flatMap((p) => p.above ?? []))].sort()
  const tidy = Object.fromEntries(Object.entries(now).map(([month, sums]) => [month, tidied(sums)]))
  return { bucket, all: tidied(all), now: tidy, parts: [...parts].sort(byPlace), ...(above.length > 0 && { above }) }
}

/** The month of the last change in any of the parts. */
const lastMonthOf = (parts: readonly Part[]): string => parts.flatMap((p) => Object.keys(p.known)).reduce(max, '')

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

/**
 * What a roll-up says, however it is divided: by month of assignment, what each month changed. Each part keeps due days
 * by month as far as its own last change allows; here all do as far as the last of all does.
 */
const saidBy = ({ parts }: Rollup): Record<string, Record<string, Tally>> => {
  const last = lastMonthOf(parts)
  const said: Record<string, Record<string, Tally>> = {}
  for (const { month, known } of parts)
    for (const [when, tally] of Object.entries(known)) {
      said[month] ??= {}
      said[month][when] = addAll(said[month][when] ?? {}, byMonth(tally, last))
    }
  const months = Object.keys(said).sort()
  return Object.fromEntries(months.map((month) => [month, inOrder(said[month] ?? {})]))
}

/** Whether the sums are what the parts make. */
const addsUp = ({ bucket, parts, all, now }: Rollup): boolean => {
  const again = rollupOf(bucket, parts)
  return canonical([all, now]) === canonical([again.all, again.now])
}

/** Whether two roll-ups say the same, and add up. */
export const saysSame = (a: Rollup, b: Rollup): boolean =>
  addsUp(a) && addsUp(b) && JSON.stringify(saidBy(a)) === JSON.stringify(saidBy(b))

/** The part in which a place lies; a whole month where the roll-up has nothing of it yet. */
export const rangeAt = (parts: readonly Range[], { month, spread }: { month: string; spread: number }): Range =>
  parts.find((p) => p.month === month && p.from <= spread && spread < p.until) ?? wholeMonth(month)
