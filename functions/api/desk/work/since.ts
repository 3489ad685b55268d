import { addDays, startOfDay } from '../../../../shared/calendar/index.ts'
import type { Row } from '../../../../shared/projection/row.ts'
import type { Work } from '../../lists/worklist.ts'

/** What changed since yesterday began: read from the rows that the worklist was read from, so that it costs nothing. */
export type Since = {
  /** The steps of the list that were opened since. */
  fresh: ReadonlySet<string>
  /** Cases of the caller in which something happened and nothing waits for them, the latest first. */
  moved: Row[]
}

export const sinceYesterday = ({ items, resting }: Work, today: string): Since => {
  const from = startOfDay(addDays(today, -1))
  return {
    fresh: new Set(items.filter((i) => new Date(i.openedAt) >= from).map((i) => i.stepId)),
    moved: resting.filter((r) => new Date(r.at) >= from).sort((a, b) => (a.at < b.at ? 1 : -1)),
  }
}
