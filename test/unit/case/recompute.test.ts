import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  builtInCalendar,
  builtInYears,
  type CalendarYear,
  createCalendar,
  dayOf,
} from '../../../shared/calendar/index.ts'
import { recomputeDue } from '../../../shared/case/decide/recompute-due.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { foldAll } from '../../../shared/case/fold.ts'
import { PureCase, secretariat, sweep, unit } from './support/pure-case.ts'

type Overrides = ConstructorParameters<typeof PureCase>[1]

const limit = (name: string, count: number, from = 'opened', kind = 'workdays') => ({
  path: `limits.${name}`,
  value: { count, unit: kind, from, article: 'setting' },
  reason: '试',
})

const notice2027 = (holidays: string[], workdays: string[] = []): CalendarYear => ({
  year: 2027,
  notice: '国办发明电〔2026〕5号',
  holidays,
  workdays,
})
/** New Year's Day to Sunday the 3rd are off. */
const newYear = notice2027(['2027-01-01', '2027-01-02', '2027-01-03'])

/** Loads a notice at an instant and lets the sweep work it off there, or later; answers the moves. */
const load = (some: PureCase, notice: CalendarYear, loadedAt = some.now, at = loadedAt) => {
  some.now = at
  const rules = { ...some.rules, calendar: createCalendar([...builtInYears, notice]) }
  const events = recomputeDue(some.state, rules, { notice: notice.notice, loadedAt, before: [builtInCalendar] })
  if (events.length > 0) some.commit(sweep, events)
  return events.flatMap((e: CaseEvent) => (e.type === 'DueRecomputed' ? e.moves : []))
}

/** Assigned on Tuesday 29 December 2026 with `acknowledge` open: 5 working days end on 5 January, plain Monday to Friday. */
const acknowledging = (overrides: Overrides = []): PureCase => {
  const some = new PureCase('2026-12-29T09:00:00+08:00', overrides)
  const { dueOn, provisional } = some.open('acknowledge', { handling: some.assigned() })
  expect(provisional).toBe(true)
  if (!overrides?.some((o) => o.path === 'limits.decline')) expect(dueOn).toBe('2027-01-05')
  return some
}

