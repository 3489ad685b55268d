import { type Figures, type Rate, type RateName, rateNames } from './figures.ts'
import { wilson } from './interval.ts'

/** Below so many cases a unit is shown with its counts and an interval, and has no rank: one of one is not 100 % good. */
export const fewestRanked = 5

/** A rate of one group among others: with its interval, and its rank or why it has none. Equal rates share a rank. */
export type RankedRate = Rate & { interval: [number, number] | null; rank?: number; unranked?: string }

type Group = { rates: Figures['rates'] }
type Ranked<G> = Omit<G, 'rates'> & { rates: Record<RateName, RankedRate> }

/** The groups with intervals; with ranks too where groups are to be compared, which months and topics are not. */
export const withRanks = <G extends Group>(groups: readonly G[], compare: boolean): Ranked<G>[] => {
  const ranked = new Map(rateNames.map((name) => [name, compare ? rankedRates(groups, name) : undefined]))
  return groups.map((group) => {
    const rates = {} as Record<RateName, RankedRate>
    for (const name of rateNames) rates[name] = rankedRate(group.rates[name], ranked.get(name))
    return { ...group, rates }
  })
}

const rankedRate = (of: Rate, ranked: Float64Array | undefined): RankedRate => {
  const { numerator, denominator, rate, basis } = of
  const withInterval: RankedRate = { numerator, denominator, rate, basis, interval: wilson(numerator, denominator) }
  return ranked ? Object.assign(withInterval, rankOf(of, ranked)) : withInterval
}

const rankOf = ({ rate, denominator }: Rate, ranked: Float64Array): Partial<RankedRate> => {
  if (rate === null) return { unranked: '没有数据' }
  if (denominator < fewestRanked) return { unranked: `仅 ${denominator} 件，不足 ${fewestRanked} 件，不排名` }
  return { rank: ranked.length - notAbove(ranked, rate) + 1 }
}

/** The rates of all groups that are ranked, ascending. */
const rankedRates = (groups: readonly Group[], name: RateName): Float64Array => {
  const found: number[] = []
  for (const { rates } of groups) {
    const { rate, denominator } = rates[name]
    if (rate !== null && denominator >= fewestRanked) found.push(rate)
  }
  return Float64Array.from(found).sort()
}

/** How many of the ascending rates are not above one. */
const notAbove = (ascending: Float64Array, rate: number): number => {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((ascending[middle] ?? 0) <= rate) low = middle + 1
    else high = middle
  }
  return low
}
