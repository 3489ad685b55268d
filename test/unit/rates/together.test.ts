import { expect, test } from 'vitest'
import { together } from '../../../functions/relay/figures.ts'
import type { Bucket, Place } from '../../../shared/rates/fact.ts'
import { memoryFigures } from '../../support/memory-figures.ts'

const bucket = (unit: string): Bucket => ({ session: '16-5', unit })
const place = (spread: number): Place => ({ month: '2025-02', spread })

/** Refreshes that end when they are told to. */
const held = () => {
  const runs: { unit: string; spreads: number[]; end: (error?: Error) => void }[] = []
  const refresh = together(
    memoryFigures(),
    (of, places) =>
      new Promise((resolve, reject) => {
        const end = (error?: Error) => (error ? reject(error) : resolve())
        runs.push({ unit: of.unit, spreads: places.map((p) => p.spread), end })
      }),
  )
  return { runs, refresh }
}
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('one roll-up is counted once at a time, and what is asked for meanwhile is counted together after it', async () => {
  const { runs, refresh } = held()
  const first = refresh(bucket('ybj'), [place(1)])
  const others = [2, 3, 4].map((n) => refresh(bucket('ybj'), [place(n)]))
  const elsewhere = refresh(bucket('wjw'), [place(5)])
  await turn()
  expect(runs.map((r) => [r.unit, r.spreads])).toEqual([
    ['ybj', [1]],
    ['wjw', [5]],
  ])
  runs[0]?.end()
  runs[1]?.end()
  await Promise.all([first, elsewhere])
  await turn()
  expect(runs[2]).toMatchObject({ unit: 'ybj', spreads: [2, 3, 4] })
  runs[2]?.end()
  await Promise.all(others)
  expect(runs).toHaveLength(3)
})

test('one that fails fails those who asked for it, and not those who come after', async () => {
  const { runs, refresh } = held()
  const first = refresh(bucket('ybj'), [place(1)])
  const second = refresh(bucket('ybj'), [place(2)])
  runs[0]?.end(new Error('throttled'))
  await expect(first).rejects.toThrow('throttled')
  await turn()
  runs[1]?.end()
  await second
  const third = refresh(bucket('ybj'), [place(3)])
  await turn()
  runs[2]?.end()
  await third
})
