import { describe, expect, test } from 'vitest'
import { deriveFigures } from '../../../shared/rates/derive.ts'
import { rebuildRollup } from '../../../shared/rates/refresh.ts'
import {
  changedOnce,
  fillLargeUnit,
  type LargeUnit,
  largeUnit,
  mostOf,
  type Spread,
} from '../../bench/figures/change.ts'

describe('one change to a unit of 1,000 handlings', () => {
  const expectCheap = async (unit: LargeUnit) => {
    const { readUnits, writeUnits } = await mostOf(unit)
    expect(readUnits).toBeLessThanOrEqual(25)
    expect(writeUnits).toBeLessThanOrEqual(5)
    expect(writeUnits).toBeGreaterThan(1)
  }

  test.each<[string, Spread]>([
    ['all assigned on one day', 'one day'],
    ['assigned over the year', 'a year'],
  ])('%s costs at most 25 read units and 5 write units', async (_, spread) => {
    await expectCheap(await fillLargeUnit(spread))
  })

  test('counted one by one or all at once the figures and the cost are the same', async () => {
    const [one, all] = [await fillLargeUnit('one day', true), await fillLargeUnit('one day')]
    const [a, b] = [await one.store.getRollup(largeUnit), await all.store.getRollup(largeUnit)]
    expect(a?.rollup.now).toEqual(b?.rollup.now)
    expect(await rebuildRollup(one.store, largeUnit)).toBe(false)
    await expectCheap(one)
  })

  test('what changes nothing costs nothing', async () => {
    const { table, store, facts } = await fillLargeUnit('one day')
    const [fact] = facts
    if (!fact) throw new Error('the unit is empty')
    table.counting = true
    await deriveFigures(store, changedOnce(fact), { since: fact.v + 2 })
    expect(table.take()).toEqual({ items: 0, readUnits: 0, writeUnits: 0 })
  })
})
