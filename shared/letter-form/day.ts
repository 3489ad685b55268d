import type { Day } from '../calendar/index.ts'

/** A day as letters date themselves: 2025年5月6日, in Arabic numerals without leading zeros (GB/T 9704-2012, 7.3.5.4). */
export const dated = (day: Day): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
