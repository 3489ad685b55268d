import { addDays } from '../calendar/index.ts'
import { heirOf } from '../organisation.ts'
import type { Unit } from '../settings.ts'

export const groupings = ['unit', 'topic', 'session', 'month'] as const
export type Grouping = (typeof groupings)[number]

/** What is asked of the figures. Days are Asia/Shanghai; `from` and `to` select by the day of assignment, both included. */
export type Question = {
  sessions: readonly { id: string; name: string; solved: ReadonlySet<string> }[]
  /** What was known at the end of this day; of a day to come: what will be, if nothing else is done until then. */
  asOf: string
  today: string
  unit?: string
  topic?: string
  from?: string
  to?: string
  by?: Grouping
  /** By unit: only those at the top of the tree, each with all below it. */
  tree?: boolean
  /** Asked by the unit itself: not those below it, and the confidential ones in which it has a part. */
  own?: boolean
  /** Whether the caller is among those who are named for a confidential one; absent for one that is not. */
  mayRead(visibleTo: readonly string[] | undefined): boolean
  units: ReadonlyMap<string, Unit>
}

/** The group of what has no unit, no date or no topic: nothing is left out silently. No code looks like it. */
export const noGroup = '(none)'

/**
 * Who does a unit's open work on the day of asking: since today its heir, if it was dissolved. What was known on a
 * past day stays with the unit that held it then.
 */
export const holderOn = ({ asOf, today, units }: Question, unit: string): string =>
  asOf < today ? unit : heirOf((code) => units.get(code), unit)

/** The units whose buckets hold what the asked unit is charged with now: itself, and those whose work it took over. */
export const codesOf = ({ unit = '', units }: Question): string[] => [
  unit,
  ...[...units.keys()].filter((code) => code !== unit && heirOf((c) => units.get(c), code) === unit),
]

export const isMonthEnd = (day: string): boolean => addDays(day, 1).endsWith('-01')
