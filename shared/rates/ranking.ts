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
  const better = new Map(rateNames.map((name) => [name, compare ? betterThan(groups, name) : undefined]))
  return groups.map((group) => {
    const rates = {} as Record<RateName, RankedRate>
    for (const name of rateNames) rates[name] = rankedRate(group.rates[name], better.get(name))
    return { ...group, rates }
  })
}

const rankedRate = (of: Rate, better: ReadonlyMap<number, number> | undefined): RankedRate => {
  const { numerator, denominator, rate, basis } = of
  const ranked: RankedRate = { numerator, denominator, rate, basis, interval: wilson(numerator, denominator) }
  return better ? Object.assign(ranked, rankOf(of, better)) : ranked
}

const rankOf = ({ rate, denominator }: Rate, better: ReadonlyMap<number, number>): Partial<RankedRate> => {
  if (rate === null) return { unranked: '没有数据' }
  if (denominator < fewestRanked) return { unranked: `仅 ${denominator} 件,不足 ${fewestRanked} 件,不排名` }
  return { rank: (better.get(rate) ?? 0) + 1 }
}

/** By each rate that is ranked, how many groups have a better one. */
const betterThan = (groups: readonly Group[], name: RateName): Map<number, number> => {
  const rates = groups
    .map((g) => g.rates[name])
    .flatMap(({ rate, denominator }) => (rate !== null && denominator >= fewestRanked ? [rate] : []))
    .sort((a, b) => b - a)
  const better = new Map<number, number>()
  for (const [i, rate] of rates.entries()) if (!better.has(rate)) better.set(rate, i)
  return better
}