describe('scenario 5: a notice loaded later recomputes what is open', () => {
  test('a step with its own limit moves, the reply in months becomes firm, and steps follow', () => {
    const some = acknowledging()
    const { stepId } = some.state.openSteps[0]!
    expect(load(some, newYear, '2026-12-30T10:00:00+08:00')).toEqual([
      { of: 'step', id: stepId, from: '2027-01-05', to: '2027-01-06', provisional: false },
      { of: 'handling', id: '16-5-0105.1', from: '2027-03-29', to: '2027-03-29', provisional: false },
    ])
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-06', provisional: false }])
    expect(some.state.handlings).toMatchObject([{ dueOn: '2027-03-29', provisional: false }])
    expect(some.state.moves).toMatchObject([
      { of: 'step', from: '2027-01-05', to: '2027-01-06', notice: newYear.notice, on: '2026-12-30' },
      { of: 'handling' },
    ])
  })

  test('the reply moves where it rolls from a day that is off now, its first date and its open steps with it', () => {
    const some = acknowledging([{ path: 'monthEndRoll', value: true, reason: '试' }])
    some.complete(unit('ybj'), some.state.openSteps[0]!, 'accept')
    some.open('draft', { handling: '16-5-0105.1' })
    expect(load(some, notice2027(['2027-03-29', '2027-03-30']))).toMatchObject([{ of: 'handling', to: '2027-03-31' }])
    expect(some.state.handlings).toMatchObject([{ dueOn: '2027-03-31', firstDueOn: '2027-03-31' }])
    expect(some.state.openSteps).toMatchObject([{ step: 'draft', dueOn: '2027-03-31', provisional: false }])
  })

  test('asked again it answers nothing, and the log tells the same case', () => {
    const some = acknowledging()
    expect(load(some, newYear)).toHaveLength(2)
    expect(load(some, newYear)).toEqual([])
    expect(load(some, newYear, some.now, '2026-12-31T10:00:00+08:00')).toEqual([])
    expect(foldAll(some.log)).toEqual(some.state)
  })

  test('a step that is done keeps its date, and nothing is counted on a case that is over', () => {
    const some = acknowledging()
    some.complete(unit('ybj'), some.state.openSteps[0]!, 'accept')
    expect(load(some, newYear).map((m) => m.of)).toEqual(['handling'])
    const withdrawn = acknowledging()
    withdrawn.commit(secretariat, [{ type: 'SuggestionClosed', as: 'withdrawn' }])
    expect(load(withdrawn, newYear)).toEqual([])
  })

  test('opinions that are owed move, given ones and those without a limit do not', () => {
    const some = new PureCase('2026-12-29T09:00:00+08:00', [limit('coOpinion', 5, 'assigned')])
    const handling = some.assigned(['wjw', 'jrj'])
    for (const code of ['wjw', 'jrj']) some.open('opine', { handling, unit: code })
    expect(some.state.openSteps.map((s) => s.provisional)).toEqual([true, true])
    some.complete(unit('jrj'), some.state.openSteps[1]!, 'opined', { text: '意见' })
    expect(load(some, newYear).filter((m) => m.of === 'opinion')).toEqual([
      { of: 'opinion', id: handling, unit: 'wjw', from: '2027-01-05', to: '2027-01-06', provisional: false },
    ])
    expect(some.state.openSteps).toMatchObject([{ unit: 'wjw', dueOn: '2027-01-06', provisional: false }])
    expect(some.state.handlings[0]?.opinions).toMatchObject({
      wjw: { dueOn: '2027-01-06' },
      jrj: { dueOn: '2027-01-05' },
    })
  })

  test('an opinion that was sent back is counted from the demand', () => {
    const some = new PureCase('2026-12-20T09:00:00+08:00', [limit('coOpinionAgain', 5)])
    const handling = some.assigned(['wjw'])
    some.complete(unit('ybj'), some.open('acknowledge', { handling }), 'accept')
    some.complete(unit('wjw'), some.open('opine', { handling, unit: 'wjw' }), 'opined', { text: '无' })
    some.now = '2026-12-29T09:00:00+08:00'
    some.act(unit('ybj'), 'opinion-send-back', { handling, unit: 'wjw', reason: '空泛' })
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-05', provisional: true }])
    expect(load(some, newYear)).toContainEqual(
      expect.objectContaining({ of: 'opinion', from: '2027-01-05', to: '2027-01-06' }),
    )
  })

  test('a redone reply is counted from the order to redo, and its draft follows', () => {
    const some = new PureCase('2026-12-21T09:00:00+08:00', [limit('redoReply', 5)])
    const handling = some.issued()
    const rating = { attitude: 'satisfied', result: 'dissatisfied', comments: '未答' }
    some.complete(secretariat, some.open('evaluate', { handling }), 'rate', rating)
    some.now = '2026-12-29T09:00:00+08:00'
    some.complete(secretariat, some.open('redo', { handling }), 'redo', { instructions: '重办' })
    some.open('draft', { handling })
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-05', provisional: true }])
    expect(load(some, newYear)).toEqual([
      { of: 'redo', id: handling, from: '2027-01-05', to: '2027-01-06', provisional: false },
    ])
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-06', provisional: false }])
    expect(some.state.handlings[0]?.dueOn).toBe('2027-03-21')
    expect(load(some, newYear)).toEqual([])
  })

  test('a rating window is counted from the delivery', () => {
    const some = new PureCase('2026-12-21T09:00:00+08:00')
    const handling = some.issued()
    some.open('evaluate', { handling })
    some.now = '2026-12-29T09:00:00+08:00'
    const deliveries = [{ deputy: '林一', on: '2026-12-28', mode: '当面' }]
    some.act(unit('ybj'), 'deliveries', { handling, deliveries })
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-18', provisional: true }])
    expect(load(some, newYear)).toMatchObject([{ of: 'step', from: '2027-01-18', to: '2027-01-19' }])
  })
})

