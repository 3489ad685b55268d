import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { UnitCode } from '../../../shared/case/ids.ts'
import { Unit, UnitInput } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { putUnit } from '../settings/unit.ts'
import { refuseInput } from '../validation.ts'
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

export const unitRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putUnitRoute, async (c) => {
      const unit = await putUnit(deps, c.var.actor, c.req.valid('param').code, c.req.valid('json'))
      return c.json(unit, 200)
    })
    .openapi(listUnitsRoute, async (c) => c.json({ items: [...(await deps.rules.units())] }, 200))
