import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { dayOf } from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { type RequestKey, unseal } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import type { CaseEvent, EventOf } from '../../../shared/case/events.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import { lastDayOf, stepDue } from '../../../shared/links/lifetime.ts'
import { LinkPurpose } from '../../../shared/links/link.ts'
import { Reissue, Revocation, reissue, revoke } from '../../../shared/links/reissue.ts'
import type { Rules } from '../../../shared/rules.ts'
import { notFound } from '../acts/read-case.ts'
import { type ApiDeps, type ApiEnv, requestKey } from '../deps.ts'
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

type Acting = { id: string; actor: Actor; request?: RequestKey }

/** Commits what is decided; answers the case with what was decided now, or at the first time of a repeated request. */
const commit = async <E extends CaseEvent>(
  { store, rules }: ApiDeps,
  { id, actor, request }: Acting,
  decide: (state: CaseState, rules: Rules) => [E],
): Promise<{ state: CaseState; event: E }> => {
  let event: E | undefined
  const done = await transact(
    { log: store, rules },
    {
      id,
      actor,
      request,
      decide: (state, book) => {
        const events = decide(assertReadable(state, actor, book), book)
        event = events[0]
        return events
      },
    },
  )
  if (!done) throw notFound()
  const { state } = done
  if (done.committed && event) return { state, event }
  const version = request ? (state.requests[request.key]?.version ?? 0) : 0
  const before = (await store.read(id))[version - 1]
  if (!before) throw new Error(`${id}: a request is remembered that the log does not have`)
  return { state, event: unseal(before).events[0] as E }
}

/** What the secretariat does about deputies' links. */
export const linksRoutes = (deps: ApiDeps) =>
  new OpenAPIHono<ApiEnv>({ defaultHook: refuseInput })
    .openapi(reissueRoute, async (c) => {
      const { id } = c.req.valid('param')
      const form = c.req.valid('json')
      const { actor } = c.var
      const acting = { id, actor, request: requestKey(c, form) }
      const { state, event } = await commit<EventOf<'LinkReissued'>>(deps, acting, (s, rules) =>
        reissue(s, form, actor, rules),
      )
      const { type: _, ...named } = event
      const expiresOn = lastDayOf(event.purpose, stepDue(state, event), dayOf(deps.now()))
      return c.json({ ...named, expiresOn }, 201)
    })
    .openapi(revokeRoute, async (c) => {
      const { id } = c.req.valid('param')
      const form = c.req.valid('json')
      const { actor } = c.var
      await commit<EventOf<'LinksRevoked'>>(deps, { id, actor, request: requestKey(c, form) }, (s, rules) =>
        revoke(s, form, actor, rules),
      )
      return c.json({ deputy: form.deputy }, 200)
    })
