import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, builtInCalendar as calendar, endOfDay, formatInstant } from '../../../shared/calendar/index.ts'
import { before, light, profileNamed, Thresholds, thresholdInstants } from '../../../shared/profiles/index.ts'

const thresholds = profileNamed('xiamen-2025')!.lights
const dueOn = '2025-05-12'
const at = (now: string) => light({ dueOn, now: new Date(now), thresholds, calendar })

describe('scenario 4: on the due day nothing is overdue until it ends in Asia/Shanghai', () => {
  test.each([
    ['its first second', '2025-05-12T00:00:00+08:00', 'red'],
    ['its last second', '2025-05-12T23:59:59+08:00', 'red'],
    ['its last millisecond', '2025-05-12T23:59:59.999+08:00', 'red'],
    ['24:00', '2025-05-13T00:00:00+08:00', 'overdue'],
    ['one second later', '2025-05-13T00:00:01+08:00', 'overdue'],
    ['its last second, told in UTC', '2025-05-12T15:59:59Z', 'red'],
  ])('%s', (_, now, expected) => {
    expect(at(now)).toBe(expected)
  })
})

test('a light turns at 00:00 in Asia/Shanghai, so many working days before the due day', () => {
  const { yellow, red, overdue } = thresholdInstants({ dueOn, thresholds, calendar })
  // Back from Monday 12 May over the Labour Day holiday: 9, 8, 7, 6 May, 30, 29, 28 April, the worked Sunday 27, 25, 24.
  expect([yellow, red, overdue].map(formatInstant)).toEqual([
    '2025-04-24T00:00:00.000+08:00',
    '2025-05-07T00:00:00.000+08:00',
    '2025-05-13T00:00:00.000+08:00',
  ])
  expect(at('2025-04-23T23:59:59.999+08:00')).toBe('green')
  expect(at('2025-04-24T00:00:00+08:00')).toBe('yellow')
  expect(at('2025-05-06T23:59:59.999+08:00')).toBe('yellow')
  expect(at('2025-05-07T00:00:00+08:00')).toBe('red')
})

test('without a due day the light is green', () => {
  expect(light({ dueOn: null, now: new Date('2025-05-12'), thresholds, calendar })).toBe('green')
})

test('natural days count weekends and holidays', () => {
  expect(before(dueOn, { count: 15, unit: 'days' }, calendar)).toBe('2025-04-27')
  expect(before(dueOn, { count: 0, unit: 'workdays' }, calendar)).toBe(dueOn)
})

test('red before yellow is refused, and yellow never turns after red', () => {
  const bad = { yellow: { count: 2, unit: 'days' }, red: { count: 3, unit: 'days' } }
  expect(Thresholds.safeParse(bad).success).toBe(false)
  const mixed = Thresholds.parse({ yellow: { count: 7, unit: 'days' }, red: { count: 5, unit: 'workdays' } })
  const { yellow, red } = thresholdInstants({ dueOn: '2025-10-09', thresholds: mixed, calendar })
  expect(yellow).toEqual(red)
})

test('the light agrees with the instants it turns at', () => {
  const day = fc.integer({ min: 0, max: 1000 }).map((n) => addDays('2024-02-01', n))
  const turn = fc.constantFrom('yellow', 'red', 'overdue')
  return fc.assert(
    fc.property(day, turn, (due, which) => {
      const instants = thresholdInstants({ dueOn: due, thresholds, calendar })
      expect(instants.yellow <= instants.red && instants.red < instants.overdue).toBe(true)
      expect(instants.overdue).toEqual(endOfDay(due))
      const turned = instants[which]
      const lightAt = (now: Date) => light({ dueOn: due, now, thresholds, calendar })
      expect(lightAt(turned)).toBe(which)
      expect(lightAt(new Date(turned.getTime() - 1))).not.toBe(which)
    }),
  )
})
