import { type Bucket, type Fact, placeOf } from '../../shared/rates/fact.ts'
import type { Rollup } from '../../shared/rates/rollup.ts'
import { addTally, emptySums, type Sums } from '../../shared/rates/sums.ts'
import type { FigureStore } from '../../shared/store/port.ts'

const nameOf = ({ session, unit, visibleTo }: Bucket): string => JSON.stringify([session, unit, visibleTo ?? null])
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

/**
 * Facts and roll-ups in memory, with the conditions that the DynamoDB store puts on its writes. `pause` lets others go
 * first; a roll-up that is not read fresh may be an older one, where `lags` says so.
 */
export const memoryFigures = (
  pause: () => Promise<void> = async () => {},
  lags: () => boolean = () => false,
): FigureStore & { clear(): void } => {
  const facts = new Map<string, Map<string, Fact>>()
  const rollups = new Map<string, { rollup: Rollup; revision: number; before?: { rollup: Rollup; revision: number } }>()
  return {
    clear() {
      facts.clear()
      rollups.clear()
    },
    async putFact(fact) {
      await pause()
      const of = facts.get(nameOf(fact.bucket)) ?? new Map<string, Fact>()
      facts.set(nameOf(fact.bucket), of)
      // Where an entered case was put right, a fact of the same id may lie in another month too.
      const key = `${placeOf(fact).month} ${fact.id}`
      if ((of.get(key)?.v ?? 0) <= fact.v) of.set(key, copy(fact))
    },
    async facts(bucket, { range } = {}) {
      await pause()
      return [...(facts.get(nameOf(bucket)) ?? [])].sort(byKey).flatMap(([, fact]) => {
        const { month, spread } = placeOf(fact)
        return !range || (month === range.month && range.from <= spread && spread < range.until) ? [copy(fact)] : []
      })
    },
    async listFacts(session, unit) {
      await pause()
      return [...facts]
        .sort(byKey)
        .flatMap(([, of]) => [...of].sort(byKey).map(([, fact]) => copy(fact)))
        .filter(({ bucket }) => bucket.session === session && (unit === undefined || bucket.unit === unit))
    },
    async getRollup(bucket, { fresh = false } = {}) {
      await pause()
      const found = rollups.get(nameOf(bucket))
      const seen = !fresh && lags() ? found?.before : found
      return seen && copy({ rollup: seen.rollup, revision: seen.revision })
    },
    async putRollup(rollup, before) {
      await pause()
      const now = rollups.get(nameOf(rollup.bucket))
      if (now?.revision !== before) return false
      const { rollup: old, revision = 0 } = now ?? {}
      rollups.set(nameOf(rollup.bucket), {
        rollup: copy(rollup),
        revision: revision + 1,
        ...(old && { before: { rollup: old, revision } }),
      })
      return true
    },
    async listRollups(session, { unit, depth } = {}) {
      await pause()
      return [...rollups]
        .sort(byKey)
        .map(([, { rollup }]) => copy(rollup))
        .map((rollup) => (typeof depth === 'object' ? { ...rollup, now: sumsAt(rollup, depth.endOf) } : rollup))
        .filter(({ bucket }) => bucket.session === session && (unit === undefined || bucket.unit === unit))
    },
  }
}

/** The sums by month of assignment, of what was known at the end of a month. */
export const sumsAt = ({ parts }: Pick<Rollup, 'parts'>, month: string): Record<string, Sums> => {
  const then: Record<string, Sums> = {}
  for (const part of parts)
    for (const [known, tally] of Object.entries(part.known))
      if (known <= month) then[part.month] = addTally(then[part.month] ?? emptySums(), tally)
  return then
}
