import { createServer, type RequestListener, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createRemoteJWKSet } from 'jose'
import { createApi } from '../../functions/api/app.tsx'
import { tokenReader } from '../../functions/api/authenticate.ts'
import { readClaimRules } from '../../functions/api/claims.ts'
import { openIdProvider } from '../../functions/api/desk/sign-in/provider.ts'
import { discoverKeys } from '../../functions/api/discover-keys.ts'
import { storeOf } from '../../functions/clients.ts'
import { executions } from '../../functions/executions.ts'
import { errorFields, type Log } from '../../functions/log.ts'
import { adaptersOf } from '../../functions/notify/adapters/index.ts'
import { type NotifyConfig, readNotifyConfig } from '../../functions/notify/config.ts'
import { createPost } from '../../functions/notify/deliver.ts'
import { linksFor } from '../../functions/notify/links.ts'
import { createRelay } from '../../functions/relay/relay.handler.ts'
import { createSweep } from '../../functions/sweep/sweep.handler.ts'
import { createWorkflow } from '../../functions/workflow/open-step.handler.ts'
import { openAttachments } from './attachments.ts'
import { openBackground } from './background.ts'
import { openClock } from './clock.ts'
import { devRoutes } from './dev.route.tsx'
import { audience, openIssuer } from './issuer.ts'
import { openLinkKey } from './link-key.ts'
import { CannotStart, lockFolder } from './lock.ts'
import { isLoopback } from './loopback.ts'
import { openMailbox } from './mailbox.ts'
import { type Services, type ServicesOptions, startServices } from './services.ts'
import { signInClient } from './sign-in/endpoints.ts'
import { signInRoutes } from './sign-in/sign-in.route.tsx'
import { tableName } from './table.ts'
import { moveClock } from './time-travel.ts'

export type RuntimeOptions = Pick<ServicesOptions, 'machine' | 'retryIntervalMs' | 'observe'> & {
  /** Absent: everything in memory, as tests have it. */
  dataDir?: string
  port: number
  host: string
  log: Log
  /** How messages go out beside the mailbox; absent: they do not. */
  notify?: NotifyConfig
  /** For tests: wraps the workflow function, to poison or to delay it. */
  wrapWorkflow?(handler: (event: unknown) => Promise<void>): (event: unknown) => Promise<void>
}

