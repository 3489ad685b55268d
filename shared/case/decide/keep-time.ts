import { addDays, addWorkingDays, dayOf, endOfDay, startOfDay } from '../../calendar/index.ts'
import { type Light, type LightInstants, light, thresholdInstants } from '../../profiles/index.ts'
import type { Rules } from '../../rules.ts'
import { stepNamed } from '../../steps/catalogue.ts'
import type { CaseState, OpenStep, Threshold } from '../state.ts'
import { placeOf } from './place.ts'

/** What the sweep does for a step at a time: remind its holder, or end it by lapse. `count`: how often overdue already, and this. */
export type TimedAct = { stepId: string; at: Date } & (
  | { act: 'remind'; threshold: Threshold; count?: number }
  | { act: 'lapse' }
)

/** Natural days from the opening, or from a late reminder, before silence can count. */
const graceDays = 5

/** The light of a due day now. */
export const lightOf = (dueOn: string | null, { now, profile, calendar }: Rules): Light =>
  light({ dueOn, now, thresholds: profile.lights, calendar })

const order = ['yellow', 'red', 'overdue'] as const

/**
 * The next thing that time brings to a step, or null. A threshold that lay before the opening says nothing new, and
 * of several that passed while the system was down only the last is told.
 */
const nextActOf = (state: CaseState, open: OpenStep, rules: Rules): TimedAct | null => {
  if (open.dueOn === null) return null
  const { profile, calendar, now } = rules
  const { stepId } = open
  const at = thresholdInstants({ dueOn: open.dueOn, thresholds: profile.lights, calendar })
  const lapses = stepNamed(open.step).lapses?.(placeOf(state, rules, open)) ?? false
  const reminders = order.filter((t) => !(t === 'overdue' && lapses) && profile.reminders.lights.includes(t))
  const told = Math.max(-1, ...open.reminded.map((t) => order.indexOf(t)))
  const left = reminders.filter((t) => order.indexOf(t) > told && at[t] >= new Date(open.openedAt))
  const threshold = left.findLast((t) => at[t] <= now) ?? left[0]
  if (threshold) return { stepId, act: 'remind', threshold, at: at[threshold] }
  // Opened so late that every threshold lay behind it: it is reminded of at once.
  if (lapses && stepNamed(open.step).reminderFirst && told === -1)
    return { stepId, act: 'remind', threshold: 'red', at: new Date(open.openedAt) }
  if (lapses) return { stepId, act: 'lapse', at: lapseAt(open, at) }
  return reminders.includes('overdue') ? overdueAgain(open, open.dueOn, rules) : null
}

/** While a step stays overdue it is told again every so many working days; of several that passed unseen once. */
const overdueAgain = (open: OpenStep, dueOn: string, rules: Rules): TimedAct | null => {
  const at = nextOverdue(dueOn, new Date(open.remindedAt ?? open.openedAt), rules)
  const count = open.reminded.filter((t) => t === 'overdue').length + 1
  return at && { stepId: open.stepId, act: 'remind', threshold: 'overdue', at, ...(count > 1 && { count }) }
}

/** The first instant after `since` at which something due then is told to be overdue, or null where it is told once. */
const nextOverdue = (dueOn: string, since: Date, { profile, calendar }: Rules): Date | null => {
  const { overdueEvery } = profile.reminders
  if (overdueEvery === null) return null
  let day = addDays(dueOn, 1)
  while (startOfDay(day) <= since) day = addWorkingDays(day, overdueEvery, calendar).day
  return startOfDay(day)
}

/**
 * When silence becomes an outcome: at the end of the due day, but never within a few days of the opening, nor, where a
 * reminder must come first, of a reminder that went out late.
 */
const lapseAt = (open: OpenStep, { red, overdue }: LightInstants): Date => {
  const after = (instant: Date) => endOfDay(addDays(dayOf(instant), graceDays))
  const reminded = open.remindedAt === undefined ? null : new Date(open.remindedAt)
  const late = stepNamed(open.step).reminderFirst && reminded && dayOf(reminded) > dayOf(red)
  return latest(overdue, after(new Date(open.openedAt)), ...(late ? [after(reminded)] : []))
}

const latest = (...instants: Date[]): Date => new Date(Math.max(...instants.map((i) => i.getTime())))

/** The next act of every open step, soonest first. */
const nextActs = (state: CaseState, rules: Rules): TimedAct[] =>
  state.openSteps
    .map((open) => nextActOf(state, open, rules))
    .filter((act) => act !== null)
    .sort((a, b) => a.at.getTime() - b.at.getTime() || (a.stepId < b.stepId ? -1 : 1))

/** What is due now, one act: the sweep commits it and asks again. */
export const actDueNow = (state: CaseState, rules: Rules): TimedAct | null => {
  const next = nextActs(state, rules)[0]
  return next && next.at <= rules.now ? next : null
}

/**
 * When the sweep should look at the case next. Between two steps it is what the next one will bring, so that the
 * index does not change with every step that shares the reply's date.
 */
export const nextActionAt = (state: CaseState, rules: Rules): Date | null => {
  const next = nextActs(state, rules)[0]?.at
  if (next || state.openSteps.length > 0) return next ?? null
  const waiting = state.handlings.find((h) => h.stage !== 'closed' && h.dueOn !== null)
  if (!waiting?.dueOn) return null
  const at = thresholdInstants({ dueOn: waiting.dueOn, thresholds: rules.profile.lights, calendar: rules.calendar })
  const since = new Date(state.lastCompletedAt ?? state.at)
  return (
    [at.yellow, at.red, at.overdue].find((t) => t >= since) ??
    nextOverdue(waiting.dueOn, since, rules) ??
    startOfDay(addDays(waiting.dueOn, 1))
  )
}
