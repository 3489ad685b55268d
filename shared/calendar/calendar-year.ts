import * as z from 'zod'
import { Day, toSerial, weekdayOf } from './day.ts'

/**
 * One year of the State Council's calendar as its notice gives it.
 *
 * `holidays` are all days off, the weekend days inside a holiday included; `workdays` the Saturdays and Sundays that are
 * worked instead (调休). A notice may reach back into the December before its year (2023's New Year began on 2022-12-31).
 */
export const CalendarYear = z
  .strictObject({
    year: z.int().min(2000).max(2999),
    notice: z.string().trim().min(1),
    published: Day.optional(),
    holidays: z.array(Day).min(1),
    workdays: z.array(Day),
  })
  .superRefine(({ year, holidays, workdays }, ctx) => {
    const seen = new Set<Day>()
    const check = (list: 'holidays' | 'workdays') => (day: Day, i: number) => {
      const problem = (message: string) => ctx.addIssue({ code: 'custom', path: [list, i], message })
      if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`))
        problem(`${day} is not in the notice's year`)
      if (seen.has(day)) problem(`${day} is given twice`)
      if (list === 'workdays' && weekdayOf(toSerial(day)) % 6 !== 0) problem(`${day} is worked anyway`)
      seen.add(day)
    }
    holidays.forEach(check('holidays'))
    workdays.forEach(check('workdays'))
  })
export type CalendarYear = z.infer<typeof CalendarYear>
