import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { dayOf } from '../../../shared/calendar/index.ts'
import { lastDayOf, stepDue } from '../../../shared/links/lifetime.ts'
import { LinkPurpose } from '../../../shared/links/link.ts'
import { Reissue, Revocation } from '../../../shared/links/reissue.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
import { endLinks, issueAnew } from '../links/issue.ts'
import { refuseInput } from '../validation.ts'
import { body, IdParam, json, refusals, security } from './shapes.ts'

const Reissued = z.object({
  deputy: z.string(),
  purpose: LinkPurpose,
  stepId: z.string().optional(),
  issue: z.number(),
  expiresOn: z.string(),
})

const reissueRoute = createRoute({
  method: 'post',
  path: '/{id}/links',
  security,
  summary: 'Issue a signer’s link anew: it goes out by notification, and the one before is replaced',
  request: { params: IdParam, body: body(Reissue) },
  responses: { 201: json(Reissued, 'What the link is for; the link itself is in no answer'), ...refusals },
})
const revokeRoute = createRoute({
  method: 'post',
  path: '/{id}/links/revocation',
  security,
  summary: 'End all links that a signer has; each can be issued anew',
  request: { params: IdParam, body: body(Revocation) },
  responses: { 200: json(z.object({ deputy: z.string() }), 'Whose links open nothing any more'), ...refusals },
})

/** What the secretariat does about deputies' links. */
export const linksRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(reissueRoute, async (c) => {
      const { id } = c.req.valid('param')
      const form = c.req.valid('json')
      const acting = { id, actor: c.var.actor, request: requestKey(c, form) }
      const { state, event } = await issueAnew(deps, acting, form)
      const { type: _, handed: __, ...named } = event
      const expiresOn = lastDayOf(event.purpose, stepDue(state, event), dayOf(deps.now()))
      return c.json({ ...named, expiresOn }, 201)
    })
    .openapi(revokeRoute, async (c) => {
      const { id } = c.req.valid('param')
      const form = c.req.valid('json')
      await endLinks(deps, { id, actor: c.var.actor, request: requestKey(c, form) }, form)
      return c.json({ deputy: form.deputy }, 200)
    })
