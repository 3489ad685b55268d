import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { secureHeaders } from 'hono/secure-headers'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { dayOf } from '../../../shared/calendar/index.ts'
import { type FieldError, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { assertLive } from '../../../shared/links/check.ts'
import { deputyOf } from '../../../shared/links/deputy.ts'
import type { Link } from '../../../shared/links/link.ts'
import { LinkRefusal } from '../../../shared/links/refusal.ts'
import { errorFields } from '../../log.ts'
import { sandboxed } from '../attachments/sandboxed.ts'
import { serveAttachment } from '../attachments/serve.ts'
import { type ApiDeps, keyFor } from '../deps.ts'
import { problemOf, unexpected } from '../problem.ts'
import { assertSameOrigin } from '../same-origin.ts'
import { deputyView } from '../views/deputy.view.ts'
import { answerStep } from './answer.ts'
import { filesIn } from './attachments.ts'
import { auditRefusal } from './audit.ts'
import { CodePage } from './code.page.tsx'
import { EarlierPage } from './earlier.page.tsx'
import { findEarlier } from './earlier.ts'
import { EarlierQuery } from './earlier-query.ts'
import { exchange } from './exchange.ts'
import { readSession, sessionSeconds } from './session.ts'
import { RefusedPage } from './shell.page.tsx'
import { SuggestionPage } from './suggestion.page.tsx'
import { dones } from './thanks.page.tsx'

type PageEnv = { Variables: { link?: Link } }

const cookie = 'jianyi-deputy'

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ['data:'],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'no-referrer',
  strictTransportSecurity: 'max-age=15552000',
  xFrameOptions: 'DENY',
})

/** The fields of a form as text; a file or a repeated field is as good as none. */
const fields = async (c: Context): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(await c.req.parseBody()).filter((f): f is [string, string] => typeof f[1] === 'string'),
  )

/** The pages that a deputy's link opens. They work without scripts; only then is the code typed. */
export const deputyPages = (deps: ApiDeps) => {
  const app = new Hono<PageEnv>()
  const answer = async (c: Context<PageEnv>, page: string | Promise<string>, status = 200) =>
    c.html(`<!doctype html>${await page}`, status as ContentfulStatusCode)

  app.onError((error, context) => {
    const c = context as Context<PageEnv>
    auditRefusal(deps.log, error, { suggestion: c.var.link?.suggestion, purpose: c.var.link?.purpose })
    const refused = error instanceof Refusal
    if (!refused)
      deps.log('error', 'request failed', { method: c.req.method, route: c.req.path, ...errorFields(error) })
    const { title, detail, status } = refused ? problemOf(error) : unexpected
    return answer(c, <RefusedPage title={title} detail={detail} back={c.var.link !== undefined} />, status)
  })
  app.use(sandboxed)
  app.use(headers)
  app.use(compress())
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    if (c.req.method === 'POST') assertSameOrigin(c)
    await next()
  })

  const admit = async (c: Context<PageEnv>): Promise<{ link: Link; state: CaseState }> => {
    const link = await readSession(deps, getCookie(c, cookie))
    c.set('link', link)
    return { link, state: assertLive(await deps.store.load(link.suggestion, { fresh: true }), link) }
  }
  const show = async (
    c: Context<PageEnv>,
    { link, state }: { link: Link; state: CaseState },
    { errors = [], sent = {} }: { errors?: FieldError[]; sent?: Record<string, string> } = {},
  ) => {
    const view = await deputyView(deps.store, state, link, await deps.rules.rulesFor(state.suggestion.session))
    const done = dones.find((d) => d === c.req.query('done'))
    const page = { view, once: randomUUID(), ...(done && { done }), errors, sent }
    return answer(c, <SuggestionPage {...page} />, errors.length > 0 ? 400 : 200)
  }

  app.get('/', (c) => answer(c, <CodePage />))
  app.post('/', async (c) => {
    // Whatever session there was, it is not this code's.
    deleteCookie(c, cookie, { path: '/d' })
    const { token } = await exchange(deps, { secret: (await fields(c)).code ?? '' })
    setCookie(c, cookie, token, {
      path: '/d',
      httpOnly: true,
      sameSite: 'Strict',
      secure: new URL(c.req.url).protocol === 'https:',
      maxAge: sessionSeconds,
    })
    return c.redirect('/d/suggestion', 303)
  })
  app.get('/suggestion', async (c) => show(c, await admit(c)))
  app.get('/earlier', async (c) => {
    const { link, state } = await admit(c)
    const { cursor } = EarlierQuery.catch({}).parse(c.req.query())
    return answer(
      c,
      <EarlierPage earlier={await findEarlier(deps, state, link, cursor)} further={cursor !== undefined} />,
    )
  })
  app.get('/attachments/:sha256', async (c) => {
    const { link, state } = await admit(c)
    const view = await deputyView(deps.store, state, link, await deps.rules.rulesFor(state.suggestion.session))
    const of = { suggestion: state.id, sha256: c.req.param('sha256'), mine: filesIn(view), by: 'deputy' }
    return serveAttachment(c, deps, of)
  })
  app.post('/suggestion', async (c) => {
    const { link, state } = await admit(c)
    const sent = await fields(c)
    const { stepId = '', outcome = '', once, ...rest } = sent
    const form: Record<string, string> = Object.fromEntries(Object.entries(rest).filter(([, v]) => v.trim() !== ''))
    // A page asks what was thought of the draft, not how it was talked about.
    if (outcome === 'agreed') Object.assign(form, { mode: 'other', on: dayOf(deps.now()) })
    const actor = deputyOf(state, link)
    const request = once ? keyFor(actor.sub, once, 'POST /d/suggestion', { stepId, outcome, ...rest }) : undefined
    try {
      await answerStep(deps, { link, actor, request }, { stepId, outcome, form })
    } catch (error) {
      if (!(error instanceof Refusal) || error instanceof LinkRefusal || error.code !== 'INVALID') throw error
      return show(c, { link, state }, { errors: error.errors, sent })
    }
    const done = stepId.includes('.rate-fulfilment.') ? 'rate-fulfilment' : outcome
    return c.redirect(`/d/suggestion?done=${encodeURIComponent(done)}`, 303)
  })
  return app
}
