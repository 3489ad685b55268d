import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { objections } from '../../../shared/acts/objections.ts'
import { Sha256 } from '../../../shared/attachments/attachment.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { assertLive } from '../../../shared/links/check.ts'
import { type DeputyActor, deputyOf } from '../../../shared/links/deputy.ts'
import { type Link, LinkPurpose } from '../../../shared/links/link.ts'
import { Line, Words } from '../../../shared/steps/forms.ts'
import { serveAttachment } from '../attachments/serve.ts'
import { type ApiDeps, requestKey } from '../deps.ts'
import { problems } from '../problem.ts'
import { files } from '../routes/attachments.route.ts'
import { body, json, refusals } from '../routes/shapes.ts'
import { refuseInput } from '../validation.ts'
import { deputyView } from '../views/deputy.view.ts'
import { actByLink, answerStep, rateLate, type Visit } from './answer.ts'
import { filesIn } from './attachments.ts'
import { auditRefusal } from './audit.ts'
import { findEarlier } from './earlier.ts'
import { EarlierAnswer, EarlierQuery } from './earlier-query.ts'
import { exchange } from './exchange.ts'
import { readSession } from './session.ts'

type LinkEnv = { Variables: { actor: DeputyActor; link: Link; state: CaseState } }

const security: { deputy: [] }[] = [{ deputy: [] }]
const View = z.looseObject({
  id: z.string(),
  stage: z.string(),
  handlings: z.array(z.looseObject({ id: z.string() })),
  answers: z.array(z.looseObject({ stepId: z.string(), step: z.string(), outcomes: z.array(z.string()) })),
})
const shown = { 200: json(View, 'The suggestion as this deputy may see it'), ...refusals }

const exchangeRoute = createRoute({
  method: 'post',
  path: '/exchange',
  summary: 'A deputy’s link or typed code → a session of 30 minutes for its case and purpose; never used up by it',
  request: { body: body(z.strictObject({ secret: z.string().max(500), suggestion: z.string().max(100).optional() })) },
  responses: {
    200: json(
      z.object({
        token: z.string(),
        expiresAt: z.string(),
        expiresOn: z.string(),
        suggestion: z.string(),
        purpose: LinkPurpose,
        stepId: z.string().optional(),
        lead: z.boolean(),
      }),
      'The session’s token, until when it is valid, and the last day of the link',
    ),
    ...refusals,
  },
})
const readRoute = createRoute({
  method: 'get',
  path: '/suggestion',
  security,
  summary: 'The suggestion of the session, as its deputy may see it, with what can be answered now',
  responses: shown,
})
const earlierRoute = createRoute({
  method: 'get',
  path: '/suggestion/earlier',
  security,
  summary: 'The deputy’s other suggestions (您的其他建议): state, replies, ratings and promises, without the letters',
  request: { query: EarlierQuery },
  responses: { 200: json(EarlierAnswer, 'At most twenty; with a cursor there may be more'), ...refusals },
})
const attachmentRoute = createRoute({
  method: 'get',
  path: '/attachments/{sha256}',
  security,
  summary: 'A file with the suggestion, an issued reply or the draft that the deputy is asked about',
  request: { params: z.object({ sha256: Sha256 }) },
  responses: { 200: { description: 'The bytes as they were attached', content: files }, ...refusals },
})
const stepRoute = createRoute({
  method: 'post',
  path: '/steps/{stepId}',
  security,
  summary: 'Answer the step of the link; a rating after its window is accepted and marked late',
  request: {
    params: z.object({ stepId: z.string().max(200) }),
    body: body(z.looseObject({ outcome: z.string() })),
  },
  responses: shown,
})
const objectionRoute = createRoute({
  method: 'post',
  path: '/objections',
  security,
  summary: 'Object to the assignment (对交办提出异议): the lead signer',
  request: { body: body(z.strictObject({ handling: Line, reason: Words })) },
  responses: shown,
})
const ratingRoute = createRoute({
  method: 'post',
  path: '/ratings',
  security,
  summary: 'Rate after the window ended (逾期评价): the lead signer',
  request: { body: body(z.looseObject({ handling: Line })) },
  responses: shown,
})

/** What deputies call: by a session that they get for their link, never by an account. */
export const deputyLinks = (deps: ApiDeps) => {
  const app = new OpenAPIHono<LinkEnv>({ defaultHook: refuseInput })
  const answerProblem = problems(deps.log)
  app.onError((error, c) => {
    const { suggestion, purpose } = (c as Context<LinkEnv>).var.link ?? {}
    auditRefusal(deps.log, error, { suggestion, purpose })
    return answerProblem(error, c)
  })
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    await next()
  })
  app.openapi(exchangeRoute, async (c) => c.json(await exchange(deps, c.req.valid('json')), 200))
  app.use(async (c, next) => {
    const token = /^Bearer ([\w.-]+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
    const link = await readSession(deps, token)
    c.set('link', link)
    const state = assertLive(await deps.store.load(link.suggestion, { fresh: true }), link)
    c.set('state', state)
    c.set('actor', deputyOf(state, link))
    await next()
  })
  const view = async (c: Context<LinkEnv>, state: CaseState) =>
    (await deputyView(deps.store, state, c.var.link, await deps.rules.rulesFor(state.suggestion.session))) as z.infer<
      typeof View
    >
  const visit = (c: Context<LinkEnv>, input: unknown): Visit => ({
    link: c.var.link,
    actor: c.var.actor,
    request: requestKey(c, input),
  })
  app.openapi(readRoute, async (c) => c.json(await view(c, c.var.state), 200))
  app.openapi(earlierRoute, async (c) => {
    const found = await findEarlier(deps, c.var.state, c.var.link, c.req.valid('query').cursor)
    return c.json(found as EarlierAnswer, 200)
  })
  app.openapi(attachmentRoute, async (c) => {
    const { sha256 } = c.req.valid('param')
    const seen = await deputyView(
      deps.store,
      c.var.state,
      c.var.link,
      await deps.rules.rulesFor(c.var.state.suggestion.session),
    )
    return serveAttachment(c, deps, { suggestion: c.var.state.id, sha256, mine: filesIn(seen), by: 'deputy' })
  })
  app.openapi(stepRoute, async (c) => {
    const input = c.req.valid('json')
    const { outcome, ...form } = input
    const completion = { stepId: c.req.valid('param').stepId, outcome, form }
    return c.json(await view(c, await answerStep(deps, visit(c, input), completion)), 200)
  })
  app.openapi(objectionRoute, async (c) => {
    const input = c.req.valid('json')
    return c.json(await view(c, await actByLink(deps, visit(c, input), objections, input)), 200)
  })
  app.openapi(ratingRoute, async (c) => {
    const input = c.req.valid('json')
    return c.json(await view(c, await rateLate(deps, visit(c, input), input)), 200)
  })
  return app
}
