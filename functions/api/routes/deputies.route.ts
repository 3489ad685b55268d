import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Actor } from '../../../shared/case/actor.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import { heirOf } from '../../../shared/organisation.ts'
import type { Rules } from '../../../shared/rules.ts'
import { notFound } from '../acts/read-case.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { IdParam, json, refusals, security } from './shapes.ts'

const Personal = z.object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })
const deputiesRoute = createRoute({
  method: 'get',
  path: '/{id}/deputies',
  security,
  summary: 'Phones and e-mails of the deputies; each read is logged',
  request: { params: IdParam },
  responses: { 200: json(z.object({ deputies: z.array(Personal) }), 'How to reach them'), ...refusals },
})

/** Phones are for the secretariat, and the lead unit's office and officer while its handling is open. */
const readPersonal = (state: CaseState, actor: Actor, { unit }: Rules): CaseEvent[] => {
  const leads = (code: string) => state.handlings.some((h) => h.stage !== 'closed' && heirOf(unit, h.unit) === code)
  const allowed =
    actor.role === 'secretariat' ||
    (actor.role === 'unit' && leads(actor.unit) && actor.duties.some((d) => d === 'office' || d === 'officer'))
  if (!allowed) throw new Refusal('FORBIDDEN', '代表的联系方式只供代表工作机构和主办单位经办人员查看')
  return [{ type: 'PersonalDataRead' }]
}

export const deputies = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(deputiesRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { actor } = c.var
    const done = await transact(
      { log: deps.store, rules: deps.rules },
      { id, actor, decide: (state, rules) => readPersonal(assertReadable(state, actor, rules), actor, rules) },
    )
    if (!done) throw notFound()
    return c.json({ deputies: await deps.store.getPersonal(id) }, 200, { 'cache-control': 'no-store' })
  })
