import { type Day, isDay } from '../calendar/index.ts'
import { numberOf, numeralCharacters } from './numerals.ts'

/** A date as it is printed, from `from` to before `to` in the text searched; `day` is null where there is no such day. */
export type PrintedDate = { from: number; to: number; day: Day | null; year: number | null }

const n = `[${numeralCharacters}]`
const shapes = [
  new RegExp(`(${n}{4})年(${n}{1,3})月(${n}{1,3})日?`, 'g'),
  // Behind the day may stand the time, and the blank between them is gone: 2025-05-0716:18.
  /(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2}?)(?=\d{1,2}:\d{2}|\D|$)/g,
]

/** The dates in a text without blanks, in their order. */
export const datesIn = (tight: string): PrintedDate[] =>
  shapes
    .flatMap((shape) => [...tight.matchAll(shape)])
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      day: dayFrom(match[1], match[2], match[3]),
      year: numberOf(match[1] ?? ''),
    }))
    .sort((a, b) => a.from - b.from)

// 2023年5月, 2023年 月 日, 2023年13月5日, X年X月X日: meant as a date, and none.
const unfinished = new RegExp(`^(?:${n}|[xX×*_?]){0,4}年(?:${n}|[xX×*_?]){0,3}月?(?:(?:${n}|[xX×*_?]){0,3}日)?$`)

/** Whether the whole text is meant as a date, whether or not it is one. */
export const isDateLike = (tight: string): boolean => {
  if (tight.length > 16) return false
  const [date] = datesIn(tight)
  if (date && date.from === 0 && date.to === tight.length) return true
  return /[年月]/.test(tight) && unfinished.test(tight)
}

const dayFrom = (...parts: (string | undefined)[]): Day | null => {
  const [year, month, day] = parts.map((part) => numberOf(part ?? ''))
  const two = (value: number | null | undefined) => String(value ?? 0).padStart(2, '0')
  const written = `${year}-${two(month)}-${two(day)}`
  return isDay(written) ? written : null
}
