import { addDays, addMonths, type Day, isDay } from '../calendar/index.ts'
import { datesIn } from './dates.ts'
import type { PromiseMade } from './letter.ts'
import type { Line } from './lines.ts'
import { numberOf } from './numerals.ts'
import { sectionsOf } from './sections.ts'
import { tighten } from './tight.ts'

const ahead = /下一步|下步|今后|计划|打算|工作思路|工作安排|努力方向|推动|继续/
const future =
  /(?:我[局委院办厅部]|部门|我们|单位|中心|公司|县|市|区)(?:将|拟|计划|会同[^,，。]{1,30}将)|(?:^|[,，])(?:同时,|同时，)?(?:下一步|今后|接下来)|力争|确保.{0,20}前|计划于|拟于|将于|将(?:继续|进一步|加快|积极|按照|会同|把|在|对)/
const within =
  /(?:(\d{4})年|(今年|本年度?|明年))?(?:(\d{1,2})月)?(?:(\d{1,2})日|(底|末|中旬|上旬|下旬|上半年|下半年|[一二三四]季度|第[一二三四]季度))?(?:之前|以前|前|内|完成|建成|启用|开工)/g
const longest = 400

/** The sentences of the body that say what will be done, with the day by which where it is given. `issuedOn` tells this year. */
export const promisesOf = (text: string, lines: readonly Line[], issuedOn: Day | null): PromiseMade[] => {
  const headings = new Map(sectionsOf(lines).map((s) => [s.offset, s]))
  let isAhead = false
  return lines.flatMap((line) => {
    const heading = headings.get(line.start)
    if (heading && heading.level <= 2) isAhead = ahead.test(heading.title)
    return sentencesOf(line).flatMap((sentence) => {
      const printed = text.slice(sentence.start, sentence.end)
      if (printed.length > longest || !future.test(printed)) return []
      const dueOn = dueIn(tighten(text, sentence).text, issuedOn)
      return [{ text: printed, offset: sentence.start, dueOn, confidence: (isAhead ? 0.75 : 0.6) + (dueOn ? 0.15 : 0) }]
    })
  })
}

const sentencesOf = (line: Line): { start: number; end: number }[] => {
  const sentences: { start: number; end: number }[] = []
  let start = line.start
  for (const { index } of line.text.matchAll(/[。;；!！]/g)) {
    sentences.push({ start, end: line.start + index + 1 })
    start = line.start + index + 1
  }
  return start < line.end ? [...sentences, { start, end: line.end }] : sentences
}

const dueIn = (tight: string, issuedOn: Day | null): Day | null => {
  const dates = datesIn(tight).filter((d) => /^(?:之前|以前|前)/.test(tight.slice(d.to)))
  if (dates[0]?.day) return dates[0].day
  for (const [, year, relative, month, day, part] of tight.matchAll(within)) {
    const due = lastDayOf(yearOf(year, relative, issuedOn), month, day, part)
    if (due) return due
  }
  return null
}

const yearOf = (year: string | undefined, relative: string | undefined, issuedOn: Day | null): number | null => {
  if (year) return Number(year)
  if (!relative || !issuedOn) return null
  return Number(issuedOn.slice(0, 4)) + (relative === '明年' ? 1 : 0)
}

/** The last day of what is named: a day, a month, a quarter, a half or the whole of a year. */
const lastDayOf = (year: number | null, month?: string, day?: string, part?: string): Day | null => {
  if (!year || year < 1000) return null
  const two = (n: number | string) => String(n).padStart(2, '0')
  if (month && day) return valid(`${year}-${two(month)}-${two(day)}`)
  if (month && part === '中旬') return valid(`${year}-${two(month)}-20`)
  if (month && part === '上旬') return valid(`${year}-${two(month)}-10`)
  if (month) return endOfMonth(year, Number(month))
  const quarter = numberOf(part?.match(/([一二三四])季度/)?.[1] ?? '')
  if (quarter) return endOfMonth(year, quarter * 3)
  return part === '上半年' ? endOfMonth(year, 6) : endOfMonth(year, 12)
}

const valid = (day: string): Day | null => (isDay(day) ? day : null)

const endOfMonth = (year: number, month: number): Day | null => {
  const first = valid(`${year}-${String(month).padStart(2, '0')}-01`)
  return first ? addDays(addMonths(first, 1), -1) : null
}