/** The whole system on one machine: the same functions as in AWS, over embedded services. */
export const startRuntime = async (options: RuntimeOptions) => {
  const { dataDir, log, host } = options
  if (process.env.NODE_ENV === 'production')
    throw new CannotStart('这是供试用和开发的单机版，不能在 NODE_ENV=production 下运行；正式部署请用 npx cdk deploy。')
  const unlock = dataDir ? lockFolder(dataDir) : () => {}
  try {
    const web = await listen(options.port, host)
    return await run(options, web, unlock)
  } catch (error) {
    unlock()
    throw error
  }

  async function run(
    { machine, retryIntervalMs, observe, notify = readNotifyConfig({}), wrapWorkflow = (h) => h }: RuntimeOptions,
    web: Web,
    release: () => void,
  ) {
    const clock = openClock(dataDir)
    const now = clock.now
    const mailbox = openMailbox(dataDir, notify.MESSAGE_LANGUAGE)
    const onError = (error: unknown) => log('error', 'embedded service', errorFields(error))
    let workflow: (event: unknown) => Promise<void> = () => Promise.reject(new Error('starting'))
    const services = await startServices({
      ...(dataDir && { dataDir }),
      now,
      onError,
      invoke: (_, payload) => workflow(payload),
      ...(machine && { machine }),
      ...(retryIntervalMs !== undefined && { retryIntervalMs }),
      ...(observe && { observe }),
    })
    const functions = {
      ...storeOf({ TABLE_NAME: tableName }, now, services.db),
      executions: executions(services.sfn, services.stateMachineArn),
      log,
    }
    const { store } = functions
    workflow = wrapWorkflow(createWorkflow({ ...functions, onStuck: () => log('error', 'a step is stuck') }))
    const linkKey = openLinkKey(dataDir)
    const attachments = openAttachments(dataDir)
    const links = { store, linkKey, linkBase: web.url, now }
    const outside = adaptersOf(notify, now)
    const background = openBackground(onError)
    const post = createPost({
      ...functions,
      adapters: [mailbox.adapter, ...outside],
      language: notify.MESSAGE_LANGUAGE,
      linkFor: linksFor(links),
      onFailed: () => log('error', 'a message has failed for good'),
      now,
      // The mailbox answers at once; what is outside must not hold up the lane of a case.
      ...(outside.length > 0 && { later: background.add }),
    })
    const relay = createRelay({
      ...functions,
      async notify(notices) {
        mailbox.note(notices)
        await post.notices(notices)
      },
    })
    const sweep = createSweep({ ...functions, post, now })
    const settled = () => settle(services, background)
    const lastCommit = async (): Promise<Date | null> => {
      const sessions = await store.sessions()
      const rows = (
        await Promise.all(sessions.map((s) => store.listRows(s.id, { limit: Number.MAX_SAFE_INTEGER })))
      ).flat()
      const latest = rows
        .map((r) => r.at)
        .sort()
        .at(-1)
      return latest === undefined ? null : new Date(latest)
    }
    const issuer = await openIssuer(web.url, now, dataDir)
    const keys = discoverKeys(web.url, (url) => createRemoteJWKSet(url))
    const api = createApi({
      ...functions,
      attachments,
      now,
      definition: services.definition,
      linkKey,
      readToken: tokenReader({ keys, issuer: web.url, audience, now }),
      signIn: {
        provider: openIdProvider({ issuer: web.url, clientId: signInClient }),
        baseUrl: web.url,
        claims: readClaimRules(),
        wall: () => new Date(),
      },
    })
    const endpoints = { dynamodb: services.dynamodb.endpoint, stepfunctions: services.stepfunctions.endpoint }
    const travel = moveClock({ clock, store, lastCommit, sweep, settled })
    let ready = false
    const app = new Hono().route('/', issuer.routes)
    app.get('/healthz', (c) => (ready ? c.json({ ok: true }) : c.json({ ok: false }, 503)))
    // One at a time: two moves at once would step over each other.
    let moving: Promise<unknown> = Promise.resolve()
    const move: typeof travel = (to, how) => {
      const next = moving.then(() => travel(to, how))
      moving = next.catch(() => {})
      return next
    }
    if (isLoopback(host)) {
      app.route('/dev', devRoutes({ issuer, log, endpoints, mailbox: mailbox.list, moveClock: move }))
      app.route('/oidc', signInRoutes({ issuer, log, units: functions.rules.units }))
    }
    app.route('/', api)
    app.notFound((c) => api.fetch(c.req.raw))
    web.serve(getRequestListener(app.fetch))
    services.dynamodb.feed.start(relay)
    const recovered = services.stepfunctions.recover().then(async () => {
      await sweep({ job: 'due' })
      return services.stepfunctions.stats().running
    })
    recovered.catch(onError)
    const timers: NodeJS.Timeout[] = []
    return {
      url: web.url,
      app,
      api,
      store,
      attachments,
      services,
      clock,
      issuer,
      mailbox,
      /** What deputies' links are made with. */
      links,
      sweep,
      relay,
      settled,
      moveClock: move,
      /** Says that requests can be served from now on, and lets the sweep run by itself every so many milliseconds. */
      open(sweepEvery: number) {
        ready = true
        const every = (ms: number, job: 'due' | 'patrol') =>
          timers.push(setInterval(() => void sweep({ job }).catch(onError), ms))
        every(sweepEvery, 'due')
        every(sweepEvery * 2, 'patrol')
      },
      /** Resolves when the executions of an earlier run stand again, with how many there are. */
      recovered,
      async close() {
        for (const timer of timers) clearInterval(timer)
        await recovered.catch(() => {})
        web.server.closeAllConnections()
        await new Promise((done) => web.server.close(done))
        await services.dynamodb.feed.stop()
        await background.idle()
        await services.close()
        release()
      },
    }
  }
}
export type Runtime = Awaited<ReturnType<typeof startRuntime>>

type Web = { server: Server; url: string; serve(listener: RequestListener): void }

const listen = (port: number, host: string): Promise<Web> =>
  new Promise((resolve, reject) => {
    // The port is taken first, so that nothing else is started in vain; who calls too early is told to come again.
    let answer: RequestListener = (_, response) => response.writeHead(503, { 'retry-after': '1' }).end()
    const server = createServer((request, response) => answer(request, response))
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new CannotStart(`端口 ${port} 已被占用，请用 PORT 指定别的端口，例如 PORT=3100 npm start。`)
          : error,
      ),
    )
    server.listen(port, host, () => {
      const address = server.address()
      const real = typeof address === 'object' && address ? address.port : port
      resolve({
        server,
        url: `http://${isLoopback(host) ? '127.0.0.1' : host}:${real}`,
        serve: (listener) => {
          answer = listener
        },
      })
    })
  })

/** Until the relay has taken every record, every execution waits and no message is on its way: each can make work for the other. */
const settle = async (
  { dynamodb, stepfunctions }: Services,
  background: ReturnType<typeof openBackground>,
): Promise<void> => {
  for (;;) {
    await dynamodb.feed.idle()
    await stepfunctions.idle()
    await background.idle()
    if (dynamodb.feed.pending() === 0) return
  }
}
