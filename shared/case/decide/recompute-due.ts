import { addDays, type Calendar, dayOf } from '../../calendar/index.ts'
import type { Due } from '../../profiles/index.ts'
import type { Rules } from '../../rules.ts'
import { countBy, opinionBasis, redoBasis, replyBasis, stepBasis } from '../../steps/basis.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import type { CaseEvent, EventOf } from '../events.ts'
import type { CaseState, Handling } from '../state.ts'
import { isOver } from './open-step.ts'
import { placeOf } from './place.ts'

type Move = EventOf<'DueRecomputed'>['moves'][number]

/**
 * A calendar notice that was loaded: its name, when (ISO 8601 with offset; its revision), and the calendars by which
 * dates may have been counted before it.
 */
export type NoticeLoaded = { notice: string; loadedAt: string; before: readonly Calendar[] }

/** A date that a calendar may move, as it is now, and how it is counted; `provisional` undefined where nobody kept it. */
type Counted = Pick<Move, 'of' | 'id' | 'unit' | 'from'> & {
  provisional: boolean | undefined
  count(rules: Rules): Pick<Due, 'dueOn' | 'provisional'> | null
}

/**
 * The event that moves a case's due dates with a calendar notice, or none (scenario 5). Open steps with a limit of
 * their own, replies and redone replies that are owed and opinions that are not given are counted again from the days
 * they were counted from. Dates that were decided (fixed, extended, promised) stay, and so does what is past.
 *
 * The notice answers only for what it changes: a date that the rules did not give by the calendar before it either
 * (the session's settings changed since) stays as it is. Asked again, with the events folded in, it answers none.
 */
export const recomputeDue = (state: CaseState, rules: Rules, loaded: NoticeLoaded): CaseEvent[] => {
  if (isOver(state)) return []
  const dates = [...stepDates(state, rules), ...state.handlings.flatMap((h) => handlingDates(state, h))]
  // A notice moves each date once, whatever other notices did to it meanwhile.
  const done = (of: Counted) => (state.moves ?? []).some((m) => m.loadedAt === loaded.loadedAt && sameDate(m, of))
  const moves = dates.filter((of) => !done(of)).flatMap((of) => moveOf(of, rules, loaded))
  const { notice, loadedAt } = loaded
  return moves.length > 0 ? [{ type: 'DueRecomputed', notice, loadedAt, moves }] : []
}

const sameDate = (a: Pick<Move, 'of' | 'id' | 'unit'>, b: Pick<Move, 'of' | 'id' | 'unit'>): boolean =>
  a.of === b.of && a.id === b.id && a.unit === b.unit

const moveOf = (
  { count, provisional: was, ...date }: Counted,
  rules: Rules,
  { loadedAt, before }: NoticeLoaded,
): Move[] => {
  const today = dayOf(rules.now)
  const { from } = date
  if (from < today) return []
  const counted = count(rules)
  const byTheCalendar = before.some((calendar) => count({ ...rules, calendar })?.dueOn === from)
  const due = counted && byTheCalendar ? counted : { dueOn: from, provisional: !rules.calendar.covers(from) }
  const to = notBefore(dayAfter(loadedAt, today), from, due.dueOn)
  // Counted now it may lie in a year without a notice, where it was firm before; a date that stays only gets firmer.
  const provisional = to === from ? (was ?? due.provisional) && due.provisional : due.provisional
  return to === from && provisional === (was ?? provisional) ? [] : [{ ...date, to, provisional }]
}

/** A recomputed date leaves whoever works by it at least the day after it is known; a date that is sooner anyway stays. */
const notBefore = (earliest: string, from: string, counted: string): string => {
  if (counted >= from) return counted
  return counted >= earliest ? counted : earliest < from ? earliest : from
}

const dayAfter = (loadedAt: string, today: string): string => {
  const loadedOn = dayOf(new Date(loadedAt))
  return addDays(loadedOn > today ? loadedOn : today, 1)
}

/** Open steps that have a limit of their own. */
const stepDates = (state: CaseState, rules: Rules): Counted[] =>
  state.openSteps.flatMap((open): Counted[] => {
    const { stepId: id, dueOn: from, provisional, openedAt, step } = open
    const basis = stepBasis(stepNamed(step), { ...placeOf(state, rules, open), openedAt })
    return from && basis ? [{ of: 'step', id, from, provisional, count: (by) => countBy(by, basis) }] : []
  })

/** The reply that is owed, the redone one, and the opinions that are not given. Open steps follow them. */
const handlingDates = (state: CaseState, handling: Handling): Counted[] => {
  const { id, round, replies, fixed, extensions, dueOn, redoDueOn, provisional, stage } = handling
  if (stage === 'closed') return []
  const answered = replies.some((r) => r.round === round)
  const redo = redoBasis(handling)
  const flagOf = (due: 'reply' | 'opinion', unit?: string) =>
    state.openSteps.find((s) => s.handling === id && s.unit === unit && stepNamed(s.step).due === due)?.provisional
  return [
    ...(dueOn && round === 1 && !answered && !fixed && extensions.length === 0
      ? [
          {
            of: 'handling' as const,
            id,
            from: dueOn,
            provisional,
            count: (by: Rules) => countReply(by, state, handling),
          },
        ]
      : []),
    ...(redoDueOn && round > 1 && !answered && redo
      ? [
          {
            of: 'redo' as const,
            id,
            from: redoDueOn,
            provisional: flagOf('reply'),
            count: (by: Rules) => countBy(by, redo),
          },
        ]
      : []),
    ...handling.co.flatMap((unit): Counted[] => {
      const opinion = handling.opinions[unit]
      if (!opinion?.dueOn || opinion.on || handling.signed || answered) return []
      const basis = opinionBasis(handling, opinion)
      const count = (by: Rules) => countBy(by, basis)
      return [{ of: 'opinion', id, unit, from: opinion.dueOn, provisional: flagOf('opinion', unit), count }]
    }),
  ]
}

/** One forwarded from above never goes past the day that the upper body set. */
const countReply = (rules: Rules, { suggestion }: CaseState, handling: Handling) => {
  const due = countBy(rules, replyBasis(rules, handling))
  const latest = suggestion.origin?.dueOn
  return due && latest && latest < due.dueOn ? { dueOn: latest, provisional: false } : due
}