describe('what a notice leaves alone', () => {
  const ofHandling = (some: PureCase) => load(some, notice2027(['2027-03-29'])).filter((m) => m.of === 'handling')
  const rolling: Overrides = [{ path: 'monthEndRoll', value: true, reason: '试' }]

  test('a reply whose date was fixed', () => {
    const some = new PureCase('2026-12-29T09:00:00+08:00', rolling)
    some.complete(secretariat, some.open('review'), 'accept')
    const handlings = [{ lead: 'ybj', dueOn: '2027-03-29' }]
    some.complete(secretariat, some.open('assign'), 'assign', { mode: 'sole', handlings })
    expect(ofHandling(some)).toEqual([])
    expect(some.state.handlings).toMatchObject([{ dueOn: '2027-03-29', provisional: false }])
  })

  test('a reply that was extended: the granted date was decided', () => {
    const some = acknowledging(rolling)
    some.act(unit('ybj'), 'extensions', { handling: '16-5-0105.1', months: 2, reason: '需要调研' })
    expect(some.state.handlings).toMatchObject([{ dueOn: '2027-05-29', provisional: false }])
    expect(ofHandling(some)).toEqual([])
    expect(some.state.handlings).toMatchObject([{ dueOn: '2027-05-29', firstDueOn: '2027-03-29' }])
  })

  test('a reply that is out', () => {
    const some = new PureCase('2026-12-29T09:00:00+08:00', rolling)
    some.issued()
    expect(ofHandling(some)).toEqual([])
  })

  test('a promise', () => {
    const some = new PureCase('2026-12-29T09:00:00+08:00')
    const handling = some.issued({ category: 'B', commitments: [{ item: '建成', dueOn: '2027-01-01' }] })
    some.open('fulfil', { handling, commitment: 'c1' })
    expect(load(some, newYear)).toEqual([])
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-01', provisional: false }])
  })

  test('what is past', () => {
    const some = acknowledging()
    expect(load(some, newYear, '2027-01-06T00:00:00+08:00').map((m) => m.of)).toEqual(['handling'])
    expect(some.state.openSteps).toMatchObject([{ dueOn: '2027-01-05' }])
  })

  test('a date that other settings gave: it only becomes firm', () => {
    const some = acknowledging()
    some.overrides = [limit('decline', 9, 'assigned')]
    expect(load(some, newYear)[0]).toMatchObject({ from: '2027-01-05', to: '2027-01-05', provisional: false })
  })

  test('one forwarded from above does not go past the day that the upper body set', () => {
    const some = new PureCase('2026-12-29T09:00:00+08:00', rolling, {
      kind: 'forwarded',
      origin: { body: '省人大常委会', number: '12', dueOn: '2027-03-30' },
    })
    some.assigned()
    expect(load(some, notice2027(['2027-03-29', '2027-03-30']))).toMatchObject([{ of: 'handling', to: '2027-03-30' }])
  })
})

describe('a recomputed date is never before the day after the notice was loaded', () => {
  /** 10 working days to 12 January; the notice makes four weekend days worked, which gives 8 January. */
  const shorter = notice2027(['2027-02-01'], ['2027-01-02', '2027-01-03', '2027-01-09', '2027-01-10'])
  test.each([
    ['in time', '2026-12-30T10:00:00+08:00', '2027-01-08'],
    ['on the day before it', '2027-01-07T23:59:59+08:00', '2027-01-08'],
    ['on that day', '2027-01-08T00:00:00+08:00', '2027-01-09'],
    ['later', '2027-01-10T10:00:00+08:00', '2027-01-11'],
    ['on the day before the present date', '2027-01-11T10:00:00+08:00', '2027-01-12'],
    ['on the present date', '2027-01-12T10:00:00+08:00', '2027-01-12'],
  ])('loaded %s', (_, at, to) => {
    const some = acknowledging([limit('decline', 10, 'assigned')])
    expect(some.state.openSteps[0]?.dueOn).toBe('2027-01-12')
    load(some, shorter, at)
    expect(some.state.openSteps).toMatchObject([{ dueOn: to, provisional: false }])
    expect(load(some, shorter, at, '2027-01-09T10:00:00+08:00' > at ? '2027-01-09T10:00:00+08:00' : at)).toEqual([])
  })

  test('nor is it before tomorrow where the sweep comes late', () => {
    const some = acknowledging([limit('decline', 10, 'assigned')])
    load(some, shorter, '2027-01-04T10:00:00+08:00', '2027-01-09T10:00:00+08:00')
    expect(some.state.openSteps[0]?.dueOn).toBe('2027-01-10')
  })

  test('whatever the notice: never into the past, once, and a step is firm in a year that is loaded', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2027-01-01', n))
    const notices = fc.record({ off: fc.uniqueArray(day, { minLength: 1, maxLength: 12 }), on: fc.array(day) })
    const at = fc.integer({ min: 0, max: 40 }).map((n) => `${addDays('2026-12-29', n)}T12:00:00+08:00`)
    const check = fc.property(notices, at, fc.integer({ min: 3, max: 25 }), ({ off, on }, loadedAt, count) => {
      const notice = notice2027(
        off,
        on.filter((d) => !off.includes(d) && !builtInCalendar.isWorkingDay(d)),
      )
      const some = acknowledging([limit('decline', count, 'assigned')])
      const before = some.state.openSteps[0]!
      load(some, notice, loadedAt)
      const after = some.state.openSteps[0]!
      const moved = after.dueOn !== before.dueOn
      if (moved) expect(after.dueOn! > dayOf(new Date(loadedAt))).toBe(true)
      if (before.dueOn! >= dayOf(new Date(loadedAt))) expect(after.provisional).toBe(false)
      else expect(after).toEqual(before)
      expect(load(some, notice, loadedAt)).toEqual([])
    })
    return fc.assert(check, { numRuns: 200 })
  })
})
