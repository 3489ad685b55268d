import * as z from 'zod'

const DAY_MS = 86_400_000
const SHAPE = /^[1-9]\d{3}-\d{2}-\d{2}$/

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`, years 1000 to 9999. Days compare and sort as strings. */
export type Day = string

/** Whether a value is a day that exists: `2025-02-29` is not one. */
export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && SHAPE.test(value) && exists(value)
}

/** Schema of {@link Day}. */
export const Day = z.iso.date({ abort: true }).refine(isDay, { error: '请填写存在的日期' })

/** The day's serial number: whole days since 1970-01-01. Throws `RangeError` for what is not a day. */
export function toSerial(day: Day): number {
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  return parse(day)
}

/** The day of a serial number. Throws `RangeError` outside the years 1000 to 9999. */
export function fromSerial(serial: number): Day {
  const text = new Date(serial * DAY_MS).toISOString()
  if (text.length !== 24) throw new RangeError(`no day: ${serial}`)
  return text.slice(0, 10)
}

/** 0 Sunday to 6 Saturday, of a serial number. */
export function weekdayOf(serial: number): number {
  return (((serial + 4) % 7) + 7) % 7
}

/** `n` natural days later (earlier when negative). */
export function addDays(day: Day, n: number): Day {
  return fromSerial(toSerial(day) + n)
}

/**
 * `n` calendar months later, clamped to the month's end and counted from the start day:
 * 2025-11-30 + 3 = 2026-02-28, while 2025-11-30 + 4 = 2026-03-30.
 */
export function addMonths(day: Day, n: number): Day {
  toSerial(day)
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + n
  const [year, index] = [Math.floor(month / 12), ((month % 12) + 12) % 12]
  const last = new Date(Date.UTC(year, index + 1, 0)).getUTCDate()
  return fromSerial(Date.UTC(year, index, Math.min(Number(day.slice(8)), last)) / DAY_MS)
}

/** Natural days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toSerial(to) - toSerial(from)
}

/** Negative, zero or positive as `a` is before, on or after `b`; fit for `sort`. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function parse(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8))) / DAY_MS
}

function exists(day: string): boolean {
  // Date.UTC silently rolls 02-30 over to March; only a day that keeps its month exists.
  const at = new Date(parse(day) * DAY_MS)
  return at.getUTCMonth() + 1 === Number(day.slice(5, 7)) && at.getUTCDate() === Number(day.slice(8))
}
