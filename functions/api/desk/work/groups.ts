import { addDays } from '../../../../shared/calendar/index.ts'
import type { WorkItem } from '../../lists/worklist.ts'

export const groupNames = ['overdue', 'today', 'week', 'later', 'undated'] as const
export type GroupName = (typeof groupNames)[number]

/** The Sunday that ends the week of a day; weeks begin on Monday. */
export const weekEnd = (today: string): string => {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  return addDays(today, (7 - weekday) % 7)
}

/** Under which heading a due day stands. */
export const groupOf = (dueOn: string | null, today: string): GroupName => {
  if (dueOn === null) return 'undated'
  if (dueOn < today) return 'overdue'
  if (dueOn === today) return 'today'
  return dueOn <= weekEnd(today) ? 'week' : 'later'
}

export type Group = { name: GroupName; items: WorkItem[]; total: number }

/** A page of work under its headings, in order; `total` counts all pages. */
export const groupsOf = (page: readonly WorkItem[], all: readonly WorkItem[], today: string): Group[] =>
  groupNames.flatMap((name) => {
    const isIn = (item: WorkItem) => groupOf(item.dueOn, today) === name
    const items = page.filter(isIn)
    return items.length > 0 ? [{ name, items, total: all.filter(isIn).length }] : []
  })
