import type { Fact } from '../../../shared/rates/fact.ts'
import { partsOfAll, rollupOf } from '../../../shared/rates/rollup.ts'
import { figures } from '../../../shared/store/dynamodb/figures.ts'
import type { FigureStore } from '../../../shared/store/port.ts'
import { showProgress } from '../support/progress.ts'
import { drawSession, sessionIds } from './draw-facts.ts'
import { MemoryTable } from './memory-table.ts'

/** A table with the facts of so many handlings of these sessions, and the roll-ups that are counted from them. */
export const fillTable = async (
  size: number,
  sessions: readonly string[] = sessionIds,
): Promise<{ table: MemoryTable; store: FigureStore }> => {
  const table = new MemoryTable()
  const store = figures({ db: table.client(), table: 'bench' })
  const filling = showProgress(`the facts of ${size.toLocaleString('en')} handlings are loaded`)
  const began = performance.now()
  for (const [i, session] of sessions.entries()) {
    const buckets = new Map<string, Fact[]>()
    for (const { facts } of drawSession(size, session, sessions.length))
      for (const fact of facts) {
        await store.putFact(fact)
        const of = buckets.get(fact.bucket.unit)
        if (of) of.push(fact)
        else buckets.set(fact.bucket.unit, [fact])
      }
    // What counting each of them again from the table gives, without reading it all back.
    for (const facts of buckets.values())
      if (facts[0]) await store.putRollup(rollupOf(facts[0].bucket, partsOfAll(facts)), undefined)
    filling.step(i + 1, sessions.length)
  }
  filling.done(`${table.size.toLocaleString('en')} items (${((performance.now() - began) / 1000).toFixed(0)} s)`)
  return { table, store }
}
