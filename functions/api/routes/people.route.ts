import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { UnitCode } from '../../../shared/case/ids.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { Person, PersonInput } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { putPerson, Sub } from '../settings/person.ts'
import { refuseInput } from '../validation.ts'
import { body, json, refusals, security } from './shapes.ts'

const putPersonRoute = createRoute({
  method: 'put',
  path: '/people/{sub}',
  security,
  summary: 'Set a person (人员) by the subject of their token; work does not wait for one who is not active',
  request: { params: z.object({ sub: Sub }), body: body(PersonInput) },
  responses: { 200: json(Person, 'The person'), ...refusals },
})
const listPeopleRoute = createRoute({
  method: 'get',
  path: '/people',
  security,
  summary: 'The people; e-mails only for an admin',
  request: { query: z.strictObject({ unit: UnitCode.optional() }) },
  responses: { 200: json(z.object({ items: z.array(Person) }), 'The people'), ...refusals },
})

export const peopleRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putPersonRoute, async (c) => {
      const person = await putPerson(deps, c.var.actor, c.req.valid('param').sub, c.req.valid('json'))
      return c.json(person, 200)
    })
    .openapi(listPeopleRoute, async (c) => {
      const { role } = c.var.actor
      if (role !== 'admin' && role !== 'secretariat')
        throw new Refusal('FORBIDDEN', '人员名单由管理员和代表工作机构查看')
      const { unit } = c.req.valid('query')
      const people = (await deps.rules.people()).filter((p) => !unit || p.unit === unit)
      const items = role === 'admin' ? [...people] : people.map(({ email: _, ...rest }) => rest)
      return c.json({ items }, 200)
    })
