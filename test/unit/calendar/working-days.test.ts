import chineseDays from 'chinese-days'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addWorkingDays,
  builtInCalendar,
  builtInYears,
  createCalendar,
  nextWorkingDay,
  rollForward,
  subtractWorkingDays,
} from '../../../shared/calendar/index.ts'

/** Only the day the scenario speaks of; the rest of the year is not needed for it. */
const calendar2017 = createCalendar([{ year: 2017, notice: 'scenario 1', holidays: ['2017-05-29'], workdays: [] }])

const covered = fc.integer({ min: 0, max: 1095 }).map((n) => addDays('2024-01-01', n))

test.each([
  [10, '2017-06-02'],
  [20, '2017-06-16'],
  [30, '2017-06-30'],
])('scenario 1: assigned Thursday 18 May 2017 with 29 May off, %i working days end on %s', (n, end) => {
  expect(addWorkingDays('2017-05-18', n, calendar2017)).toMatchObject({ day: end, provisional: false })
})

describe('scenario 2: assigned on a weekend or holiday, day 1 is the next working day', () => {
  test.each([
    ['a Saturday', '2025-03-15', '2025-03-17'],
    ['a Sunday', '2025-03-16', '2025-03-17'],
    ['the eve of a holiday', '2025-04-30', '2025-05-06'],
    ['inside a holiday', '2025-10-04', '2025-10-09'],
    ['a holiday before a make-up Saturday', '2025-02-07', '2025-02-08'],
    ['a working day', '2025-03-12', '2025-03-13'],
  ])('%s: %s → %s', (_, start, day1) => {
    expect(addWorkingDays(start, 1, builtInCalendar).day).toBe(day1)
    expect(nextWorkingDay(start, builtInCalendar)).toBe(day1)
  })
})

describe('scenario 3: a make-up Saturday counts as a working day', () => {
  test('Saturday 8 February 2025 is day 2 from the Thursday before', () => {
    expect(addWorkingDays('2025-02-06', 2, builtInCalendar)).toEqual({
      day: '2025-02-08',
      provisional: false,
      skipped: [],
    })
  })

  test('make-up Sunday 27 April 2025 counts and the holiday does not', () => {
    expect(addWorkingDays('2025-04-25', 5, builtInCalendar)).toEqual({
      day: '2025-05-06',
      provisional: false,
      skipped: ['2025-04-26', '2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04', '2025-05-05'],
    })
  })
})

test('15 working days from 2025-05-06 end on 2025-05-27', () => {
  expect(addWorkingDays('2025-05-06', 15, builtInCalendar).day).toBe('2025-05-27')
})

describe('scenario 6: no calendar for the year', () => {
  test('a count that enters it is plain Monday to Friday and provisional', () => {
    expect(addWorkingDays('2026-12-30', 2, builtInCalendar)).toMatchObject({ day: '2027-01-01', provisional: true })
    expect(addWorkingDays('2026-12-30', 1, builtInCalendar)).toMatchObject({ day: '2026-12-31', provisional: false })
  })

  test('loading the notice makes it firm', () => {
    const loaded = { year: 2027, notice: '2027', holidays: ['2027-01-01', '2027-01-02', '2027-01-03'], workdays: [] }
    const calendar = createCalendar([...builtInYears, loaded])
    expect(addWorkingDays('2026-12-30', 2, calendar)).toMatchObject({ day: '2027-01-04', provisional: false })
    expect(calendar.covers('2027-06-01')).toBe(true)
  })

  test('years before the first notice are not covered either', () => {
    expect(builtInCalendar.covers('2023-12-31')).toBe(false)
    expect(addWorkingDays('2023-12-20', 3, builtInCalendar).provisional).toBe(true)
  })
})

describe('counting', () => {
  test('10,000 random starts agree with chinese-days', () => {
    return fc.assert(
      fc.property(covered, fc.integer({ min: 1, max: 60 }), (start, n) => {
        const result = addWorkingDays(start, n, builtInCalendar)
        fc.pre(!result.provisional)
        expect(result.day).toBe(naively(start, n))
        expect(result.skipped).toEqual(daysOff(start, result.day))
      }),
      { numRuns: 10_000 },
    )
  })

  test('counting back from a working day undoes counting on to it', () => {
    return fc.assert(
      fc.property(covered, fc.integer({ min: 0, max: 60 }), (start, n) => {
        const from = rollForward(start, builtInCalendar)
        expect(subtractWorkingDays(addWorkingDays(from, n, builtInCalendar).day, n, builtInCalendar)).toBe(from)
      }),
    )
  })

  test('zero working days stay on the start day, and a negative or broken count is refused', () => {
    expect(addWorkingDays('2025-05-03', 0, builtInCalendar)).toEqual({
      day: '2025-05-03',
      provisional: false,
      skipped: [],
    })
    expect(() => addWorkingDays('2025-05-03', -1, builtInCalendar)).toThrow(RangeError)
    expect(() => addWorkingDays('2025-05-03', 1.5, builtInCalendar)).toThrow(RangeError)
  })

  test('a rest day rolls forward, a working day stays', () => {
    expect(rollForward('2025-10-01', builtInCalendar)).toBe('2025-10-09')
    expect(rollForward('2025-10-11', builtInCalendar)).toBe('2025-10-11')
  })
})

function naively(start: string, n: number): string {
  let day = start
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (chineseDays.isWorkday(day)) left -= 1
  }
  return day
}

function daysOff(after: string, until: string): string[] {
  const off: string[] = []
  for (let day = addDays(after, 1); day < until; day = addDays(day, 1)) if (chineseDays.isHoliday(day)) off.push(day)
  return off
}
