import type { Person } from '../settings.ts'
import type { ToOffice } from './notice.ts'

/** The people whom a notice to an office is for, as far as the registry knows them. */
export const peopleOf = (
  people: readonly Person[],
  { role, unit, duty, level, name, officer, committee }: ToOffice,
): Person[] => {
  // Which committee a person sits on is not in the registry: rather nobody than the wrong ones.
  if (committee !== undefined && role === 'committee') return []
  const who = name ?? officer
  return people.filter(
    (p) =>
      p.active &&
      p.role === role &&
      (unit === undefined || p.unit === unit) &&
      (duty === undefined || (p.duties ?? []).includes(duty)) &&
      (level === undefined || p.level === level) &&
      // A confidential suggestion names people by their token's subject or by name.
      (who === undefined || p.name === who || p.sub === who),
  )
}
