import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { dayOf } from '../../../shared/calendar/index.ts'
import { SessionId, UnitCode } from '../../../shared/case/ids.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { mayReadRow } from '../../../shared/projection/row.ts'
import { simpleRates } from '../../../shared/rates/simple-rates.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { json, refusals, security } from './shapes.ts'

const Rate = z.object({
  numerator: z.number(),
  denominator: z.number(),
  rate: z.number().nullable(),
  basis: z.string(),
})
const Figures = z.looseObject({
  asOf: z.string(),
  counts: z.record(z.string(), z.number()),
  rates: z.record(z.string(), Rate),
  categories: z.record(z.string(), z.number()),
  averageDays: z.number().nullable(),
})

const ratesRoute = createRoute({
  method: 'get',
  path: '/',
  security,
  summary: 'The rates as of today (办复率、按期办结率、面商率、满意率 …), with numerator, denominator and basis',
  request: { query: z.strictObject({ session: SessionId.optional(), unit: UnitCode.optional() }) },
  responses: { 200: json(Figures, 'The figures'), ...refusals },
})

export const rates = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(ratesRoute, async (c) => {
    const { session, unit } = c.req.valid('query')
    const { actor } = c.var
    if (actor.role === 'unit' && unit !== actor.unit)
      throw new Refusal('FORBIDDEN', '承办单位只能查看本单位的办理情况,请加 unit 参数')
    if (actor.role === 'admin' || actor.role === 'committee') throw new Refusal('FORBIDDEN', '没有查看办理情况的权限')
    const sessions = (await deps.rules.sessions()).filter((s) => !session || s.id === session)
    if (session && sessions.length === 0) throw new Refusal('NOT_FOUND', '没有这个届次')
    const rows = (
      await Promise.all(sessions.map((s) => deps.store.listRows(s.id, { limit: Number.MAX_SAFE_INTEGER })))
    ).flat()
    const units = new Map((await deps.rules.units()).map((u) => [u.code, u]))
    const readable = rows.filter((r) => mayReadRow(r, actor, (code) => units.get(code)))
    return c.json(simpleRates(readable, dayOf(deps.now()), unit), 200)
  })
