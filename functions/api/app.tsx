import { OpenAPIHono } from '@hono/zod-openapi'
import * as z from 'zod'
import { Refusal } from '../../shared/case/refusal.ts'
import { assetRoutes } from './assets.ts'
import type { ApiDeps, ApiEnv } from './deps.ts'
import { deskPages } from './desk/desk.route.tsx'
import { DocsPage, type Paths } from './docs.page.tsx'
import { limited } from './limited.ts'
import { deputyLinks } from './links/deputy.route.ts'
import { deputyPages } from './links/pages.route.tsx'
import { inChinese } from './messages.ts'
import { notFound, problems } from './problem.ts'
import { acts } from './routes/acts.route.ts'
import { attachmentRoutes } from './routes/attachments.route.ts'
import { calendarRoutes } from './routes/calendar.route.ts'
import { calendarFeeds } from './routes/calendar-feed.route.ts'
import { deputies } from './routes/deputies.route.ts'
import { dueRoute } from './routes/due.route.ts'
import { exportRoutes } from './routes/exports.route.ts'
import { historyRoutes } from './routes/history.route.ts'
import { imports } from './routes/imports.route.ts'
import { letterImports } from './routes/letter-imports.route.ts'
import { letterRoutes } from './routes/letters.route.ts'
import { linksRoutes } from './routes/links.route.ts'
import { caseLogRoute } from './routes/log.route.ts'
import { peopleRoutes } from './routes/people.route.ts'
import { rates } from './routes/rates.route.ts'
import { settingsRoutes } from './routes/settings.route.ts'
import { similar } from './routes/similar.route.ts'
import { suggestions } from './routes/suggestions.route.ts'
import { unitRoutes } from './routes/units.route.ts'
import { worklist } from './routes/worklist.route.ts'

const about = {
  openapi: '3.1.0',
  info: {
    title: 'Jianyi 建议',
    version: '1',
    description: 'Handling the suggestions of deputies of People’s Congresses (人大代表建议办理)',
  },
}

/** Field errors without a message of our own are said in Chinese. */
z.config({ localeError: inChinese })

/** The API as one Hono app: the Lambda, the embedded runtime and the tests all call it. */
export const createApi = (deps: ApiDeps) => {
  const app = new OpenAPIHono<ApiEnv>()
  app.onError(problems(deps.log))
  app.notFound(notFound)
  const describe = () => app.getOpenAPI31Document(about)
  app.get('/healthz', (c) => c.json({ ok: true }))
  app.get('/api/openapi.json', (c) => c.json(describe()))
  app.get('/api/docs', (c) => c.html(<DocsPage paths={describe().paths as Paths} />))
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  })
  app.openAPIRegistry.registerComponent('securitySchemes', 'deputy', {
    type: 'http',
    scheme: 'bearer',
    description: 'The session that a deputy gets for a link: POST /api/links/exchange',
  })
  app.route('/assets', assetRoutes())
  app.use('/api/*', limited)
  app.use('/d/*', limited)
  // Deputies have links instead of accounts, and calendar programs a key: they come before the sign-in that guards the rest.
  app.route('/api/links', deputyLinks(deps))
  app.route('/api', calendarFeeds(deps))
  app.route('/d', deputyPages(deps))
  app.use('/api/*', async (c, next) => {
    const actor = await deps.readToken(c.req.header('authorization'))
    if (actor.role === 'system') throw new Refusal('UNAUTHENTICATED', '请先登录')
    c.set('actor', actor)
    await next()
  })
  const api = app
    .route('/api/suggestions', similar(deps))
    .route('/api/suggestions', suggestions(deps))
    .route('/api/suggestions', acts(deps))
    .route('/api/suggestions', attachmentRoutes(deps))
    .route('/api/suggestions', deputies(deps))
    .route('/api/suggestions', linksRoutes(deps))
    .route('/api/suggestions', caseLogRoute(deps))
    .route('/api/suggestions', dueRoute(deps))
    .route('/api/handlings', letterRoutes(deps))
    .route('/api/steps', worklist(deps))
    .route('/api', settingsRoutes(deps))
    .route('/api', unitRoutes(deps))
    .route('/api', peopleRoutes(deps))
    .route('/api', calendarRoutes(deps))
    .route('/api/imports', imports(deps))
    .route('/api/imports', letterImports(deps))
    .route('/api/imports', historyRoutes(deps))
    .route('/api/exports', exportRoutes(deps))
    .route('/api/rates', rates(deps))
  if (deps.signIn) {
    // What the API does not know stays the API's to answer; all the rest is a page.
    app.all('/api/*', notFound)
    app.route('/', deskPages({ ...deps, signIn: deps.signIn }))
  }
  return api
}

/** The type that hono/client makes a typed client of. */
export type Api = ReturnType<typeof createApi>
