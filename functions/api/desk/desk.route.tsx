import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { Refusal } from '../../../shared/case/refusal.ts'
import { errorFields } from '../../log.ts'
import { sandboxed } from '../attachments/sandboxed.ts'
import { limited } from '../limited.ts'
import { problemOf, unexpected } from '../problem.ts'
import { assertSameOrigin } from '../same-origin.ts'
import { attachmentsRoute } from './attachments/attachments.route.tsx'
import { deputiesRoute } from './deputies/deputies.route.tsx'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from './desk-env.ts'
import { figuresRoute } from './figures/figures.route.tsx'
import { takeawayRoute } from './figures/takeaway.route.ts'
import { headers } from './headers.ts'
import { officeRoutes } from './office.route.ts'
import { preferencesOf, preferencesRoute } from './preferences.route.ts'
import { publicRoute } from './public/public.route.tsx'
import { RefusedPage } from './refused.page.tsx'
import { replyRoute } from './reply/reply.route.tsx'
import { readSession } from './session.ts'
import { signInRoutes } from './sign-in/sign-in.route.tsx'
import { suggestionRoute } from './suggestion/suggestion.route.tsx'
import type { Viewer } from './viewer.ts'
import { workRoute } from './work/work.route.tsx'

const viewerOf = async (c: DeskContext, { linkKey, rules, signIn: { wall } }: DeskDeps): Promise<Viewer> => {
  const person = await readSession(c, { linkKey, wall })
  const { pathname, search } = new URL(c.req.url)
  const viewer: Viewer = { ...preferencesOf(c), path: `${pathname}${search}` }
  if (!person) return viewer
  const unit = person.role === 'unit' && (await rules.units()).find((u) => u.code === person.unit)?.name
  return { ...viewer, person, ...(unit && { unit }) }
}

/** The desk: pages for everybody who signs in. Whatever is not here answers as the API does. */
export const deskPages = (deps: DeskDeps) => {
  const app = new Hono<DeskEnv>()

  app.onError((error, context) => {
    const c = context as DeskContext
    // Errors of the sign-in itself have no page before it; nor has what failed before the viewer was known.
    const viewer: Viewer = c.var.viewer ?? { ...preferencesOf(c), path: '/' }
    const refusal = error instanceof Refusal ? error : undefined
    if (!refusal)
      deps.log('error', 'request failed', { method: c.req.method, route: c.req.path, ...errorFields(error) })
    const anonymous = refusal?.code === 'UNAUTHENTICATED' && !c.req.path.startsWith('/sign-in')
    if (anonymous && c.req.method === 'GET') return c.redirect(`/sign-in?to=${encodeURIComponent(viewer.path)}`)
    const problem = refusal ? problemOf(refusal) : unexpected
    return show(c, <RefusedPage viewer={viewer} problem={problem} />, problem.status)
  })

  app.use(sandboxed)
  app.use(headers)
  app.use(limited)
  app.use(compress())
  app.use(async (c, next) => {
    c.header('cache-control', 'no-store')
    c.set('viewer', await viewerOf(c, deps))
    if (c.req.method === 'POST') assertSameOrigin(c)
    await next()
  })
  app.route('/', signInRoutes(deps))
  app.route('/', preferencesRoute())
  app.route('/', workRoute(deps))
  app.route('/', officeRoutes(deps))
  app.route('/', suggestionRoute(deps))
  app.route('/', attachmentsRoute(deps))
  app.route('/', deputiesRoute(deps))
  app.route('/', replyRoute(deps))
  app.route('/', figuresRoute(deps))
  app.route('/', takeawayRoute(deps))
  app.route('/', publicRoute(deps))
  app.all('*', () => {
    throw new Refusal('NOT_FOUND', '没有这个页面')
  })
  return app
}
