import { type Bucket, type Fact, factsSince } from '../../../shared/rates/fact.ts'
import { rebuildRollup } from '../../../shared/rates/refresh.ts'
import { partsOfAll, rollupOf, saysSame } from '../../../shared/rates/rollup.ts'
import { type Difference, isSame, type MakeDerivation } from './derivation.ts'

const bucketName = ({ session, unit, visibleTo }: Bucket): string => JSON.stringify([session, unit, visibleTo ?? null])
const factName = (fact: Fact): string => `${bucketName(fact.bucket)} ${fact.id}`
const titleOf = ({ session, unit, visibleTo }: Bucket): string => `${session} 的 ${unit}${visibleTo ? '(保密)' : ''}`

/** Facts, and the roll-ups that are counted from them. */
export const figures: MakeDerivation = ({ store }) => {
  const expected = new Map<string, Fact>()
  return {
    async look(state) {
      for (const fact of factsSince(state, 1)) expected.set(factName(fact), fact)
      return []
    },
    async end() {
      const sessions = (await store.sessions({ fresh: true })).map((s) => s.id)
      const found = new Map(
        (await Promise.all(sessions.map((id) => store.listFacts(id)))).flat().map((f) => [factName(f), f]),
      )
      const differences: Difference[] = []
      for (const [name, fact] of expected) {
        const stored = found.get(name)
        if (!stored || !isSame(stored, fact))
          differences.push({
            of: fact.id,
            what: stored ? '统计事实不符' : '没有统计事实',
            repair: () => store.putFact(fact),
          })
      }
      for (const [name, fact] of found)
        if (!expected.has(name)) differences.push({ of: fact.id, what: '多出的统计事实', repair: async () => {} })
      const buckets = new Map([...expected.values()].map(({ bucket }) => [bucketName(bucket), bucket]))
      for (const [name, bucket] of buckets) {
        const facts = [...expected.values()].filter((f) => bucketName(f.bucket) === name)
        const stored = await store.getRollup(bucket, { fresh: true })
        if (!stored || !saysSame(stored.rollup, rollupOf(bucket, partsOfAll(facts))))
          differences.push({
            of: titleOf(bucket),
            what: stored ? '汇总不符' : '没有汇总',
            repair: async () => void (await rebuildRollup(store, bucket)),
          })
      }
      return differences
    },
  }
}
