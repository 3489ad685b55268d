import { addDays, addMonths } from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { type Answer, type Group, readFigures } from '../../../shared/rates/answer.ts'
import { isMonthEnd } from '../../../shared/rates/question.ts'
import type { Session } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { keyRows } from '../lists/key.ts'
import type { Page } from '../lists/page.ts'
import { type DueBy, dueOf } from './due.ts'
import { questionOf, type RatesQuery } from './query.ts'
import { readOnce } from './read-once.ts'

/** What leaders see of a session on one page. */
export type Overview = {
  session: { id: string; name: string }
  /** The session's figures now, and by unit with intervals and ranks. */
  now: Answer & { groups: Group[] }
  /** The session before, as its figures were known a year ago (see `yearBack`); null where there was none. */
  before: { session: { id: string; name: string }; figures: Answer; sameDay: boolean } | null
  /** The trend by month of assignment. */
  months: Group[]
  /** Lights of open handlings, and what falls due until the coming Friday. */
  due: DueBy
  /** The key-supervised ones (重点督办). */
  key: Page['items']
}

/** Narrowed as figures can be; of the session before the days are those of a year earlier. */
type Asked = Omit<RatesQuery, 'by' | 'tree'>

/** So many of what is due are listed on the page; a link leads to all of them. */
const listedDue = 50

/**
 * A leaders' page of a session: of the last one where none is named. What is read grows with units, not with handlings,
 * unless a topic, a window or a past day is asked for, which facts alone can tell.
 */
export const overviewOf = async (given: ApiDeps, actor: Actor, asked: Asked = {}): Promise<Overview> => {
  const deps = { ...given, store: readOnce(given.store) }
  const sessions = [...(await deps.rules.sessions())].sort(byOpening)
  const at = asked.session ? sessions.findIndex((s) => s.id === asked.session) : sessions.length - 1
  const session = sessions[at]
  if (!session) throw new Refusal('NOT_FOUND', '没有这个届次')
  const { unit, topic } = asked
  const q = await questionOf(deps, { ...asked, session: session.id }, actor)
  const [now, months, before, due, key] = await Promise.all([
    readFigures(deps.store, { ...q, by: 'unit' }),
    readFigures(deps.store, { ...q, by: 'month' }),
    yearBefore(deps, actor, { ...asked, asOf: q.asOf, today: q.today }, sessions[at - 1]),
    dueOf(deps, q, { limit: listedDue }),
    keyRows(deps, actor, { session: session.id, ...(unit && { unit }), ...(topic && { topic }) }),
  ])
  return {
    session: nameOf(session),
    now: { ...now, groups: now.groups ?? [] },
    before,
    months: months.groups ?? [],
    due,
    key,
  }
}

const byOpening = (a: Session, b: Session): number => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : 0)
const nameOf = ({ id, name }: Session) => ({ id, name })

const back = (day: string): string => addMonths(day, -12)

/**
 * The day of the year before that is compared with: the last month's end until then, which roll-ups know. Where this
 * year's figures must be counted from facts anyway, the same day is.
 */
const yearBack = ({ asOf, today, topic, from, to }: Asked & { asOf: string; today: string }): string => {
  const next = addMonths(`${asOf.slice(0, 7)}-01`, -11)
  if (isMonthEnd(asOf)) return addDays(next, -1)
  const fromFacts = topic !== undefined || from !== undefined || to !== undefined || asOf < today
  return fromFacts ? back(asOf) : addDays(addMonths(next, -1), -1)
}

const yearBefore = async (
  deps: ApiDeps,
  actor: Actor,
  asked: Asked & { asOf: string; today: string },
  session: Session | undefined,
): Promise<Overview['before']> => {
  if (!session) return null
  const { from, to, today: _, ...rest } = asked
  const asOf = yearBack(asked)
  const window = { ...(from && { from: back(from) }), ...(to && { to: back(to) }) }
  const q = await questionOf(deps, { ...rest, ...window, session: session.id, asOf }, actor)
  const sameDay = isMonthEnd(asked.asOf) || asOf === back(asked.asOf)
  return { session: nameOf(session), figures: await readFigures(deps.store, q), sameDay }
}
