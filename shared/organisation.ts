import type { Unit } from './settings.ts'

/**
 * The unit that does a unit's work now: itself while it is active, else its successor, or the successor's (并入、更名).
 * One that was dissolved without a successor stays itself, and its open steps are listed for re-assignment.
 */
export const heirOf = (unit: (code: string) => Unit | undefined, code: string): string => {
  const seen = new Set<string>()
  let now = code
  for (let found = unit(now); found && !found.active && found.successor; found = unit(now)) {
    if (seen.has(now)) return code
    seen.add(now)
    now = found.successor
  }
  return now
}
