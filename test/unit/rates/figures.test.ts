import { describe, expect, test } from 'vitest'
import { rateNames } from '../../../shared/rates/figures.ts'
import type { PromiseStanding, RatingStanding } from '../../../shared/rates/standing.ts'
import { asOf, figuresOf, issued, open, opinionOf, parts } from './support/by-hand.ts'

const rating = (result: string, attitude = 'satisfied', round = 1): RatingStanding => [
  round,
  attitude,
  result,
  '2025-06-01',
]
const rated = (...ratings: RatingStanding[]) => issued('2025-05-01', { ratings })

test('where nothing counts every rate is null, never 0 or 100 per cent', async () => {
  const { rates, averageDays, counts, categories } = await figuresOf([])
  expect(Object.keys(rates)).toEqual([...rateNames])
  for (const rate of Object.values(rates)) expect(rate).toMatchObject({ numerator: 0, denominator: 0, rate: null })
  expect([averageDays, categories]).toEqual([null, {}])
  expect(counts).toMatchObject({ suggestions: 0, handlings: 0, issued: 0, open: 0, overdue: 0 })
})

test('Xiamen 2016: 277 of 280 rated are 满意 or 基本满意, 98.93 %', async () => {
  const many = (n: number, result: string) => Array.from({ length: n }, () => rated(rating(result)))
  const figures = await figuresOf([
    ...many(200, 'satisfied'),
    ...many(77, 'basically-satisfied'),
    ...many(3, 'dissatisfied'),
    issued('2025-05-01', { unrated: true }),
  ])
  expect(parts(figures).satisfaction).toEqual([277, 280])
  expect(((figures.rates.satisfaction.rate ?? 0) * 100).toFixed(2)).toBe('98.93')
  expect(parts(figures).fullySatisfied).toEqual([200, 280])
})

describe('按期办结率', () => {
  const late = open()
  test.each([
    ['issued on the due day', [issued('2025-05-10')], [1, 1]],
    ['issued a day late', [issued('2025-05-11')], [0, 1]],
    ['open and overdue: in the denominator', [late], [0, 1]],
    ['open and due today: not yet', [open({ dueOn: asOf })], [0, 0]],
    ['open and due tomorrow', [open({ dueOn: '2025-07-01' })], [0, 0]],
    ['issued without a limit', [issued('2025-06-01', { dueOn: undefined })], [1, 1]],
    ['open without a limit', [open({ dueOn: undefined })], [0, 0]],
    ['all of them', [issued('2025-05-10'), issued('2025-05-11'), late, open({ dueOn: asOf })], [1, 3]],
  ])('%s', async (_, standings, expected) => {
    expect(parts(await figuresOf(standings)).onTime).toEqual(expected)
  })

  test('a granted extension counts for onTime and not for onTimeFirst; of those replied to is another figure', async () => {
    const { onTime, onTimeFirst, onTimeReplied } = parts(
      await figuresOf([
        issued('2025-06-10', { dueOn: '2025-06-10', firstDueOn: '2025-05-10' }),
        open({ dueOn: '2025-08-10', firstDueOn: '2025-05-10' }),
        open(),
      ]),
    )
    expect([onTime, onTimeFirst, onTimeReplied]).toEqual([
      [1, 2],
      [0, 3],
      [1, 1],
    ])
  })

  test('what will be overdue by a day to come', async () => {
    const standings = [open({ dueOn: '2025-07-03' }), open({ dueOn: '2025-07-04' })]
    const by = async (day: string) => (await figuresOf(standings, { asOf: day })).counts.overdue
    expect(await Promise.all(['2025-07-03', '2025-07-04', '2025-07-05', '2027-01-01'].map(by))).toEqual([0, 1, 2, 2])
  })
})

test('answered, 面商率, 沟通率, 解决率, 上网率 and the average of days', async () => {
  const figures = await figuresOf([
    issued('2025-02-20', { metOn: '2025-02-15', contactedOn: '2025-02-15', category: 'A', publish: 'done' }),
    issued('2025-03-02', { contactedOn: '2025-02-15', category: 'B', publish: 'due' }),
    issued('2025-02-10', { category: 'B' }),
    open({ dueOn: '2025-07-01' }),
  ])
  expect(parts(figures)).toMatchObject({
    answered: [3, 4],
    faceToFace: [1, 3],
    contact: [2, 3],
    solved: [1, 3],
    published: [1, 2],
  })
  expect(figures.averageDays).toBe(10)
  expect(figures.categories).toEqual({ A: 1, B: 2 })
  expect(figures.counts).toMatchObject({ handlings: 4, issued: 3, open: 1, overdue: 0 })
})

describe('满意率', () => {
  test('goes by the last rating; the first round is kept beside it; attitude on its own', async () => {
    const again = rated(rating('dissatisfied'), rating('satisfied', 'dissatisfied', 2))
    const { satisfaction, firstRoundSatisfaction, attitude } = parts(await figuresOf([again]))
    expect([satisfaction, firstRoundSatisfaction, attitude]).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
    ])
  })

  test('an unrated redo leaves 不满意 standing; silence is no satisfaction and counts in the feedback', async () => {
    const { satisfaction, feedback, firstRoundSatisfaction } = parts(
      await figuresOf([
        issued('2025-05-01', { ratings: [rating('dissatisfied')], unrated: true }),
        rated(rating('satisfied', 'satisfied', 2)),
        issued('2025-05-01', { unrated: true }),
        issued('2025-05-01'),
      ]),
    )
    expect([satisfaction, feedback, firstRoundSatisfaction]).toEqual([
      [1, 2],
      [2, 3],
      [0, 1],
    ])
  })
})

