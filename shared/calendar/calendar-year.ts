import * as z from 'zod'
import { Day, toSerial, weekdayOf } from './day.ts'

/** What an admin loads of the State Council's notice for a year: the days off, and the weekend days worked instead (调休). */
export const CalendarNotice = z.strictObject({
  notice: z.string().trim().min(1, '请填写通知的文号或名称').max(200, '至多 200 字'),
  published: Day.optional(),
  holidays: z.array(Day).min(1, '请列出放假的日子').max(200, '至多 200 天'),
  workdays: z.array(Day).max(100, '至多 100 天'),
})
export type CalendarNotice = z.infer<typeof CalendarNotice>

/**
 * One year of the State Council's calendar as its notice gives it.
 *
 * `holidays` are all days off, the weekend days inside a holiday included; `workdays` the Saturdays and Sundays that are
 * worked instead (调休). A notice may reach back into the December before its year (2023's New Year began on 2022-12-31).
 */
export const CalendarYear = CalendarNotice.extend({ year: z.int().min(2000).max(2999) }).superRefine(
  ({ year, holidays, workdays }, ctx) => {
    const seen = new Set<Day>()
    const check = (list: 'holidays' | 'workdays') => (day: Day, i: number) => {
      const problem = (message: string) => ctx.addIssue({ code: 'custom', path: [list, i], message })
      if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) problem(`${day} 不在 ${year} 年的安排之内`)
      if (seen.has(day)) problem(`${day} 重复，或既放假又上班`)
      if (list === 'workdays' && weekdayOf(toSerial(day)) % 6 !== 0) problem(`${day} 不是周末，本来就上班`)
      seen.add(day)
    }
    holidays.forEach(check('holidays'))
    workdays.forEach(check('workdays'))
  },
)
export type CalendarYear = z.infer<typeof CalendarYear>
