import { addDays, formatInstant, startOfDay } from '../../../../shared/calendar/index.ts'
import type { Brief } from '../../../../shared/projection/row.ts'
import type { Work } from '../../lists/worklist.ts'

/** What changed since yesterday began: read from what the worklist was read from, so that it costs nothing. */
export type Since = {
  /** The steps of the list that were opened since. */
  fresh: ReadonlySet<string>
  /** Cases of the caller in which something happened and nothing waits for them, the latest first. */
  moved: Brief[]
}

export const sinceYesterday = ({ open, resting }: Work, today: string): Since => {
  // Instants are stored in one form, in which text sorts as time.
  const from = formatInstant(startOfDay(addDays(today, -1)))
  return {
    fresh: new Set(open.flatMap(({ step }) => (step.openedAt >= from ? [step.stepId] : []))),
    moved: resting.filter((r) => r.at >= from).sort((a, b) => (a.at < b.at ? 1 : -1)),
  }
}
