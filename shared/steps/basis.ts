import type { CoOpinion, Handling } from '../case/state.ts'
import type { Due, LimitName, Starts } from '../profiles/index.ts'
import type { Rules } from '../rules.ts'
import type { Place, StepDefinition } from './define.ts'
import { limitDue, startsOf } from './due.ts'

/** What a date is counted by, so that it can be counted again and explained: a limit, and the days it can run from. */
export type Basis = { limit: LimitName; starts: Starts }

const allOn = (day: string): Starts => ({ assignedOn: day, receivedOn: day, openedOn: day })

/** The date that a basis gives by the rules as they are now. */
export const countBy = (rules: Rules, { limit, starts }: Basis): Due | null => limitDue(rules, limit, starts)

/** Of a step with a limit of its own; null where its date comes from elsewhere. The place says when it was opened. */
export const stepBasis = ({ due }: StepDefinition, place: Place): Basis | null => {
  if (typeof due === 'object') return { limit: due.limit, starts: startsOf(place) }
  if (due === 'assignment' && place.state.suggestion.kind === 'recess')
    return { limit: 'recessAssignment', starts: startsOf(place) }
  return null
}

/**
 * Of the reply, extensions not included: from the assignment, and only where the place says so from the day on which
 * the present lead was given it.
 */
export const replyBasis = ({ profile }: Rules, handling: Handling): Basis => {
  const { assignedOn, receivedOn, heldOn } = handling
  const moved = heldOn !== assignedOn
  if (moved && profile.reassignment.restartsReply) return { limit: 'reply', starts: allOn(heldOn) }
  return { limit: 'reply', starts: { assignedOn, receivedOn: moved ? assignedOn : receivedOn, openedOn: assignedOn } }
}

/** Of a redone reply; null where the case does not say when the round began. */
export const redoBasis = ({ redoOn }: Handling): Basis | null =>
  redoOn === undefined ? null : { limit: 'redoReply', starts: allOn(redoOn) }

/** Of a co-unit's opinion: from the assignment, the day it was brought in or got it on paper, or the lead's last demand. */
export const opinionBasis = ({ assignedOn }: Handling, opinion: CoOpinion): Basis => {
  if (opinion.sentBack) return { limit: 'coOpinionAgain', starts: allOn(opinion.demandedOn ?? assignedOn) }
  const since = opinion.heldOn ?? assignedOn
  return { limit: 'coOpinion', starts: { ...allOn(since), receivedOn: opinion.deliveredOn ?? since } }
}
