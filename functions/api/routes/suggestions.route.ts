import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { SubmitInput } from '../../../shared/case/decide/submit.ts'
import { readCase } from '../acts/read-case.ts'
import { submitSuggestion } from '../acts/submit-suggestion.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { findRows, Listing } from '../lists/find.ts'
import { refuseInput } from '../validation.ts'
import { caseView, viewOf } from '../views/case.view.ts'
import { body, type CaseBody, CaseSchema, IdParam, json, OpenStepSchema, refusals, security } from './shapes.ts'

const Created = z.object({ id: z.string(), stage: z.string(), openSteps: z.array(OpenStepSchema) })

const submitRoute = createRoute({
  method: 'post',
  path: '/',
  security,
  summary: 'Submit a suggestion (提出建议)',
  request: { body: body(SubmitInput) },
  responses: { 201: json(Created, 'The case has begun'), ...refusals },
})

const ListRow = z.looseObject({ id: z.string(), title: z.string(), stage: z.string() })

const listRoute = createRoute({
  method: 'get',
  path: '/',
  security,
  summary: 'List suggestions that the caller may read',
  request: { query: Listing },
  responses: {
    200: json(
      z.object({ items: z.array(ListRow), cursor: z.string().optional() }),
      'A page of rows. With a cursor there may be more, also where a search gave fewer than `limit`',
    ),
    ...refusals,
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/{id}',
  security,
  summary: 'Read one suggestion',
  request: { params: IdParam },
  responses: { 200: json(CaseSchema, 'The case as it is now'), ...refusals },
})

export const suggestions = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(submitRoute, async (c) => {
      const input = c.req.valid('json')
      const state = await submitSuggestion(deps, input, c.var.actor, requestKey(c, input))
      const view = await viewOf(deps, state)
      return c.json({ id: view.id, stage: view.stage, openSteps: view.openSteps }, 201)
    })
    .openapi(readRoute, async (c) => {
      const { state, rules } = await readCase(deps, c.req.valid('param').id, c.var.actor)
      return c.json((await caseView(deps.store, state, rules)) as CaseBody, 200)
    })
    .openapi(listRoute, async (c) => c.json(await findRows(deps, c.var.actor, c.req.valid('query')), 200))
