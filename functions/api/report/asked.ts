import type * as z from 'zod'
import type { Actor } from '../../../shared/case/actor.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { Session, Unit } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { questionOf, Selection } from '../figures/query.ts'

/** What a report is asked for by. Days are Asia/Shanghai. */
export const ReportQuery = Selection.pick({ unit: true, asOf: true }).extend({
  session: Selection.shape.session.unwrap(),
})
export type ReportQuery = z.infer<typeof ReportQuery>

/** A question about one session, as of the day that is asked for. */
export type AskedSession = { session: Session; q: Question }

/** What is asked, as far as the caller may: of the session, and of the one before it on the same day. */
export type Asked = AskedSession & { before?: AskedSession; unit?: Unit }

/**
 * A unit's people ask about their own unit, which they need not name; another one is not theirs to know of. Throws
 * FORBIDDEN for those who may not read figures, and NOT_FOUND.
 */
export const askedOf = async (
  deps: ApiDeps,
  actor: Actor,
  { session: id, unit: named, asOf }: ReportQuery,
): Promise<Asked> => {
  if (actor.role === 'unit' && named && named !== actor.unit) throw noUnit()
  const code = actor.role === 'unit' ? actor.unit : named
  const selection = { ...(code && { unit: code }), ...(asOf && { asOf }) }
  const questionAbout = (session: Session) => questionOf(deps, { ...selection, session: session.id }, actor)
  const sessions = [...(await deps.rules.sessions())].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
  const at = sessions.findIndex((s) => s.id === id)
  const session = sessions[at]
  if (!session) {
    // Whether there is such a session is told to those who may ask.
    await questionOf(deps, selection, actor)
    throw new Refusal('NOT_FOUND', '没有这个届次')
  }
  const q = await questionAbout(session)
  const unit = code ? q.units.get(code) : undefined
  if (code && !unit) throw noUnit()
  const last = sessions[at - 1]
  return {
    session,
    q,
    ...(unit && { unit }),
    ...(last && { before: { session: last, q: await questionAbout(last) } }),
  }
}

const noUnit = () => new Refusal('NOT_FOUND', '没有这个承办单位，或者不是您的单位')
