import chineseDays from 'chinese-days'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  builtInCalendar,
  builtInYears,
  CalendarYear,
  createCalendar,
  type Day,
} from '../../../shared/calendar/index.ts'

const perfect = { year: 2027, notice: '国办发明电〔2026〕1号', holidays: ['2027-01-01'], workdays: ['2027-01-03'] }

describe('the State Council’s notices', () => {
  test.each([
    [2024, '国办发明电〔2023〕7号', '2023-10-25', 28, 8],
    [2025, '国办发明电〔2024〕12号', '2024-11-12', 28, 5],
    [2026, '国办发明电〔2025〕7号', '2025-11-04', 33, 6],
  ])('%i: %s of %s gives %i days off and %i make-up days', (year, notice, published, off, madeUp) => {
    const data = builtInYears.find((each) => each.year === year)!
    expect(CalendarYear.parse(data)).toEqual(data)
    expect(data).toMatchObject({ notice, published })
    expect([data.holidays.length, data.workdays.length]).toEqual([off, madeUp])
  })

  test('every day of 2024 to 2026 is what chinese-days says', () => {
    const wrong: Day[] = []
    for (let day = '2024-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
      if (builtInCalendar.isWorkingDay(day) !== chineseDays.isWorkday(day)) wrong.push(day)
    }
    expect(wrong).toEqual([])
  })
})

describe('a notice to be loaded', () => {
  test('is taken as it is', () => {
    expect(CalendarYear.parse(perfect)).toEqual(perfect)
  })

  test('may reach into the December before its year', () => {
    const reaching = { ...perfect, holidays: ['2026-12-31', '2027-01-01'] }
    expect(CalendarYear.parse(reaching)).toEqual(reaching)
  })

  test.each([
    ['is empty', { holidays: [] }, 'holidays'],
    ['is of another year', { holidays: ['2026-10-01'] }, 'holidays.0'],
    ['names a day twice', { holidays: ['2027-01-01', '2027-01-01'] }, 'holidays.1'],
    ['has a day both off and worked', { holidays: ['2027-01-03'] }, 'workdays.0'],
    ['makes up on a Monday', { workdays: ['2027-01-04'] }, 'workdays.0'],
    ['has a day that does not exist', { holidays: ['2027-02-29'] }, 'holidays.0'],
    ['has no number', { notice: ' ' }, 'notice'],
    ['has an unknown member', { weekends: [] }, ''],
  ])('that %s is refused', (_, broken, path) => {
    const result = CalendarYear.safeParse({ ...perfect, ...broken })
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })

  test('replaces an earlier one of its year and leaves the others', () => {
    const calendar = createCalendar([...builtInYears, { ...builtInYears[2]!, holidays: ['2026-03-02'], workdays: [] }])
    expect(calendar.years).toEqual([2024, 2025, 2026])
    expect(calendar.isWorkingDay('2026-03-02')).toBe(false)
    expect(calendar.isWorkingDay('2026-01-01')).toBe(true)
    expect(calendar.isWorkingDay('2025-01-01')).toBe(false)
  })
})
