import { addDays, daysBetween } from '../calendar/index.ts'
import type { Fact } from './fact.ts'
import {
  everyBit,
  type LeadStanding,
  type OpinionStanding,
  type PromiseStanding,
  type RedoStanding,
  type SuggestionStanding,
} from './standing.ts'

/**
 * Counts by short names, so that thousands of them are small: what is rarer is counted (late ones, not those in time).
 * What depends on the day of asking is counted by its due day (`name:2025-05-10`). Tallies are added, and one is taken
 * from another to say what a month changed.
 *
 * | name | counts |
 * |---|---|
 * | `S`, `S:<why>` | suggestions inside the rates, and outside them |
 * | `h`, `h:<why>` | handlings inside the rates, and outside them |
 * | `b<bits>` | those of `h` that are not the first of their suggestion in every group, by the groups in which they are |
 * | `i` `D` `l` `L` | first replies issued; their days since assignment; late; more that are late by the first due day |
 * | `M` `K` `k` `c:<code>` `p` `P` | not met; not contacted; contacts unknown; category of the last reply; to be published; published |
 * | `d:<day>` `e:<day>` `u` | open by due day; what is to be added for the first due day; open without one |
 * | `r` `s` `y` `A` `n` | rated; last result 满意; 基本满意; attitude not well; unrated |
 * | `Q` `Y` | rated, but not in round 1; fewer that were well in round 1 than at last |
 * | `x` `X` `w:<day>` `W` | redone replies; late; owed by due day; owed without one |
 * | `q:<met><first>/<present>` | promises by a sum of 1 met, 2 by the first date, 4 by the present one, and by both dates |
 * | `g` `G` `o:<day>` `O` | opinions given; late; owed by due day; owed without one |
 */
export type Tally = Record<string, number>

export const add = (to: Tally, name: string, n = 1): void => {
  const sum = (to[name] ?? 0) + n
  if (sum === 0) delete to[name]
  else to[name] = sum
}

export const addAll = (to: Tally, more: Tally, times = 1): Tally => {
  for (const name in more) add(to, name, (more[name] ?? 0) * times)
  return to
}

/**
 * The same with due days in months before the given one kept by month (`2025-05`). What is owed by a day is overdue
 * from the next day on, so it is that day's month; a promise is due on the day itself.
 */
export const byMonth = (tally: Tally, before: string): Tally => {
  const kept: Tally = {}
  const monthOf = (day: string) => (day !== '' && day.slice(0, 7) < before ? day.slice(0, 7) : day)
  for (const name in tally) add(kept, dueName(name, monthOf), tally[name])
  return kept
}

const dueName = (name: string, monthOf: (day: string) => string): string => {
  const value = name.slice(2)
  if (/^[dewo]:/.test(name)) {
    if (value.length === 7) return name
    const month = monthOf(addDays(value, 1))
    return month.length === 7 ? name.slice(0, 2) + month : name
  }
  if (!name.startsWith('q:')) return name
  const { met, first, present } = promiseIn(name)
  return nameOfPromise(monthOf(first), monthOf(present), met)
}

/** Whether a due day, or a month of them, has passed at the end of a day; `on` counts the day itself too. */
export const hasPassed = (due: string, asOf: string, on = false): boolean => {
  if (due.length === 7) return due <= asOf.slice(0, 7)
  return on ? due <= asOf : due < asOf
}

/** What a fact counts as in its own bucket with this standing. */
export const tallyOf = (fact: Pick<Fact, 'kind' | 'bucket' | 'assignedOn'>, standing: object | undefined): Tally => {
  const tally: Tally = {}
  if (!standing) return tally
  if (fact.kind === 'suggestion') tallySuggestion(tally, standing)
  else if (fact.kind === 'opinion') tallyOpinion(tally, standing)
  else {
    const lead = standing as LeadStanding
    if (lead.unit === fact.bucket.unit) tallyLead(tally, lead, fact.assignedOn ?? '')
    for (const redo of lead.redo ?? []) if (redo.unit === fact.bucket.unit && !lead.outside) tallyRedo(tally, redo)
  }
  return tally
}

const tallySuggestion = (tally: Tally, { outside }: SuggestionStanding): void =>
  add(tally, outside ? `S:${outside}` : 'S')

/** What a handling counts as for the unit that is charged with it. */
export const tallyLead = (tally: Tally, standing: LeadStanding, assignedOn: string): void => {
  const { outside, first = 0, issuedOn } = standing
  if (outside) {
    add(tally, `h:${outside}`)
    return
  }
  add(tally, 'h')
  if (first !== everyBit) add(tally, `b${first}`)
  if (issuedOn) tallyReply(tally, { ...standing, issuedOn }, assignedOn)
  else tallyOpen(tally, standing)
  tallyRatings(tally, standing)
  for (const promise of standing.promises ?? []) add(tally, promiseName(promise))
}

