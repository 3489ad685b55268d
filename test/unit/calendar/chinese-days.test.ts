import chineseDays from 'chinese-days'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, addWorkingDays, builtInCalendar } from '../../../shared/calendar/index.ts'

const FIRST = '2024-01-01'
const LAST = '2026-12-31'
const DAYS = 1096

/** The `n`th working day after `start` by the library alone; undefined past the years it knows. */
const byLibrary = (start: string, n: number): string | undefined => {
  const day = chineseDays.findWorkday(n, start)
  return day <= LAST ? day : undefined
}

test('10,000 random starts in 2024 to 2026: 1 to 60 working days end where chinese-days has them end', () => {
  const start = fc.integer({ min: 0, max: DAYS - 1 }).map((n) => addDays(FIRST, n))
  const seed = Date.now()
  console.log(`seed ${seed}`)
  return fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), (from, n) => {
      const expected = byLibrary(from, n)
      fc.pre(expected !== undefined)
      expect(addWorkingDays(from, n, builtInCalendar)).toMatchObject({ day: expected, provisional: false })
    }),
    { numRuns: 10_000, seed },
  )
})
