import { addDays, type Day } from '../calendar/index.ts'
import type { CaseState } from '../case/state.ts'
import type { Link, LinkPurpose, StoredLink } from './link.ts'

/** Days after the due day of its step: a rating that comes after the window is accepted and marked late (act `ratings`). */
const afterDue = 60

/** Days where the place sets the step no limit: the three months that a reply takes are time enough for the deputy too. */
const withoutDue = 90

/** Days to read: past the next session of the congress, where what became of the suggestion is asked again. */
const toRead = 365

/** Days for which a link that has expired is still told from one that never was. */
export const daysKnown = 365

/** The last day of a link that is sent today; `dueOn` is that of the step it answers. */
export const lastDayOf = (purpose: LinkPurpose, dueOn: Day | null, today: Day): Day => {
  if (purpose === 'read') return addDays(today, toRead)
  return dueOn === null ? addDays(today, withoutDue) : addDays(dueOn, afterDue)
}

/** The due day of the open step that a link answers; null where it has none, or is not open. */
export const stepDue = ({ openSteps }: CaseState, { stepId }: Pick<Link, 'stepId'>): Day | null =>
  openSteps.find((s) => s.stepId === stepId)?.dueOn ?? null

/** The last day as the case is now: a due day that was moved since takes the link along. */
export const lastDayNow = (state: CaseState, link: StoredLink): Day => {
  const dueOn = stepDue(state, link)
  const moved = dueOn && lastDayOf(link.purpose, dueOn, link.lastDay)
  return moved && moved > link.lastDay ? moved : link.lastDay
}
