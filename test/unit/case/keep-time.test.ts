import { describe, expect, test } from 'vitest'
import { actDueNow, nextActionAt } from '../../../shared/case/decide/keep-time.ts'
import { PureCase, unit } from './support/pure-case.ts'

/** With an open draft due on Saturday 2025-05-10: yellow from 24 April, red from 7 May, overdue from 11 May. */
const drafting = (): PureCase => {
  const some = new PureCase()
  const handling = some.assigned()
  some.complete(unit('ybj'), some.open('acknowledge', { handling }), 'accept')
  const { dueOn } = some.open('draft', { handling })
  expect(dueOn).toBe('2025-05-10')
  return some
}

/** With an evaluation open from 10 February: 15 working days end on Monday 3 March. */
const evaluating = (): PureCase => {
  const some = new PureCase()
  const { dueOn } = some.open('evaluate', { handling: some.issued() })
  expect(dueOn).toBe('2025-03-03')
  return some
}

const walk = (some: PureCase, instants: string[]): [string, string[]][] =>
  instants.map((now) => {
    some.now = now
    return [now, some.sweep()]
  })

describe('reminders', () => {
  test('come once for each threshold, at its first instant', () => {
    expect(
      walk(drafting(), [
        '2025-04-23T23:59:59+08:00',
        '2025-04-24T00:00:00+08:00',
        '2025-04-30T00:00:00+08:00',
        '2025-05-06T23:59:59+08:00',
        '2025-05-07T00:00:00+08:00',
        '2025-05-10T23:59:59+08:00',
        '2025-05-11T00:00:00+08:00',
        '2025-05-15T23:59:59+08:00',
      ]).map(([, told]) => told),
    ).toEqual([[], ['yellow'], [], [], ['red'], [], ['overdue'], []])
  })

  test('come again every five working days while it is overdue, numbered, and once for several that were missed', () => {
    const some = drafting()
    some.now = '2025-05-11T00:00:00+08:00'
    some.sweep()
    // The 2nd of June is the Dragon Boat holiday: five working days after 30 May end on 9 June.
    const told = walk(some, [
      '2025-05-16T00:00:00+08:00',
      '2025-05-22T23:59:59+08:00',
      '2025-05-23T00:00:00+08:00',
      '2025-06-09T00:00:00+08:00',
      '2025-06-09T00:00:01+08:00',
    ]).map(([, what]) => what)
    expect(told).toEqual([['overdue'], [], ['overdue'], ['overdue'], []])
    expect(actDueNow(some.state, { ...some.rules, now: new Date('2025-06-16T00:00:00+08:00') })).toMatchObject({
      threshold: 'overdue',
      count: 5,
    })
  })

  test('come for a step that opened when its date had passed, from the next turn on', () => {
    const some = new PureCase()
    const handling = some.assigned()
    some.now = '2025-05-14T09:00:00+08:00'
    some.open('draft', { handling })
    expect(walk(some, ['2025-05-15T23:59:59+08:00', '2025-05-16T00:00:00+08:00']).map(([, told]) => told)).toEqual([
      [],
      ['overdue'],
    ])
  })

  test('come once where the place does not repeat them', () => {
    const some = new PureCase('2025-02-10T09:00:00+08:00', [
      { path: 'reminders.overdueEvery', value: null, reason: '试' },
    ])
    some.open('draft', { handling: some.assigned() })
    some.now = '2025-05-11T00:00:00+08:00'
    some.sweep()
    expect(nextActionAt(some.state, some.rules)).toBeNull()
  })

  test('of several that passed while the system was down only the last is told', () => {
    expect(
      walk(drafting(), ['2025-05-08T00:00:00+08:00', '2025-05-20T00:00:00+08:00']).map(([, told]) => told),
    ).toEqual([['red'], ['overdue']])
    expect(walk(drafting(), ['2025-06-01T00:00:00+08:00']).map(([, told]) => told)).toEqual([['overdue']])
  })

  test('of a threshold that lay before the opening do not come', () => {
    const some = new PureCase()
    const handling = some.assigned()
    some.now = '2025-05-08T09:00:00+08:00'
    some.open('draft', { handling })
    expect(some.sweep()).toEqual([])
    some.now = '2025-05-11T00:00:00+08:00'
    expect(some.sweep()).toEqual(['overdue'])
  })

  test('never come for a step without a date', () => {
    const some = new PureCase()
    expect(some.open('review').dueOn).toBeNull()
    some.now = '2030-01-01T00:00:00+08:00'
    expect(some.sweep()).toEqual([])
    expect(nextActionAt(some.state, some.rules)).toBeNull()
  })

  test('come only for the lights that the place reminds at', () => {
    const some = new PureCase('2025-02-10T09:00:00+08:00', [
      { path: 'reminders.lights', value: ['overdue'], reason: '试' },
    ])
    some.open('draft', { handling: some.assigned() })
    some.now = '2025-05-08T00:00:00+08:00'
    expect(some.sweep()).toEqual([])
    some.now = '2025-05-11T00:00:00+08:00'
    expect(some.sweep()).toEqual(['overdue'])
  })
})

