import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { SessionId } from '../../../shared/case/ids.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { Profile, profileNamed, profiles } from '../../../shared/profiles/index.ts'
import { Override, Session, SessionInput } from '../../../shared/settings.ts'
import type { ApiDeps, ApiEnv } from '../deps.ts'
import { putSession } from '../settings/session.ts'
import { refuseInput } from '../validation.ts'
import { body, json, refusals, security } from './shapes.ts'

/** Any JSON: a type of its own in the OpenAPI document, whose generator would follow the recursive schema for ever. */
const overrides = z
  .array(
    Override.extend({ value: z.json().openapi({ type: ['null', 'boolean', 'number', 'string', 'array', 'object'] }) }),
  )
  .max(50)
  .optional()
const SessionBody = SessionInput.extend({ overrides })
const SessionAnswer = Session.extend({ overrides })

const putSessionRoute = createRoute({
  method: 'put',
  path: '/sessions/{id}',
  security,
  summary: 'Set a session (届次) and the profile of its place',
  request: { params: z.object({ id: SessionId }), body: body(SessionBody) },
  responses: { 200: json(SessionAnswer, 'The session'), ...refusals },
})
const listSessionsRoute = createRoute({
  method: 'get',
  path: '/sessions',
  security,
  summary: 'All sessions',
  responses: { 200: json(z.object({ items: z.array(SessionAnswer) }), 'The sessions'), ...refusals },
})
const profilesRoute = createRoute({
  method: 'get',
  path: '/profiles',
  security,
  summary: 'The profiles that come with the system',
  responses: { 200: json(z.object({ items: z.array(Profile) }), 'Limits with their articles'), ...refusals },
})
const profileRoute = createRoute({
  method: 'get',
  path: '/profiles/{name}',
  security,
  summary: 'One profile: every limit and choice with the article behind it',
  request: { params: z.object({ name: z.string() }) },
  responses: { 200: json(Profile, 'The profile'), ...refusals },
})

export const settingsRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(putSessionRoute, async (c) => {
      const session = await putSession(deps, c.var.actor, c.req.valid('param').id, c.req.valid('json'))
      return c.json(session, 200)
    })
    .openapi(listSessionsRoute, async (c) => c.json({ items: [...(await deps.rules.sessions())] }, 200))
    .openapi(profilesRoute, (c) => c.json({ items: Object.values(profiles) }, 200))
    .openapi(profileRoute, (c) => {
      const profile = profileNamed(c.req.valid('param').name)
      if (!profile) throw new Refusal('NOT_FOUND', '没有这套规则')
      return c.json(profile, 200)
    })
