import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  compareDays,
  Day,
  dayOf,
  daysBetween,
  endOfDay,
  formatInstant,
  isDay,
  startOfDay,
} from '../../../shared/calendar/index.ts'

const day = fc.date({ min: new Date('1995-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map(dayOf)

describe('days', () => {
  test.each([
    '2025-02-29',
    '2025-13-01',
    '2025-00-10',
    '2025-04-31',
    '2025-4-1',
    '9999-99-99',
    '0999-01-01',
    '',
    null,
    20250401,
    '2025-04-01T00:00',
  ])('%j is not a day', (value) => {
    expect(isDay(value)).toBe(false)
    expect(Day.safeParse(value).success).toBe(false)
  })

  test.each(['2024-02-29', '2025-12-31', '1000-01-01', '9999-12-31'])('%s is a day', (value) => {
    expect(isDay(value)).toBe(true)
    expect(Day.parse(value)).toBe(value)
  })

  test('arithmetic refuses what is not a day', () => {
    expect(() => addDays('2025-02-30', 1)).toThrow(RangeError)
    expect(() => addMonths('2025-02-30', 1)).toThrow(RangeError)
    expect(() => daysBetween('2025-01-01', 'soon')).toThrow(RangeError)
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
  })

  test('days and distances are inverse, and agree with Temporal', () => {
    return fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (start, n) => {
        const end = addDays(start, n)
        expect(end).toBe(Temporal.PlainDate.from(start).add({ days: n }).toString())
        expect(daysBetween(start, end)).toBe(n)
        expect(Math.sign(compareDays(end, start))).toBe(Math.sign(n))
      }),
    )
  })
})

describe('scenario 3: limits in months from a month’s end clamp', () => {
  test.each([
    ['2025-11-30', 3, '2026-02-28'],
    ['2023-11-30', 3, '2024-02-29'],
    ['2025-11-30', 4, '2026-03-30'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-02-28', 3, '2025-05-28'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-03-31', -1, '2025-02-28'],
    ['2025-02-12', 3, '2025-05-12'],
  ])('%s + %i months = %s', (start, n, end) => {
    expect(addMonths(start, n)).toBe(end)
  })

  test('the day of the month is the start’s or the month’s last, in the right month, as Temporal has it', () => {
    return fc.assert(
      fc.property(day, fc.integer({ min: -30, max: 30 }), (start, n) => {
        const end = addMonths(start, n)
        const nextMonth = addDays(end, 1).slice(5, 7) !== end.slice(5, 7)
        expect(end.slice(8) === start.slice(8) || (nextMonth && end.slice(8) < start.slice(8))).toBe(true)
        expect(end).toBe(Temporal.PlainDate.from(start).add({ months: n }).toString())
      }),
    )
  })

  test('a later start never ends earlier', () => {
    return fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 12 }), (start, gap, n) => {
        expect(compareDays(addMonths(start, n), addMonths(addDays(start, gap), n))).toBeLessThanOrEqual(0)
      }),
    )
  })
})

describe('instants in Asia/Shanghai', () => {
  test('a day begins at 16:00 UTC of the day before and ends where the next begins', () => {
    expect(startOfDay('2025-05-12').toISOString()).toBe('2025-05-11T16:00:00.000Z')
    expect(endOfDay('2025-05-12').toISOString()).toBe('2025-05-12T16:00:00.000Z')
    expect(dayOf(new Date('2025-05-12T15:59:59.999Z'))).toBe('2025-05-12')
    expect(dayOf(new Date('2025-05-12T16:00:00Z'))).toBe('2025-05-13')
  })

  test('instants print with the offset and read back', () => {
    expect(formatInstant(new Date('2025-12-31T16:30:00Z'))).toBe('2026-01-01T00:30:00.000+08:00')
    return fc.assert(
      fc.property(fc.date({ min: new Date('1995-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
        expect(new Date(formatInstant(at))).toEqual(at)
        expect(formatInstant(at).slice(0, 10)).toBe(dayOf(at))
        const zoned = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO('Asia/Shanghai')
        expect(dayOf(at)).toBe(zoned.toPlainDate().toString())
      }),
    )
  })
})
