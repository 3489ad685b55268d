import type { Calendar } from './calendar.ts'
import type { Day } from './day.ts'

/**
 * The years, ascending, for which a notice is missing: some due day falls into them and is provisional. The secretariat
 * is warned of each once (scenario 6).
 */
export const missingYears = (
  dates: Iterable<{ dueOn: Day | null; provisional?: boolean }>,
  calendar: Calendar,
): number[] => {
  const years = new Set<number>()
  for (const { dueOn, provisional } of dates)
    if (dueOn !== null && provisional && !calendar.covers(dueOn)) years.add(Number(dueOn.slice(0, 4)))
  return [...years].sort((a, b) => a - b)
}
