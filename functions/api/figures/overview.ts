import { addMonths } from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { type Answer, type Group, readFigures } from '../../../shared/rates/answer.ts'
import type { Session } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import type { Page } from '../lists/page.ts'
import { scanRows } from '../lists/scan.ts'
import { type DueBy, dueOf } from './due.ts'
import { questionOf, type RatesQuery } from './query.ts'

/** What leaders see of a session on one page. */
export type Overview = {
  session: { id: string; name: string }
  /** The session's figures now, and by unit with intervals and ranks. */
  now: Answer & { groups: Group[] }
  /** The session before, as its figures were known on the same day a year ago; null where there was none. */
  before: { session: { id: string; name: string }; figures: Answer } | null
  /** The trend by month of assignment. */
  months: Group[]
  /** Lights of open handlings, and what falls due until the coming Friday. */
  due: DueBy
  /** The key-supervised ones (重点督办). */
  key: Page['items']
}

/** Narrowed as figures can be; of the session before the days are those of a year earlier. */
type Asked = Omit<RatesQuery, 'by' | 'tree'>

/** So many are listed on the page; a link leads to all of them. */
const listed = { due: 50, key: 100 }

/**
 * A leaders' page of a session: of the last one where none is named. What is read of the session grows with units; of
 * the session before with its handlings (any past day is counted from facts), and its key-supervised ones are looked for in its rows.
 */
export const overviewOf = async (deps: ApiDeps, actor: Actor, asked: Asked = {}): Promise<Overview> => {
  const sessions = [...(await deps.rules.sessions())].sort(byOpening)
  const at = asked.session ? sessions.findIndex((s) => s.id === asked.session) : sessions.length - 1
  const session = sessions[at]
  if (!session) throw new Refusal('NOT_FOUND', '没有这个届次')
  const { unit, topic } = asked
  const q = await questionOf(deps, { ...asked, session: session.id }, actor)
  const [now, months, before, due, key] = await Promise.all([
    readFigures(deps.store, { ...q, by: 'unit' }),
    readFigures(deps.store, { ...q, by: 'month' }),
    yearBefore(deps, actor, { ...asked, asOf: q.asOf }, sessions[at - 1]),
    dueOf(deps, q, { limit: listed.due }),
    scanRows(
      deps,
      actor,
      { session: session.id, key: true, ...(unit && { unit }), ...(topic && { topic }) },
      { limit: listed.key },
    ),
  ])
  return {
    session: nameOf(session),
    now: { ...now, groups: now.groups ?? [] },
    before,
    months: months.groups ?? [],
    due,
    key: key.items,
  }
}

const byOpening = (a: Session, b: Session): number => (a.opensOn < b.opensOn ? -1 : a.opensOn > b.opensOn ? 1 : 0)
const nameOf = ({ id, name }: Session) => ({ id, name })

const yearBefore = async (
  deps: ApiDeps,
  actor: Actor,
  { from, to, ...asked }: Asked & { asOf: string },
  session: Session | undefined,
): Promise<Overview['before']> => {
  if (!session) return null
  const back = (day: string) => addMonths(day, -12)
  const window = { ...(from && { from: back(from) }), ...(to && { to: back(to) }) }
  const q = await questionOf(deps, { ...asked, ...window, session: session.id, asOf: back(asked.asOf) }, actor)
  return { session: nameOf(session), figures: await readFigures(deps.store, q) }
}