export const isInTime = (on: string, dueOn: string | undefined): boolean => dueOn === undefined || on <= dueOn

/** The limit without extensions; undefined where there was none. */
export const firstDueOf = ({ dueOn, firstDueOn = dueOn }: LeadStanding): string | undefined =>
  firstDueOn === 'none' ? undefined : firstDueOn

const tallyReply = (tally: Tally, standing: LeadStanding & { issuedOn: string }, assignedOn: string): void => {
  const { issuedOn, dueOn, metOn, contactedOn, contactUnknown, category, publish } = standing
  add(tally, 'i')
  add(tally, 'D', daysBetween(assignedOn, issuedOn))
  const late = isInTime(issuedOn, dueOn) ? 0 : 1
  const lateFirst = isInTime(issuedOn, firstDueOf(standing)) ? 0 : 1
  add(tally, 'l', late)
  add(tally, 'L', lateFirst - late)
  if (contactUnknown) add(tally, 'k')
  else if (!metOn) add(tally, 'M')
  if (!contactUnknown && !contactedOn) add(tally, 'K')
  if (category) add(tally, `c:${category}`)
  if (publish) add(tally, 'p')
  if (publish === 'done') add(tally, 'P')
}

const tallyOpen = (tally: Tally, standing: LeadStanding): void => {
  const { dueOn } = standing
  const first = firstDueOf(standing)
  add(tally, dueOn ? `d:${dueOn}` : 'u')
  if (first === dueOn) return
  if (first) add(tally, `e:${first}`)
  if (dueOn) add(tally, `e:${dueOn}`, -1)
}

export const isWell = (value: string | undefined): boolean => value === 'satisfied' || value === 'basically-satisfied'

const tallyRatings = (tally: Tally, { ratings = [], unrated }: LeadStanding): void => {
  const [, attitude, result] = ratings.at(-1) ?? []
  if (result === undefined) {
    if (unrated) add(tally, 'n')
    return
  }
  add(tally, 'r')
  if (result === 'satisfied') add(tally, 's')
  if (result === 'basically-satisfied') add(tally, 'y')
  if (!isWell(attitude)) add(tally, 'A')
  const firstRound = ratings.find(([round]) => round === 1)
  if (!firstRound) add(tally, 'Q')
  add(tally, 'Y', (isWell(result) ? 1 : 0) - (isWell(firstRound?.[2]) ? 1 : 0))
}

/** Whether a promise was met at all, by its first and by its present date. */
export const metPromise = ([, first, present, met]: PromiseStanding) => {
  const isMet = met !== '' && met !== 'abandoned'
  return {
    ever: isMet,
    byFirst: isMet && first !== '' && met <= first,
    byPresent: isMet && present !== '' && met <= present,
  }
}

const promiseName = (promise: PromiseStanding): string => {
  const { ever, byFirst, byPresent } = metPromise(promise)
  return nameOfPromise(promise[1], promise[2], (ever ? 1 : 0) + (byFirst ? 2 : 0) + (byPresent ? 4 : 0))
}

/** The present date is left out where it is the first one. */
const nameOfPromise = (first: string, present: string, met: number | string): string =>
  `q:${met}${first}${present === first ? '' : `/${present}`}`

/** The dates of promises of one name, and how they were met. */
export const promiseIn = (name: string): { met: number; first: string; present: string } => {
  const slash = name.indexOf('/')
  const first = slash < 0 ? name.slice(3) : name.slice(3, slash)
  return { met: Number(name[2]), first, present: slash < 0 ? first : name.slice(slash + 1) }
}

/** What one redone reply counts as for the unit that redoes it. */
export const tallyRedo = (tally: Tally, { dueOn, issuedOn }: RedoStanding): void => {
  if (!issuedOn) add(tally, dueOn ? `w:${dueOn}` : 'W')
  else {
    add(tally, 'x')
    if (!isInTime(issuedOn, dueOn)) add(tally, 'X')
  }
}

const tallyOpinion = (tally: Tally, { dueOn, on, outside, dropped }: OpinionStanding): void => {
  if (outside || dropped) return
  if (!on) add(tally, dueOn ? `o:${dueOn}` : 'O')
  else {
    add(tally, 'g')
    if (!isInTime(on, dueOn)) add(tally, 'G')
  }
}
