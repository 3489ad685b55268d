import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { acts as register } from '../../../shared/acts/register.ts'
import { performAct } from '../acts/act.ts'
import { complete } from '../acts/complete.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { viewOf } from '../views/case.view.ts'
import { body, type CaseBody, CaseSchema, IdParam, json, refusals, security } from './shapes.ts'

const answers = { 200: json(CaseSchema, 'The case as it is now'), ...refusals }

const stepRoute = createRoute({
  method: 'post',
  path: '/{id}/steps/{stepId}',
  security,
  summary: 'Complete a step: `outcome` and the form that the step catalogue has for it',
  request: { params: IdParam.extend({ stepId: z.string() }), body: body(z.looseObject({ outcome: z.string() })) },
  responses: answers,
})

/** The steps' own route, and one for each act of the register, its form in the reference. */
export const acts = (deps: ApiDeps) => {
  const app = new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput }).openapi(stepRoute, async (c) => {
    const { id, stepId } = c.req.valid('param')
    const { outcome, ...form } = c.req.valid('json')
    const request = requestKey(c, { outcome, ...form })
    const state = await complete(deps, { id, completion: { stepId, outcome, form }, actor: c.var.actor, request })
    return c.json((await viewOf(deps, state)) as CaseBody, 200)
  })
  for (const act of register) {
    const path = act.path ?? act.act
    const inPath = path.includes('{unit}')
    const form = act.form as z.ZodObject
    const route = createRoute({
      method: 'post',
      path: `/{id}/${path}`,
      security,
      summary: act.summary,
      request: {
        params: inPath ? IdParam.extend({ unit: z.string() }) : IdParam,
        body: body(inPath ? form.omit({ unit: true }) : form),
      },
      responses: answers,
    })
    app.openapi(route, async (c) => {
      const { id, ...named } = c.req.valid('param')
      const input = { ...c.req.valid('json'), ...named }
      const request = requestKey(c, input)
      const state = await performAct(deps, { id, act, form: input, actor: c.var.actor, request })
      return c.json((await viewOf(deps, state)) as CaseBody, 200)
    })
  }
  return app
}
