import { daysBetween } from '../calendar/index.ts'
import type { Fact } from './fact.ts'
import type { LeadStanding, RatingStanding } from './standing.ts'
import { type Change, standingOn } from './track.ts'

const satisfactions: Record<string, string> = {
  satisfied: '满意',
  'basically-satisfied': '基本满意',
  dissatisfied: '不满意',
}
const labelOf = (value: string): string => satisfactions[value] ?? value

/** What a rating said, in words. */
export const ratingWords = ([round, attitude, result, on]: RatingStanding): string =>
  `${on} 评价${round > 1 ? `（第 ${round} 轮）` : ''}：态度${labelOf(attitude)}，结果${labelOf(result)}`

/** Who held a handling and for how many days each, until the reply or the day of asking; in the order of holding. */
export const holdersUntil = (days: readonly Change[], until: string): { unit: string; days: number }[] => {
  const changes = days.flatMap(([day]) => {
    const unit = day <= until ? standingOn<LeadStanding>(days, day)?.unit : undefined
    return unit === undefined ? [] : [{ day, unit }]
  })
  const turns = changes.filter(({ unit }, i) => unit !== changes[i - 1]?.unit)
  return turns.map(({ day, unit }, i) => ({ unit, days: daysBetween(day, turns[i + 1]?.day ?? until) }))
}

/** How a first reply stands to a limit, with the other limit, a later entry, and who held it. */
export const inTimeWords = (
  { days }: Fact,
  standing: LeadStanding,
  dueOn: string | undefined,
  asOf: string,
  nameOf: (unit: string) => string,
): string => {
  const { issuedOn, dueOn: extended } = standing
  const limit = dueOn ? `期限 ${dueOn}` : '没有期限'
  const other = extended !== dueOn && extended ? `（获准延至 ${extended}）` : ''
  if (!issuedOn) return `${limit}${other || ' '}已过，尚未答复${heldWords(days, asOf, nameOf)}`
  const how = dueOn && issuedOn > dueOn ? `晚于${limit}` : limit
  return `${issuedOn} 发出${enteredWords(days, issuedOn)}，${how}${other}${heldWords(days, issuedOn, nameOf)}`
}

/** The day of issue lies between signature and today: one that was put in later is flagged. */
const enteredWords = (days: readonly Change[], issuedOn: string): string => {
  const entered = days.find(([, members]) => members.issuedOn !== undefined)?.[0]
  return entered && entered > issuedOn ? `（${entered} 补录）` : ''
}

const heldWords = (days: readonly Change[], until: string, nameOf: (unit: string) => string): string => {
  const holders = holdersUntil(days, until)
  if (holders.length < 2) return ''
  return `；先后由${holders.map((h) => `${nameOf(h.unit)}（${h.days} 天）`).join('、')}承办`
}
