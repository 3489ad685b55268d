import { z } from '@hono/zod-openapi'
import { Day, dayOf } from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { mayReadAs } from '../../../shared/case/decide/authorize.ts'
import { SessionId, UnitCode } from '../../../shared/case/ids.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import { groupings, type Question } from '../../../shared/rates/question.ts'
import type { ApiDeps } from '../deps.ts'

/** Which handlings figures are about. Days are Asia/Shanghai. */
export const Selection = z.strictObject({
  session: SessionId.optional(),
  unit: UnitCode.optional().openapi({ description: 'With the units below it; a unit sees its own only' }),
  topic: z.string().trim().min(1).max(100).optional(),
  from: Day.optional().openapi({ description: 'Assigned on this day or later' }),
  to: Day.optional().openapi({ description: 'Assigned on this day or earlier' }),
  asOf: Day.optional().openapi({
    description: 'As known at the end of this day; one to come says what will be overdue',
  }),
})

export const RatesQuery = Selection.extend({
  by: z.enum(groupings).optional(),
  tree: z
    .enum(['true'])
    .optional()
    .openapi({ description: 'With by=unit: only the units at the top of the tree, each with all below it' }),
})
export type RatesQuery = z.infer<typeof RatesQuery>

/** What the caller asks, as far as they may. Throws FORBIDDEN or NOT_FOUND. */
export const questionOf = async (deps: ApiDeps, query: RatesQuery, actor: Actor): Promise<Question> => {
  const { session, unit, topic, from, to, asOf, by, tree } = query
  assertMayAsk(actor, unit)
  if (from && to && from > to) throw invalid('to', '截止日期不能早于起始日期')
  const [all, units] = await Promise.all([deps.rules.sessions(), deps.rules.units()])
  const sessions = all.filter((s) => !session || s.id === session)
  if (session && sessions.length === 0) throw new Refusal('NOT_FOUND', '没有这个届次')
  const byCode = new Map(units.map((u) => [u.code, u]))
  const today = dayOf(deps.now())
  return {
    sessions: await Promise.all(sessions.map((s) => withSolved(deps, s))),
    asOf: asOf ?? today,
    today,
    ...(unit && { unit }),
    ...(topic && { topic }),
    ...(from && { from }),
    ...(to && { to }),
    ...(by && { by }),
    ...(tree && { tree: true }),
    ...(actor.role === 'unit' && { own: true }),
    // A unit has a part in all that its figures are about.
    mayRead: (visibleTo) =>
      actor.role === 'unit' ||
      mayReadAs({ id: '', units: [], visibleTo: visibleTo && [...visibleTo] }, actor, (code) => byCode.get(code)),
    units: byCode,
  }
}

const withSolved = async ({ rules }: ApiDeps, { id, name }: { id: string; name: string }) => {
  const { categories } = (await rules.rulesFor(id)).profile
  return { id, name, solved: new Set(categories.filter((c) => c.solved).map((c) => c.code)) }
}

const assertMayAsk = (actor: Actor, unit: string | undefined): void => {
  if (actor.role === 'unit' && unit !== actor.unit)
    throw new Refusal('FORBIDDEN', '承办单位只能查看本单位的办理情况，请加 unit 参数')
  if (actor.role !== 'unit' && actor.role !== 'secretariat' && actor.role !== 'inspector' && actor.role !== 'leader')
    throw new Refusal('FORBIDDEN', '没有查看办理情况的权限')
}
