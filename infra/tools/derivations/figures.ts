import { DeleteCommand } from '@aws-sdk/lib-dynamodb'
import { foldAll } from '../../../shared/case/fold.ts'
import { type Bucket, type Fact, factsSince, subjectOf } from '../../../shared/rates/fact.ts'
import { rebuildRollup } from '../../../shared/rates/refresh.ts'
import { partsOfAll, rollupOf, saysSame } from '../../../shared/rates/rollup.ts'
import { factKey } from '../../../shared/store/dynamodb/figures.ts'
import type { Opened } from '../open-store.ts'
import { type Difference, isSame, type MakeDerivation } from './derivation.ts'

const bucketName = ({ session, unit, visibleTo }: Bucket): string => JSON.stringify([session, unit, visibleTo ?? null])
const factName = (fact: Fact): string => `${bucketName(fact.bucket)} ${(fact.assignedOn ?? '').slice(0, 7)} ${fact.id}`
const titleOf = ({ session, unit, visibleTo }: Bucket): string => `${session} 的 ${unit}${visibleTo ? '(保密)' : ''}`

/** Facts, and the roll-ups that are counted from them. */
export const figures: MakeDerivation = (opened) => {
  const { store } = opened
  const expected = new Map<string, Fact>()
  return {
    async look(state) {
      for (const fact of factsSince(state, 1)) expected.set(factName(fact), fact)
      return []
    },
    async end() {
      const sessions = (await store.sessions({ fresh: true })).map((s) => s.id)
      const stored = (await Promise.all(sessions.map((id) => store.listFacts(id)))).flat()
      const found = new Map(stored.map((fact) => [factName(fact), fact]))
      const differences: Difference[] = []
      const differs = (fact: Fact, what: string) =>
        differences.push({ of: fact.id, what, repair: () => mend(opened, fact) })
      for (const [name, fact] of expected) {
        const other = found.get(name)
        if (!other || !isSame(other, fact)) differs(other ?? fact, other ? '统计事实不符' : '没有统计事实')
      }
      for (const [name, fact] of found) if (!expected.has(name)) differs(fact, '多出的统计事实')
      const counted = (await Promise.all(sessions.map((id) => store.listRollups(id)))).flat()
      const buckets = new Map(counted.map(({ bucket }) => [bucketName(bucket), { bucket, facts: [] as Fact[] }]))
      for (const fact of expected.values()) {
        const name = bucketName(fact.bucket)
        const of = buckets.get(name) ?? { bucket: fact.bucket, facts: [] }
        buckets.set(name, of)
        of.facts.push(fact)
      }
      for (const { bucket, facts } of buckets.values()) {
        const rolledUp = await store.getRollup(bucket, { fresh: true })
        if (!rolledUp || !saysSame(rolledUp.rollup, rollupOf(bucket, partsOfAll(facts))))
          differences.push({
            of: titleOf(bucket),
            what: rolledUp ? '汇总不符' : '没有汇总',
            repair: async () => void (await rebuildRollup(store, bucket)),
          })
      }
      return differences
    },
  }
}

/**
 * Puts a fact as the whole log has it by now; one that no log knows is deleted. The case may have gone on since it was
 * looked at, or come in, and then what looked wrong is right.
 */
const mend = async ({ store, db, table }: Opened, wrong: Fact): Promise<void> => {
  const state = foldAll(await store.read(subjectOf(wrong).suggestion))
  const right = state && factsSince(state, 1).find((fact) => factName(fact) === factName(wrong))
  // One that claims to be newer than the log would not give way to a put.
  await db.send(new DeleteCommand({ TableName: table, Key: factKey(wrong) }))
  if (right) await store.putFact(right)
}
