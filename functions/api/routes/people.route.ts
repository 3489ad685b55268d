import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { UnitCode } from '../../../shared/case/ids.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import { Person, PersonInput, type Unit } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { admin } from './admin.ts'
import { body, json, refusals, security } from './shapes.ts'

const Sub = z.string().regex(/^\S{1,100}$/u, '人员标识由 1 至 100 个字符组成,不含空格')

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

/** Units, sections, duties and levels are those of people in units. */
const checkPerson = (input: PersonInput, units: readonly Unit[]): void => {
  const { role, unit, duties = [], level } = input
  if (role === 'unit') {
    if (!unit) throw invalid('unit', '承办单位的人员须写明单位')
    if (!units.some((u) => u.code === unit)) throw invalid('unit', `没有代码为「${unit}」的单位`)
    if (level !== undefined && !duties.includes('reviewer')) throw invalid('level', '审核层级只用于审核人')
    return
  }
  for (const field of ['unit', 'section', 'duties', 'level'] as const)
    if (input[field] !== undefined) throw invalid(field, '这一项只用于承办单位的人员')
}

/** The units that a person was moved away from, the present one left out. */
const formerUnits = (before: Person | undefined, unit: string | undefined): string[] =>
  [...new Set([...(before?.formerUnits ?? []), ...(before?.unit ? [before.unit] : [])])].filter((u) => u !== unit)

export const peopleRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putPersonRoute, async (c) => {
      admin(c.var.actor)
      const { sub } = c.req.valid('param')
      const input = c.req.valid('json')
      const how = { fresh: true }
      const [units, people] = await Promise.all([deps.store.units(how), deps.store.people(how)])
      checkPerson(input, units)
      const left = formerUnits(
        people.find((p) => p.sub === sub),
        input.unit,
      )
      const person: Person = {
        ...input,
        sub,
        active: input.active ?? true,
        ...(left.length > 0 && { formerUnits: left }),
      }
      await deps.store.putPerson(person)
      deps.rules.forget()
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