describe('silence', () => {
  test('an evaluation lapses when its window ends, after its reminders', () => {
    const some = evaluating()
    const told = walk(some, [
      '2025-02-17T00:00:00+08:00',
      '2025-02-26T00:00:00+08:00',
      '2025-03-03T23:59:59+08:00',
      '2025-03-04T00:00:00+08:00',
    ])
    expect(told.map(([, what]) => what)).toEqual([['yellow'], ['red'], [], ['lapsed']])
    expect(some.state.handlings[0]).toMatchObject({ windowsLapsed: 1, ratings: [] })
  })

  test('nobody lapses unreminded: who is told only after the window gets five days more', () => {
    const some = evaluating()
    some.now = '2025-03-20T10:00:00+08:00'
    expect(some.sweep()).toEqual(['red'])
    some.now = '2025-03-25T23:59:59+08:00'
    expect(some.sweep()).toEqual([])
    some.now = '2025-03-26T00:00:00+08:00'
    expect(some.sweep()).toEqual(['lapsed'])
  })

  test('an acknowledgement lapses as accepted where the place has it so, and waits where it does not', () => {
    for (const [silence, expected] of [
      ['accept', ['lapsed']],
      ['wait', ['overdue']],
    ] as const) {
      const some = new PureCase('2025-02-10T09:00:00+08:00', [
        { path: 'decline.silence', value: silence, reason: '试' },
      ])
      const { dueOn } = some.open('acknowledge', { handling: some.assigned() })
      expect(dueOn).toBe('2025-02-17')
      some.now = '2025-02-12T00:00:00+08:00'
      expect(some.sweep()).toEqual(['red'])
      some.now = '2025-02-18T00:00:00+08:00'
      expect(some.sweep()).toEqual(expected)
    }
  })

  test('a draft never lapses', () => {
    const some = drafting()
    some.now = '2027-01-01T00:00:00+08:00'
    some.sweep()
    expect(some.state.openSteps.map((s) => s.step)).toEqual(['draft'])
  })

  test('a co-opinion that lapses frees the draft once and stays listed', () => {
    const some = new PureCase()
    const handling = some.assigned(['wjw'])
    some.open('opine', { handling, unit: 'wjw' })
    some.now = '2025-04-08T00:00:00+08:00'
    expect(some.sweep()).toEqual(['red'])
    some.now = '2025-04-11T00:00:00+08:00'
    expect(some.sweep()).toEqual(['lapsed', 'overdue'])
    expect(some.state.openSteps).toMatchObject([{ step: 'opine', unit: 'wjw', dueOn: '2025-04-10' }])
    some.now = '2025-09-01T00:00:00+08:00'
    expect(some.sweep()).not.toContain('lapsed')
    expect(some.state.openSteps).toHaveLength(1)
  })
})

describe('when the sweep looks next', () => {
  test('is when the next act is due: nothing before it, something at it', () => {
    const some = drafting()
    const seen: string[] = []
    while (seen.length < 5) {
      const next = nextActionAt(some.state, some.rules)
      if (!next) break
      some.now = new Date(next.getTime() - 1).toISOString()
      expect(actDueNow(some.state, some.rules)).toBeNull()
      some.now = next.toISOString()
      seen.push(...some.sweep())
    }
    // An overdue step never comes to rest.
    expect(seen).toEqual(['yellow', 'red', 'overdue', 'overdue', 'overdue'])
  })

  test('between two steps is what the next one will bring', () => {
    const some = drafting()
    const during = nextActionAt(some.state, some.rules)
    some.complete(unit('ybj'), some.state.openSteps[0]!, 'submit', {
      category: 'C',
      title: '函',
      body: '正文',
      disclosure: 'open',
    })
    expect(some.state.openSteps).toEqual([])
    expect(nextActionAt(some.state, some.rules)).toEqual(during)
  })
})
