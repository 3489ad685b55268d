import { addDays, addMonths, addWorkingDays, type Calendar, type Day, rollForward } from '../calendar/index.ts'
import type { Limit, LimitStart } from './limit.ts'

/** The days limits run from, Asia/Shanghai. `openedOn` is when the step or round that carries the limit began. */
export interface Starts {
  assignedOn?: Day
  receivedOn?: Day
  issuedOn?: Day
  deliveredOn?: Day
  openedOn: Day
}

/** A due day and how it came about. */
export interface Due {
  /** Nothing is overdue before this day ends in Asia/Shanghai. */
  dueOn: Day
  /** No State Council notice covers the due day, or a day counted on the way: recomputed when it is loaded. */
  provisional: boolean
  start: Day
  /** The start that was used: `received` falls back to `assigned`, `delivered` to `issued`. */
  startKind: LimitStart
  limit: Limit
  /** The days off not counted, ascending; empty unless the limit is in working days. */
  skipped: Day[]
  /** The rest day from which the due day rolled to the next working day. */
  rolledFrom?: Day
}

/** How limits are counted; a `Profile` is one. */
export interface DueOptions {
  /** Whether a limit in days or months that ends on a rest day rolls to the next working day. */
  monthEndRoll: boolean
}

/**
 * The due day of a limit. The start day does not count; months clamp to the month's end.
 * Null where the place sets no limit or its start has not happened yet.
 */
export function dueDate(rule: Limit | null, starts: Starts, calendar: Calendar, options: DueOptions): Due | null {
  const from = rule && startOf(rule.from, starts)
  if (!from) return null
  const base = { start: from.day, startKind: from.kind, limit: rule }
  if (rule.unit === 'workdays') {
    const { day, provisional, skipped } = addWorkingDays(from.day, rule.count, calendar)
    return { dueOn: day, provisional, ...base, skipped }
  }
  const end = rule.unit === 'days' ? addDays(from.day, rule.count) : addMonths(from.day, rule.count)
  const dueOn = options.monthEndRoll ? rollForward(end, calendar) : end
  const provisional = !calendar.covers(end) || !calendar.covers(dueOn)
  return { dueOn, provisional, ...base, skipped: [], ...(dueOn !== end && { rolledFrom: end }) }
}

function startOf(from: LimitStart, starts: Starts): { kind: LimitStart; day: Day } | null {
  const { assignedOn, receivedOn, issuedOn, deliveredOn, openedOn } = starts
  const is = (kind: LimitStart, day: Day | undefined) => (day === undefined ? null : { kind, day })
  switch (from) {
    case 'assigned':
      return is('assigned', assignedOn)
    case 'received':
      return is('received', receivedOn) ?? is('assigned', assignedOn)
    case 'issued':
      return is('issued', issuedOn)
    case 'delivered':
      return is('delivered', deliveredOn) ?? is('issued', issuedOn)
    case 'opened':
      return is('opened', openedOn)
  }
}
