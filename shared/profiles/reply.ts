import { addMonths, type Calendar, compareDays, type Day } from '../calendar/index.ts'
import { type Due, dueDate, type Starts } from './due.ts'
import { national } from './places/national.ts'
import type { Extension } from './procedure.ts'
import type { Profile } from './profile.ts'

/**
 * The reply's due day, extensions not included: the earlier of the place's limit and the national one, which counts
 * from assignment (代表法 51). They differ where a place counts from a receipt that came after the assignment.
 * Null before assignment.
 */
export function replyDue(profile: Profile, starts: Starts, calendar: Calendar): Due | null {
  const local = dueDate(profile.limits.reply, starts, calendar, profile)
  // The roll is a way of counting, so the national limit is counted the way the place counts.
  const byLaw = dueDate(national.limits.reply, starts, calendar, profile)
  return local && (!byLaw || local.dueOn <= byLaw.dueOn) ? local : byLaw
}

/**
 * The latest day an extension may move the reply to: the place's cap, never later than six months from assignment
 * (代表法 51). Null where the place knows no extension. `firstDueOn` is the due day before any extension.
 */
export function latestExtension(
  extension: Extension | null,
  { assignedOn, firstDueOn }: { assignedOn: Day; firstDueOn: Day },
): Day | null {
  if (!extension) return null
  return [extension, national.extension!].map((each) => capOf(each, assignedOn, firstDueOn)).sort(compareDays)[0]!
}

/** A place's own cap on an extension, the national one not applied. */
export function capOf({ cap }: Extension, assignedOn: Day, firstDueOn: Day): Day {
  return addMonths(cap.of === 'total' ? assignedOn : firstDueOn, cap.months)
}
