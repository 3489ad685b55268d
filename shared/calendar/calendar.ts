import type { CalendarYear } from './calendar-year.ts'
import { addDays, type Day, fromSerial, toSerial, weekdayOf } from './day.ts'

/** Which days are worked. Days of years without a notice are taken as plain Monday to Friday and are not covered. */
export interface Calendar {
  /** The years with a notice, ascending. */
  readonly years: readonly number[]
  /** Whether the State Council's notice for the day's year is loaded. */
  covers(day: Day): boolean
  isWorkingDay(day: Day): boolean
  /** The same by serial number (whole days since 1970-01-01): counting runs over these, lights are computed on every read. */
  worksOn(serial: number): boolean
}

/** A count of working days and how it came about. */
export interface WorkingDays {
  /** The last day counted. */
  day: Day
  /** True when a day on the way lies in a year without a notice; such a date is recomputed when the notice is loaded. */
  provisional: boolean
  /** The days off that were passed over between the start day and `day`, ascending. */
  skipped: Day[]
}

/**
 * A calendar of the State Council's notices. Of two notices for one year the later in the list holds, so a corrected
 * or newly loaded one goes last: `createCalendar([...builtInYears, loaded])`.
 */
export function createCalendar(notices: readonly CalendarYear[]): Calendar {
  const byYear = new Map(notices.map((notice) => [notice.year, notice]))
  const years = [...byYear.keys()].sort((a, b) => a - b)
  const exceptions = new Map<number, boolean>()
  for (const year of years) {
    for (const day of byYear.get(year)!.holidays) exceptions.set(toSerial(day), false)
    for (const day of byYear.get(year)!.workdays) exceptions.set(toSerial(day), true)
  }
  const worksOn = (serial: number) => exceptions.get(serial) ?? weekdayOf(serial) % 6 !== 0
  return {
    years,
    covers: (day) => byYear.has(yearOf(day)),
    isWorkingDay: (day) => worksOn(toSerial(day)),
    worksOn,
  }
}

/**
 * The `n`th working day after `start`. The start day itself never counts, so day 1 is the next working day whether the
 * start is a working day or not; make-up Saturdays and Sundays count. `n` = 0 gives the start day.
 */
export function addWorkingDays(start: Day, n: number, calendar: Calendar): WorkingDays {
  const { end, skipped } = walk(start, n, calendar, 1)
  const day = fromSerial(end)
  return { day, provisional: !coversAll(addDays(start, 1), day, calendar), skipped: skipped.map(fromSerial) }
}

/** The `n`th working day before `start`, the start day not counted: `n` working days are left when it begins. */
export function subtractWorkingDays(start: Day, n: number, calendar: Calendar): Day {
  return fromSerial(walk(start, n, calendar, -1).end)
}

/** The first working day after `day`. */
export function nextWorkingDay(day: Day, calendar: Calendar): Day {
  return addWorkingDays(day, 1, calendar).day
}

/** `day` itself if it is worked, else the next working day: how a limit that ends on a rest day rolls. */
export function rollForward(day: Day, calendar: Calendar): Day {
  return calendar.isWorkingDay(day) ? day : nextWorkingDay(day, calendar)
}

function walk(start: Day, n: number, calendar: Calendar, step: 1 | -1): { end: number; skipped: number[] } {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`not a count of working days: ${n}`)
  const skipped: number[] = []
  let end = toSerial(start)
  for (let left = n; left > 0; ) {
    end += step
    if (calendar.worksOn(end)) left -= 1
    else skipped.push(end)
  }
  return { end, skipped }
}

function coversAll(from: Day, to: Day, calendar: Calendar): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    if (!calendar.covers(`${year}-01-01`)) return false
  }
  return true
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}
