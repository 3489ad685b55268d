import { addDays, type Day, fromSerial, toSerial } from './day.ts'

const DAY_MS = 86_400_000
/** Asia/Shanghai is UTC+8 without daylight saving since 1992; the system holds nothing older. */
const OFFSET_MS = 8 * 3_600_000

/** The day in Asia/Shanghai on which an instant falls. */
export function dayOf(instant: Date): Day {
  return fromSerial(Math.floor((instant.getTime() + OFFSET_MS) / DAY_MS))
}

/** 00:00 of the day in Asia/Shanghai. */
export function startOfDay(day: Day): Date {
  return new Date(toSerial(day) * DAY_MS - OFFSET_MS)
}

/** 24:00 of the day in Asia/Shanghai, which is 00:00 of the next: from this instant on a date of that day is past. */
export function endOfDay(day: Day): Date {
  return startOfDay(addDays(day, 1))
}

/** ISO 8601 with milliseconds and the offset of Asia/Shanghai: `2025-05-06T09:00:00.000+08:00`. Sorts as text. */
export function formatInstant(instant: Date): string {
  return `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, -1)}+08:00`
}
