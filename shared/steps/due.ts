import { dayOf } from '../calendar/index.ts'
import { type Due, dueDate, type LimitName, replyDue, type Starts } from '../profiles/index.ts'
import type { Rules } from '../rules.ts'
import type { Place, StepDefinition } from './define.ts'
import { delivered } from './deliveries.ts'

export type DueDay = { dueOn: string | null; provisional: boolean }

const none: DueDay = { dueOn: null, provisional: false }

const dayOfDue = (due: Due | null): DueDay => (due ? { dueOn: due.dueOn, provisional: due.provisional } : none)

/** A date that is kept without how it came about: provisional where no notice covers it. */
export const keptDay = ({ calendar }: Rules, dueOn: string | null): DueDay => ({
  dueOn,
  provisional: dueOn !== null && !calendar.covers(dueOn),
})

/** The due date by one of the profile's limits, with how it came about; the reply's never ends later than the national one. */
export const limitDue = ({ profile, calendar }: Rules, limit: LimitName, starts: Starts): Due | null =>
  limit === 'reply' ? replyDue(profile, starts, calendar) : dueDate(profile.limits[limit], starts, calendar, profile)

/** The due day by one of the profile's limits; null where the place sets none. */
export const limitDay = (rules: Rules, limit: LimitName, starts: Starts): DueDay =>
  dayOfDue(limitDue(rules, limit, starts))

/** The days that a step's limits can run from. A lead's own limits run from the day it was given the handling. */
export const startsOf = ({ state, handling, rules, openedAt }: Place): Starts => {
  const issued = handling?.replies.at(-1)
  return {
    openedOn: dayOf(openedAt === undefined ? rules.now : new Date(openedAt)),
    assignedOn: handling?.heldOn ?? state.assignedOn,
    receivedOn: handling ? later(handling.receivedOn, handling.heldOn) : state.suggestion.receivedOn,
    issuedOn: issued?.issuedOn,
    ...(issued && { deliveredOn: delivered(state, issued) }),
  }
}

const later = (a: string, b: string): string => (a > b ? a : b)

/** When a step that opens now is due. */
export const dueOf = (definition: StepDefinition, place: Place): DueDay => {
  const { state, handling, commitment, unit, rules } = place
  switch (definition.due) {
    case 'none':
      return none
    case 'reply':
      if (handling && handling.round > 1) return keptDay(rules, handling.redoDueOn ?? null)
      return handling ? { dueOn: handling.dueOn, provisional: handling.provisional } : none
    case 'opinion':
      return keptDay(rules, (unit && handling?.opinions[unit]?.dueOn) || null)
    case 'commitment':
      return { dueOn: commitment?.dueOn ?? null, provisional: false }
    case 'assignment':
      return state.suggestion.kind === 'recess' ? limitDay(rules, 'recessAssignment', startsOf(place)) : none
    default:
      return limitDay(rules, definition.due.limit, startsOf(place))
  }
}