describe('承诺事项落实率', () => {
  const promise = (first: string, present = first, met = ''): PromiseStanding => ['c1', first, present, met]
  test.each<[string, PromiseStanding, [number, number], [number, number], [number, number]]>([
    ['met on the day', promise('2025-06-20', '2025-06-20', '2025-06-20'), [1, 1], [1, 1], [1, 1]],
    ['met a day late', promise('2025-06-20', '2025-06-20', '2025-06-21'), [0, 1], [0, 1], [1, 1]],
    ['put off, and met by the new date', promise('2025-06-01', '2025-06-25', '2025-06-24'), [0, 1], [1, 1], [1, 1]],
    ['put off to a day to come', promise('2025-06-01', '2025-12-31'), [0, 1], [0, 0], [0, 1]],
    ['due today', promise(asOf), [0, 1], [0, 1], [0, 1]],
    ['met, but not due yet', promise('2025-12-31', '2025-12-31', '2025-06-01'), [0, 0], [0, 0], [0, 0]],
    ['given up', promise('2025-06-01', '2025-06-01', 'abandoned'), [0, 1], [0, 1], [0, 1]],
    ['without a date', promise(''), [0, 0], [0, 0], [0, 0]],
  ])('%s', async (_, made, byFirst, byPresent, ever) => {
    const figures = await figuresOf([issued('2025-05-01', { promises: [made] })])
    const { fulfilment, fulfilmentPresent, fulfilmentEver } = parts(figures)
    expect([fulfilment, fulfilmentPresent, fulfilmentEver]).toEqual([byFirst, byPresent, ever])
    expect(figures.counts).toMatchObject({ promises: 1, undatedPromises: made[1] === '' ? 1 : 0 })
  })
})

test('co-opinions count for the co-unit: given in time, late, overdue, not due yet, dropped', async () => {
  const opinions = [
    opinionOf('wjw', { dueOn: '2025-04-10', on: '2025-04-10' }),
    opinionOf('wjw', { dueOn: '2025-04-10', on: '2025-04-11' }),
    opinionOf('wjw', { dueOn: '2025-04-10' }),
    opinionOf('wjw', { dueOn: '2025-08-10' }),
    opinionOf('wjw', { dropped: true }),
    opinionOf('wjw', { dueOn: '2025-04-10', outside: 'withdrawn' }),
  ]
  const figures = await figuresOf([open()], { by: 'unit' }, opinions)
  expect(parts(figures).coOpinionOnTime).toEqual([1, 3])
  expect(figures.groups?.map((g) => [g.key, g.counts.handlings, g.rates.coOpinionOnTime?.denominator])).toEqual([
    ['wjw', 0, 3],
    ['ybj', 1, 0],
  ])
})

test('redone replies have a rate of their own, at the unit that redoes them', async () => {
  const redo = [
    { unit: 'ybj', dueOn: '2025-05-20', issuedOn: '2025-05-20' },
    { unit: 'wjw', dueOn: '2025-06-20' },
  ]
  const standing = issued('2025-05-01', { redo })
  const [own, other] = [await figuresOf([standing]), standing]
  expect(parts(own).redoOnTime).toEqual([1, 1])
  // A copy of the same handling lies in the other unit's bucket.
  const copy = {
    ...opinionOf('wjw', {}),
    kind: 'lead' as const,
    days: [['2025-02-10', { ...other }]] as [string, object][],
  }
  const both = await figuresOf([standing], { by: 'unit' }, [copy as never])
  expect(both.groups?.map((g) => [g.key, g.counts.handlings, g.rates.redoOnTime?.denominator])).toEqual([
    ['wjw', 0, 1],
    ['ybj', 1, 1],
  ])
})

test('what is outside counts nowhere but under why', async () => {
  const figures = await figuresOf([
    issued('2025-05-01', { outside: 'withdrawn', ratings: [rating('satisfied')] }),
    open({ outside: 'forwarded' }),
    issued('2025-05-01'),
  ])
  expect(parts(figures)).toMatchObject({ answered: [1, 1], feedback: [0, 0], onTime: [1, 1] })
  expect(figures.outside).toEqual({ forwarded: 1, withdrawn: 1 })
})

test('by unit: its own handlings; sums hold', async () => {
  const standings = [issued('2025-05-01'), issued('2025-05-20', { unit: 'wjw' }), open({ unit: 'wjw' })]
  const all = await figuresOf(standings, { by: 'unit' })
  const groups = all.groups ?? []
  expect(groups.map((g) => [g.key, g.counts.handlings, g.counts.overdue])).toEqual([
    ['wjw', 2, 1],
    ['ybj', 1, 0],
  ])
  for (const name of rateNames)
    expect(parts(all)[name][1]).toBe(groups.reduce((n, g) => n + (g.rates[name]?.denominator ?? 0), 0))
})
