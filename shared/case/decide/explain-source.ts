import type { Day } from '../../calendar/index.ts'
import { type Due, dueDate } from '../../profiles/index.ts'
import type { Rules } from '../../rules.ts'
import { type Basis, countBy, opinionBasis, redoBasis, replyBasis, stepBasis } from '../../steps/basis.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import type { Place } from '../../steps/define.ts'
import type { CaseState, DueMove, OpenStep } from '../state.ts'
import { isTextRef, type Text } from '../text.ts'
import { placeOf } from './place.ts'

/** A date that was put off: an extension of the reply, or a promise that was rescheduled. */
export type PutOff = { from: Day | null; to: Day; on: Day; reason: string }

/** Where a step's date comes from, before it is put in words. */
export type Source = {
  place: Place
  open: OpenStep
  /** What it is counted by, and what that gives by the present rules. */
  basis: Basis | null
  due: Due | null
  /** The date that the count accounts for: the first one, where it was put off later. */
  first: Day | null
  extensions: PutOff[]
  /** Fixed at the assignment, or by the body that sent it from above. */
  fixed: boolean
  moves: DueMove[]
}

/** Finds out where the date of an open step comes from, whatever its due rule. */
export const sourceOf = (state: CaseState, rules: Rules, open: OpenStep): Source => {
  const definition = stepNamed(open.step)
  const place: Place = { ...placeOf(state, rules, open), openedAt: open.openedAt }
  const { handling, unit, commitment } = place
  const counted = (basis: Basis | null, moves: DueMove[] = []): Source => {
    const due = basis && countBy(rules, basis)
    return { place, open, basis, due, first: open.dueOn, extensions: [], fixed: false, moves }
  }
  const moved = (of: DueMove['of'], id: string, since = '', by?: string) =>
    (state.moves ?? []).filter((m) => m.of === of && m.id === id && m.unit === by && m.on >= since)
  switch (definition.due) {
    case 'reply': {
      if (!handling) return counted(null)
      if (handling.round > 1) return counted(redoBasis(handling), moved('redo', handling.id, handling.redoOn))
      const { extensions, fixed = false } = handling
      const source = counted(replyBasis(rules, handling), moved('handling', handling.id))
      const first = extensions[0]?.from ?? open.dueOn
      const byUpper = first !== null && state.suggestion.origin?.dueOn === first && source.due?.dueOn !== first
      return { ...source, first, extensions: extensions.map(putOff), fixed: fixed || byUpper }
    }
    case 'opinion': {
      const opinion = unit === undefined ? undefined : handling?.opinions[unit]
      if (!handling || !opinion) return counted(null)
      return counted(opinionBasis(handling, opinion), moved('opinion', handling.id, opinion.demandedOn, unit))
    }
    case 'commitment': {
      const extensions = (commitment?.rescheduled ?? []).map(putOff)
      return { ...counted(null), first: commitment?.firstDueOn ?? null, extensions }
    }
    default:
      return counted(stepBasis(definition, place), moved('step', open.stepId))
  }
}

const putOff = ({ from, to, on, reason }: Omit<PutOff, 'reason'> & { reason: Text }): PutOff => ({
  from,
  to,
  on,
  reason: isTextRef(reason) ? '' : reason,
})

/**
 * What the count says of the date that stands. `counted`: it gives it; `held`: it gives an earlier one, which was held
 * back to the day after the notice was known; `changed`: rules, settings or calendar are not those that gave it;
 * `none`: nothing is counted.
 */
export type Verdict = 'counted' | 'held' | 'changed' | 'none'

export const verdictOf = ({ basis, due, first, fixed, moves }: Source): Verdict => {
  if (fixed || !basis || (first === null && due === null)) return 'none'
  if (due?.dueOn === first) return 'counted'
  const last = moves.findLast((m) => m.to === first)
  return due && first && last && due.dueOn < first && first > last.on ? 'held' : 'changed'
}

/** Whether the national limit ends before the place's own (代表法 51), or the place has none. */
export const isNational = ({ basis, due }: Source, { profile }: Rules): boolean =>
  basis?.limit === 'reply' && due !== null && due.limit !== profile.limits.reply

/** The place's own date for a reply, whatever the national one is; null where it sets none. */
export const localReply = ({ basis }: Source, { profile, calendar }: Rules): Day | null =>
  (basis && dueDate(profile.limits.reply, basis.starts, calendar, profile)?.dueOn) ?? null
