import type { Assignee } from './case/actor.ts'
import type { Person, Unit } from './settings.ts'

type UnitOf = (code: string) => Unit | undefined

/**
 * The unit that does a unit's work now: itself while it is active, else its successor, or the successor's (并入、更名).
 * One that was dissolved without a successor stays itself, and its open steps are listed for re-assignment.
 */
export const heirOf = (unit: UnitOf, code: string): string => {
  const seen = new Set<string>()
  let now = code
  for (let found = unit(now); found && !found.active && found.successor; found = unit(now)) {
    if (seen.has(now)) return code
    seen.add(now)
    now = found.successor
  }
  return now
}

/** Whether a unit was dissolved and nobody took its place. */
export const isGone = (unit: UnitOf, code: string): boolean => unit(heirOf(unit, code))?.active === false

/**
 * Who is known to have left a unit: those who are inactive or were moved elsewhere, unless a namesake is active there,
 * or in the unit that took its place. Of a person whom nobody entered nothing is known.
 */
export const leavers =
  (people: readonly Person[], unit: UnitOf) =>
  (code: string, name: string): boolean => {
    const namesakes = people.filter((p) => p.name === name)
    const heir = heirOf(unit, code)
    if (namesakes.some((p) => p.active && (p.unit === code || p.unit === heir))) return false
    return namesakes.some((p) => p.unit === code || p.unit === heir || p.formerUnits?.includes(code))
  }

/** Whether a unit's chain of successors, begun at `first`, comes back to the unit itself. */
export const comesBack = (unit: UnitOf, code: string, first: string): boolean => {
  const seen = new Set<string>()
  for (let next: string | undefined = first; next && !seen.has(next); next = unit(next)?.successor) {
    if (next === code) return true
    seen.add(next)
  }
  return false
}

/**
 * Why an open step waits for somebody who is not there: its unit was dissolved and nobody took its place, or the one
 * officer whom it names has left. Null where somebody can take it up.
 */
export const unattended = (
  { role, unit: code, officer, also = [] }: Assignee,
  rules: { unit: UnitOf; hasLeft(unit: string, name: string): boolean },
): 'unit' | 'officer' | null => {
  if (role !== 'unit' || code === undefined) return null
  if (isGone(rules.unit, code)) return 'unit'
  return officer !== undefined && also.length === 0 && rules.hasLeft(code, officer) ? 'officer' : null
}

/** The units above a unit in the tree as it is now, the nearest first. */
export const unitsAbove = (unit: UnitOf, code: string): string[] => {
  const above: string[] = []
  for (let next = unit(code)?.parent; next && next !== code && !above.includes(next); next = unit(next)?.parent)
    above.push(next)
  return above
}
