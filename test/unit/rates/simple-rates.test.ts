import { describe, expect, test } from 'vitest'
import type { HandlingRow, Row } from '../../../shared/projection/row.ts'
import { simpleRates } from '../../../shared/rates/simple-rates.ts'

const asOf = '2025-06-30'

const handling = (more: Partial<HandlingRow> = {}): HandlingRow => ({
  id: 'h',
  unit: 'ybj',
  co: [],
  stage: 'drafting',
  assignedOn: '2025-02-10',
  dueOn: '2025-05-10',
  firstDueOn: '2025-05-10',
  provisional: false,
  ...more,
})
const issued = (issuedOn: string, more: Partial<HandlingRow> = {}) =>
  handling({ stage: 'closed', issuedOn, category: 'C', met: false, contacted: false, solved: false, ...more })
const row = (handlings: HandlingRow[], more: Partial<Row> = {}): Row => ({
  session: '16-5',
  id: '16-5-1',
  version: 1,
  at: '2025-02-10T09:00:00+08:00',
  number: '1',
  title: '标题',
  lead: '林一',
  topics: [],
  stage: 'handling',
  generation: 1,
  handlings,
  openSteps: [],
  units: [],
  ...more,
})
const of = (...handlings: HandlingRow[]) => simpleRates([row(handlings)], asOf)
const parts = ({ numerator, denominator }: { numerator: number; denominator: number }) => [numerator, denominator]

test('where nothing counts every rate is null, never 0 or 100 per cent', () => {
  const { rates, averageDays, counts, categories } = simpleRates([], asOf)
  expect(Object.keys(rates)).toHaveLength(12)
  for (const rate of Object.values(rates)) expect(rate).toMatchObject({ numerator: 0, denominator: 0, rate: null })
  expect([averageDays, categories]).toEqual([null, {}])
  expect(counts).toEqual({ suggestions: 0, handlings: 0, issued: 0, open: 0, overdue: 0 })
})

test('Xiamen 2016: 277 of 280 rated are 满意 or 基本满意, 98.93 %', () => {
  const rated = (n: number, result: string) =>
    Array.from({ length: n }, () => issued('2025-05-01', { ratings: [[1, 'satisfied', result]] }))
  const { satisfaction, fullySatisfied } = of(
    ...rated(200, 'satisfied'),
    ...rated(77, 'basically-satisfied'),
    ...rated(3, 'dissatisfied'),
    issued('2025-05-01', { lapses: 1 }),
  ).rates
  expect(satisfaction).toMatchObject({ numerator: 277, denominator: 280 })
  expect(((satisfaction.rate ?? 0) * 100).toFixed(2)).toBe('98.93')
  expect(parts(fullySatisfied)).toEqual([200, 280])
})

describe('按期办结率', () => {
  test.each([
    ['issued on the due day', [issued('2025-05-10')], [1, 1]],
    ['issued a day late', [issued('2025-05-11')], [0, 1]],
    ['open and overdue: in the denominator', [handling()], [0, 1]],
    ['open and due today: not yet', [handling({ dueOn: asOf, firstDueOn: asOf })], [0, 0]],
    ['open and due tomorrow', [handling({ dueOn: '2025-07-01' })], [0, 0]],
    ['issued without a limit', [issued('2025-06-01', { dueOn: null })], [1, 1]],
    ['open without a limit', [handling({ dueOn: null, firstDueOn: null })], [0, 0]],
    ['all of them', [issued('2025-05-10'), issued('2025-05-11'), handling(), handling({ dueOn: asOf })], [1, 3]],
  ])('%s', (_, handlings, expected) => {
    expect(parts(of(...handlings).rates.onTime)).toEqual(expected)
  })

  test('a granted extension counts for onTime and not for onTimeFirst', () => {
    const { onTime, onTimeFirst } = of(
      issued('2025-06-10', { dueOn: '2025-06-10' }),
      handling({ dueOn: '2025-08-10' }),
    ).rates
    expect(parts(onTime)).toEqual([1, 1])
    expect(parts(onTimeFirst)).toEqual([0, 2])
  })
})

