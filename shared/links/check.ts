import type { Day } from '../calendar/index.ts'
import { isOver } from '../case/decide/open-step.ts'
import { stepIdOf } from '../case/ids.ts'
import type { CaseState, Handling, Reply } from '../case/state.ts'
import { stepNamed } from '../steps/catalogue.ts'
import { currentIssue, isRevoked } from './history.ts'
import { lastDayNow } from './lifetime.ts'
import type { Link, StoredLink } from './link.ts'
import { LinkRefusal } from './refusal.ts'

/** Refuses a link, or a session of one, that the case does not honour any more. */
export const assertLive = (state: CaseState | undefined, link: Link): CaseState => {
  if (!state) throw new LinkRefusal('unknown', link)
  const signs = state.suggestion.deputies.some((d) => d.name === link.deputy)
  if (isOver(state) || !signs) throw new LinkRefusal('withdrawn', link)
  if (isRevoked(state, link)) throw new LinkRefusal('revoked', link)
  if (link.issue !== currentIssue(state, link)) throw new LinkRefusal('replaced', link)
  return state
}

/** Refuses a link that cannot be exchanged for a session now. */
export const assertExchangeable = (state: CaseState | undefined, link: StoredLink, today: Day): CaseState => {
  const live = assertLive(state, link)
  if (isUsed(live, link)) throw new LinkRefusal('used', link)
  if (today > lastDayNow(live, link)) throw new LinkRefusal('expired', link)
  return live
}

/** The reply that an evaluation is about: the letter that led to it. */
export const evaluated = (state: CaseState, stepId: string): { handling: Handling; reply: Reply } | undefined => {
  for (const handling of state.handlings)
    for (const reply of handling.replies)
      if (stepIdOf({ suggestion: state.id, handling: handling.id, step: 'evaluate', cause: reply.version }) === stepId)
        return { handling, reply }
  return undefined
}

/** Used is a link whose step was answered as a deputy may answer it, in time or late, by link or on paper. */
const isUsed = (state: CaseState, { purpose, stepId }: Link): boolean => {
  if (purpose === 'read' || stepId === undefined) return false
  const outcome = Object.hasOwn(state.completed, stepId) ? state.completed[stepId]?.outcome : undefined
  if (outcome && stepNamed(purpose).outcomes[outcome]?.byDeputy) return true
  const of = evaluated(state, stepId)
  return of?.handling.ratings.some((r) => r.round === of.reply.round) ?? false
}

/** The handling whose rating window ended unrated, which the lead may still rate by the link of that window's step. */
export const lateEvaluation = (state: CaseState, stepId: string): Handling | undefined => {
  if (!Object.hasOwn(state.completed, stepId) || state.completed[stepId]?.outcome !== 'lapsed') return undefined
  const of = evaluated(state, stepId)
  return of && of.reply === of.handling.replies.at(-1) ? of.handling : undefined
}
