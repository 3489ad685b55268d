import { type Context, Hono } from 'hono'
import * as z from 'zod'
import { problems } from '../../functions/api/problem.ts'
import type { Log } from '../../functions/log.ts'
import { formatInstant } from '../../shared/calendar/index.ts'
import { Duty } from '../../shared/case/actor.ts'
import { parseInput } from '../../shared/case/decide/parse.ts'
import { Refusal } from '../../shared/case/refusal.ts'
import type { Issuer } from './issuer.ts'
import { onlyLoopback } from './loopback.ts'
import type { Mail } from './mailbox.ts'
import { MessagesPage } from './messages.page.tsx'

const Claims = z.strictObject({
  role: z.enum(['secretariat', 'inspector', 'committee', 'unit', 'leader', 'admin']),
  unit: z.string().optional(),
  duties: z.array(Duty).optional(),
  scope: z.array(z.string()).optional(),
  name: z.string().optional(),
  committee: z.string().optional(),
  level: z.int().min(1).max(5).optional(),
})
const ClockInput = z.strictObject({ now: z.iso.datetime({ offset: true }) })

export type DevDeps = {
  issuer: Issuer
  log: Log
  /** Moves the clock through everything that becomes due; refuses what lies before the last commit. */
  moveClock(to: Date): Promise<Date>
  mailbox(): Mail[]
  endpoints: { dynamodb: string; stepfunctions: string }
}

/** JSON only, and from this machine only: a page of another site can send neither. */
const readJson = async (c: Context): Promise<unknown> => {
  if (!c.req.header('content-type')?.startsWith('application/json'))
    throw new Refusal('INVALID', '请以 application/json 提交')
  return c.req.json()
}

/** What only the embedded runtime has: tokens, the clock, the mailbox. Never in a Lambda bundle. */
export const devRoutes = (deps: DevDeps) => {
  const app = new Hono()
  app.onError(problems(deps.log))
  app.use(onlyLoopback)
  return app
    .post('/token', async (c) => {
      const claims = parseInput(Claims, await readJson(c))
      if (claims.role === 'unit' && !claims.unit)
        throw new Refusal('INVALID', '有内容需要改正', [{ path: 'unit', message: '承办单位的人员须写明单位代码' }])
      const duties =
        claims.role === 'unit' ? { duties: claims.duties ?? (['office', 'officer', 'head'] as const).slice() } : {}
      return c.json({ token: await deps.issuer.token({ ...claims, ...duties }) })
    })
    .post('/clock', async (c) => {
      const { now } = parseInput(ClockInput, await readJson(c))
      return c.json({ now: formatInstant(await deps.moveClock(new Date(now))) })
    })
    .get('/mailbox', (c) => c.json(deps.mailbox()))
    .get('/messages', (c) => c.html(<MessagesPage mails={deps.mailbox()} to={c.req.query('to')} />))
    .get('/endpoints', (c) => c.json(deps.endpoints))
}
