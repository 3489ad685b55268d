import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { UnitCode } from '../../../shared/case/ids.ts'
import { invalid } from '../../../shared/case/refusal.ts'
import { comesBack } from '../../../shared/organisation.ts'
import { Unit, UnitInput } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { admin } from './admin.ts'
import { body, json, refusals, security } from './shapes.ts'

const putUnitRoute = createRoute({
  method: 'put',
  path: '/units/{code}',
  security,
  summary: 'Set a unit (承办单位); one that is not active hands its work to its `successor`',
  request: { params: z.object({ code: UnitCode }), body: body(UnitInput) },
  responses: { 200: json(Unit, 'The unit'), ...refusals },
})
const listUnitsRoute = createRoute({
  method: 'get',
  path: '/units',
  security,
  summary: 'All units',
  responses: { 200: json(z.object({ items: z.array(Unit) }), 'The units'), ...refusals },
})

/** Parent and successor are units; neither is the unit itself, and successors do not run in a circle. */
const checkUnit = (code: string, input: UnitInput, units: readonly Unit[]): void => {
  const known = new Map(units.map((u) => [u.code, u]))
  for (const field of ['parent', 'successor'] as const) {
    const other = input[field]
    if (other === undefined) continue
    if (other === code) throw invalid(field, field === 'parent' ? '上级单位不能是自己' : '承接单位不能是自己')
    if (!known.has(other)) throw invalid(field, `没有代码为「${other}」的单位`)
  }
  if (input.successor && comesBack((c) => known.get(c), code, input.successor))
    throw invalid('successor', '承接单位最终又由本单位承接,请核对')
}

export const unitRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putUnitRoute, async (c) => {
      admin(c.var.actor)
      const { code } = c.req.valid('param')
      const input = c.req.valid('json')
      checkUnit(code, input, await deps.store.units({ fresh: true }))
      const unit: Unit = { ...input, code, active: input.active ?? true }
      await deps.store.putUnit(unit)
      deps.rules.forget()
      return c.json(unit, 200)
    })
    .openapi(listUnitsRoute, async (c) => c.json({ items: [...(await deps.rules.units())] }, 200))
