import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { HistoryInput } from '../../../shared/history/entry.ts'
import { Words } from '../../../shared/steps/forms.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { enterCase, revokeEntry } from '../history/enter.ts'
import { refuseInput } from '../validation.ts'
import { viewOf } from '../views/case.view.ts'
import { body, type CaseBody, CaseSchema, IdParam, json, refusals, security } from './shapes.ts'

const Answer = z.object({ id: z.string(), change: z.enum(['created', 'updated', 'unchanged']) })

const enterRoute = createRoute({
  method: 'post',
  path: '/history',
  security,
  summary:
    'Enter a suggestion that was answered before it came into the system, as closed; the same again changes nothing, other contents take the place of what was entered',
  request: { body: body(HistoryInput) },
  responses: {
    200: json(Answer, 'It was there, and is as sent now'),
    201: json(Answer, 'It was entered'),
    ...refusals,
  },
})

const revokeRoute = createRoute({
  method: 'post',
  path: '/history/{id}/revocation',
  security,
  summary: 'Take back what was entered by mistake: it counts nowhere any more',
  request: { params: IdParam, body: body(z.strictObject({ reason: Words })) },
  responses: { 200: json(CaseSchema, 'The case as it is now'), ...refusals },
})

/** Answers of past years (历史补录), so that their rates work. */
export const historyRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(enterRoute, async (c) => {
      const input = c.req.valid('json')
      const { state, change } = await enterCase(deps, input, c.var.actor, requestKey(c, input))
      return c.json({ id: state.id, change }, change === 'created' ? 201 : 200)
    })
    .openapi(revokeRoute, async (c) => {
      const { id } = c.req.valid('param')
      const { reason } = c.req.valid('json')
      const request = requestKey(c, { reason })
      const state = await revokeEntry(deps, { id, reason, actor: c.var.actor, ...(request && { request }) })
      return c.json((await viewOf(deps, state)) as CaseBody, 200)
    })
