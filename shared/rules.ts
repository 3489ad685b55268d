import type { Calendar } from './calendar/index.ts'
import type { Profile } from './profiles/index.ts'
import type { Unit } from './settings.ts'

/** What the rules of a place know at an instant: given to every decision, so that the domain reads no clock and no store. */
export type Rules = {
  now: Date
  profile: Profile
  calendar: Calendar
  unit(code: string): Unit | undefined
  /** Whether a person of that name is known to have left the unit. */
  hasLeft(unit: string, name: string): boolean
}
