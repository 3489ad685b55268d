import { addDays, builtInCalendar, type Day } from '../calendar/index.ts'
import { dueDate } from './due.ts'
import { national } from './places/national.ts'
import type { Profile } from './profile.ts'
import { capOf } from './reply.ts'

/** Where a place's rule would end later than the national law: `path` in the profile and, if one exists, an example. */
export interface NationalConflict {
  path: 'limits.reply' | 'extension.cap'
  message: string
  example?: { assignedOn: Day; local: Day; national: Day }
}

const FIRST: Day = '2024-01-01'
const LAST: Day = '2025-12-31'

/**
 * Whether the reply's limit and its extension end no later than the national ones (代表法 51: three months from
 * assignment, six in all), tried for an assignment on every day of two years, one of them a leap year, delivered the
 * same day. Empty when they do; at most one conflict per path. The roll of rest days is left out on both sides.
 */
export function checkAgainstNational(profile: Profile): NationalConflict[] {
  const { reply } = profile.limits
  if (!reply) return [{ path: 'limits.reply', message: 'no limit, where the law sets one' }]
  if (reply.from !== 'assigned' && reply.from !== 'received') {
    return [{ path: 'limits.reply', message: 'the law counts from assignment' }]
  }
  const conflicts = new Map<NationalConflict['path'], NationalConflict>()
  const compare = (path: NationalConflict['path'], assignedOn: Day, local: Day, law: Day) => {
    if (local <= law || conflicts.has(path)) return
    const message = `assigned on ${assignedOn} it ends on ${local}, by national law on ${law}`
    conflicts.set(path, { path, message, example: { assignedOn, local, national: law } })
  }
  for (let day = FIRST; day <= LAST; day = addDays(day, 1)) {
    const [local, law] = [due(profile, day), due(national, day)]
    compare('limits.reply', day, local, law)
    if (profile.extension) {
      compare('extension.cap', day, capOf(profile.extension, day, local), capOf(national.extension!, day, law))
    }
  }
  return [...conflicts.values()]
}

function due(profile: Profile, day: Day): Day {
  const starts = { assignedOn: day, receivedOn: day, openedOn: day }
  return dueDate(profile.limits.reply, starts, builtInCalendar, { monthEndRoll: false })!.dueOn
}
