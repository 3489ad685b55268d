import { addDays } from '../../../../shared/calendar/index.ts'
import type { OpenWork, WorkItem } from '../../lists/work-items.ts'

export const groupNames = ['overdue', 'today', 'week', 'later', 'undated'] as const
export type GroupName = (typeof groupNames)[number]

/** The Sunday that ends the week of a day; weeks begin on Monday. */
export const weekEnd = (today: string): string => {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return addDays(today, (7 - weekday) % 7)
}

/** Under which heading a due day stands; `sunday` ends the week. */
const groupOf = (dueOn: string | null, today: string, sunday: string): GroupName => {
  if (dueOn === null) return 'undated'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= sunday ? 'week' : 'later'
}

export type Group = { name: GroupName; items: WorkItem[]; total: number }

/** A page of work under its headings, in order; `total` counts all pages. */
export const groupsOf = (page: readonly WorkItem[], all: readonly OpenWork[], today: string): Group[] => {
  const sunday = weekEnd(today)
  const totals = new Map<GroupName, number>()
  for (const { step } of all) {
    const name = groupOf(step.dueOn, today, sunday)
    totals.set(name, (totals.get(name) ?? 0) + 1)
  }
  return groupNames.flatMap((name) => {
    const items = page.filter(({ dueOn }) => groupOf(dueOn, today, sunday) === name)
    return items.length > 0 ? [{ name, items, total: totals.get(name) ?? 0 }] : []
  })
}
