import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { ContactInput, changePersonal, readPersonal } from '../acts/personal.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { refuseInput } from '../validation.ts'
import { body, IdParam, json, refusals, security } from './shapes.ts'

const Personal = z.object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })
const deputiesRoute = createRoute({
  method: 'get',
  path: '/{id}/deputies',
  security,
  summary: 'Phones and e-mails of the deputies; each read is logged',
  request: { params: IdParam },
  responses: { 200: json(z.object({ deputies: z.array(Personal) }), 'How to reach them'), ...refusals },
})
const contactRoute = createRoute({
  method: 'post',
  path: '/{id}/deputies',
  security,
  summary: 'Change how a deputy is reached: what is absent stays as it is, null takes it away',
  request: { params: IdParam, body: body(ContactInput) },
  responses: { 200: json(z.object({ deputy: z.string() }), 'Whose phone or e-mail was changed'), ...refusals },
})

export const deputies = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(deputiesRoute, async (c) => {
      const { id } = c.req.valid('param')
      const found = await readPersonal(deps, { id, actor: c.var.actor })
      return c.json({ deputies: found }, 200, { 'cache-control': 'no-store' })
    })
    .openapi(contactRoute, async (c) => {
      const { id } = c.req.valid('param')
      const form = c.req.valid('json')
      await changePersonal(deps, { id, actor: c.var.actor, request: requestKey(c, form) }, form)
      return c.json({ deputy: form.deputy }, 200)
    })
