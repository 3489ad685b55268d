import {
  addDays,
  type Calendar,
  compareDays,
  type Day,
  endOfDay,
  startOfDay,
  subtractWorkingDays,
} from '../calendar/index.ts'
import type { Threshold, Thresholds } from './limit.ts'

/** 绿灯 · 黄灯 · 临期 (`red`) · 超期 (`overdue`). */
export type Light = 'green' | 'yellow' | 'red' | 'overdue'

/** The instants at which a light turns, in order. */
export interface LightInstants {
  yellow: Date
  red: Date
  overdue: Date
}

/**
 * When the light of a due day turns: `yellow` and `red` at 00:00 in Asia/Shanghai of the day that lies the threshold
 * before it, `overdue` when the due day ends. Working days before are counted back from the due day, itself not counted.
 */
export function thresholdInstants(of: { dueOn: Day; thresholds: Thresholds; calendar: Calendar }): LightInstants {
  const { dueOn, thresholds, calendar } = of
  const red = before(dueOn, thresholds.red, calendar)
  // With unlike units yellow could come out after red across a long holiday.
  const yellow = [red, before(dueOn, thresholds.yellow, calendar)].sort(compareDays)[0]!
  return { yellow: startOfDay(yellow), red: startOfDay(red), overdue: endOfDay(dueOn) }
}

/** The light at `now`; green without a due day. */
export function light(of: { dueOn: Day | null; now: Date; thresholds: Thresholds; calendar: Calendar }): Light {
  const { dueOn, now, thresholds, calendar } = of
  if (dueOn === null) return 'green'
  if (now >= endOfDay(dueOn)) return 'overdue'
  const { yellow, red } = thresholdInstants({ dueOn, thresholds, calendar })
  return now >= red ? 'red' : now >= yellow ? 'yellow' : 'green'
}

/** The day that lies a threshold before `day`. */
export function before(day: Day, { count, unit }: Threshold, calendar: Calendar): Day {
  return unit === 'days' ? addDays(day, -count) : subtractWorkingDays(day, count, calendar)
}