test('answered, 面商率, 沟通率, 解决率, 上网率 and the average of days', () => {
  const { rates, averageDays, categories, counts } = of(
    issued('2025-02-20', { met: true, contacted: true, category: 'A', solved: true, published: true }),
    issued('2025-03-02', { contacted: true, category: 'B', published: false }),
    issued('2025-02-10', { category: 'B' }),
    handling({ dueOn: '2025-07-01' }),
  )
  expect(parts(rates.answered)).toEqual([3, 4])
  expect(parts(rates.faceToFace)).toEqual([1, 3])
  expect(parts(rates.contact)).toEqual([2, 3])
  expect(parts(rates.solved)).toEqual([1, 3])
  expect(parts(rates.published)).toEqual([1, 2])
  expect(averageDays).toBe(10)
  expect(categories).toEqual({ A: 1, B: 2 })
  expect(counts).toEqual({ suggestions: 1, handlings: 4, issued: 3, open: 1, overdue: 0 })
})

describe('满意率', () => {
  test('goes by the last rating; the first round is kept beside it; attitude on its own', () => {
    const { satisfaction, firstRoundSatisfaction, attitude } = of(
      issued('2025-05-01', {
        ratings: [
          [1, 'satisfied', 'dissatisfied'],
          [2, 'dissatisfied', 'satisfied'],
        ],
      }),
    ).rates
    expect([parts(satisfaction), parts(firstRoundSatisfaction), parts(attitude)]).toEqual([
      [1, 1],
      [0, 1],
      [0, 1],
    ])
  })

  test('an unrated redo leaves 不满意 standing, and it counts while the redo runs', () => {
    const running = issued('2025-05-01', { stage: 'drafting', ratings: [[1, 'satisfied', 'dissatisfied']] })
    const unrated = issued('2025-05-01', { ratings: [[1, 'satisfied', 'dissatisfied']], lapses: 1 })
    const { satisfaction, feedback } = of(running, unrated).rates
    expect([parts(satisfaction), parts(feedback)]).toEqual([
      [0, 2],
      [2, 2],
    ])
  })

  test('silence is no satisfaction: it is left out there and counts in the feedback rate', () => {
    const { satisfaction, feedback } = of(
      issued('2025-05-01', { ratings: [[1, 'satisfied', 'satisfied']] }),
      issued('2025-05-01', { lapses: 1 }),
      issued('2025-05-01'),
    ).rates
    expect([parts(satisfaction), parts(feedback)]).toEqual([
      [1, 1],
      [1, 2],
    ])
  })
})

describe('outside the figures', () => {
  test.each([
    ['withdrawn', { withdrawn: true, closedAs: 'withdrawn' }],
    ['returned', { closedAs: 'returned' }],
    ['for reference', { closedAs: 'reference' }],
  ])('%s', (_, more) => {
    const { counts, rates } = simpleRates([row([issued('2025-05-01')], more), row([issued('2025-05-01')])], asOf)
    expect(counts).toMatchObject({ suggestions: 1, handlings: 1 })
    expect(parts(rates.answered)).toEqual([1, 1])
  })

  test('one forwarded from above counts as answered, outside satisfaction and feedback', () => {
    const forwarded = row([issued('2025-05-01', { ratings: [[1, 'satisfied', 'satisfied']] })], { forwarded: true })
    const { rates } = simpleRates([forwarded], asOf)
    expect([parts(rates.answered), parts(rates.satisfaction), parts(rates.feedback)]).toEqual([
      [1, 1],
      [0, 0],
      [0, 0],
    ])
  })
})

test('of one unit: its own handlings, and the suggestions with one', () => {
  const rows = [
    row([issued('2025-05-01'), issued('2025-05-20', { unit: 'wjw' })]),
    row([handling({ unit: 'wjw' })]),
    row([issued('2025-05-10')]),
  ]
  const ybj = simpleRates(rows, asOf, 'ybj')
  const wjw = simpleRates(rows, asOf, 'wjw')
  const all = simpleRates(rows, asOf)
  expect(ybj.counts).toMatchObject({ suggestions: 2, handlings: 2, overdue: 0 })
  expect(wjw.counts).toMatchObject({ suggestions: 2, handlings: 2, overdue: 1 })
  // Sums hold for handlings, not for suggestions.
  for (const name of ['answered', 'onTime'] as const)
    expect(parts(all.rates[name])).toEqual([0, 1].map((i) => parts(ybj.rates[name])[i]! + parts(wjw.rates[name])[i]!))
  expect(all.counts.suggestions).toBe(3)
})
