import { describe, expect, test } from 'vitest'
import { emptyMeasures, figuresOf, type Measures } from '../../../shared/rates/figures.ts'
import { wilson } from '../../../shared/rates/interval.ts'
import { fewestRanked, withRanks } from '../../../shared/rates/ranking.ts'

describe('Wilson’s 95 % interval', () => {
  // By hand from the formula, and as R's prop.test(correct = FALSE) gives them.
  test.each([
    [1, 1, 0.2065, 1],
    [0, 1, 0, 0.7935],
    [0, 10, 0, 0.2775],
    [8, 10, 0.4902, 0.9433],
    [277, 280, 0.969, 0.9963],
  ])('of %i in %i', (numerator, denominator, low, high) => {
    const [a, b] = wilson(numerator, denominator) ?? []
    expect(a).toBeCloseTo(low, 4)
    expect(b).toBeCloseTo(high, 4)
  })

  test('of nothing there is none', () => {
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('ranks', () => {
  const group = (key: string, onTime: [number, number]) => {
    const measures: Measures = { ...emptyMeasures(), parts: { ...emptyMeasures().parts, onTime } }
    return { key, ...figuresOf(measures) }
  }
  const ranked = (...groups: [string, [number, number]][]) =>
    withRanks(
      groups.map(([key, onTime]) => group(key, onTime)),
      true,
    ).map(({ key, rates: { onTime } }) => [key, onTime.rank ?? onTime.unranked])

  test('one of one is not the best: it has no rank, and why is said', () => {
    expect(ranked(['small', [1, 1]], ['good', [95, 100]], ['better', [97, 100]])).toEqual([
      ['small', `仅 1 件，不足 ${fewestRanked} 件，不排名`],
      ['good', 2],
      ['better', 1],
    ])
  })

  test('equal rates share a rank, and the next one counts them; no data is no rank', () => {
    expect(ranked(['a', [5, 5]], ['b', [10, 10]], ['c', [9, 10]], ['none', [0, 0]])).toEqual([
      ['a', 1],
      ['b', 1],
      ['c', 3],
      ['none', '没有数据'],
    ])
  })

  test('months are not ranked, but have intervals', () => {
    const [month] = withRanks([group('2025-03', [9, 10])], false)
    expect(month?.rates.onTime).toMatchObject({ rate: 0.9, interval: [expect.any(Number), expect.any(Number)] })
    expect(month?.rates.onTime).not.toHaveProperty('rank')
  })
})
