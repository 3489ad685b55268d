import { OpenAPIHono } from '@hono/zod-openapi'
import type { ApiDeps, ApiEnv } from '../../../../functions/api/deps.ts'
import { problems } from '../../../../functions/api/problem.ts'
import { rates } from '../../../../functions/api/routes/rates.route.ts'
import { builtInCalendar } from '../../../../shared/calendar/index.ts'
import type { Answer } from '../../../../shared/rates/answer.ts'
import type { Explanation } from '../../../../shared/rates/explain.ts'
import type { Session, Unit } from '../../../../shared/settings.ts'
import type { FigureStore } from '../../../../shared/store/port.ts'
import { profileOfSession } from './random-case.ts'

export type Caller = ApiEnv['Variables']['actor']
export const leader = { role: 'leader', sub: 'l', name: '无关' } satisfies Caller

type Query = Readonly<Record<string, string | undefined>>

/** The call of the figures alone, on a store of facts, as one caller. */
export const figuresApp = (
  store: FigureStore,
  { sessions, units, now }: { sessions: readonly Session[]; units: ReadonlyMap<string, Unit>; now: () => Date },
) => {
  let actor: Caller = leader
  const deps = {
    store,
    now,
    rules: {
      sessions: async () => sessions,
      units: async () => [...units.values()],
      rulesFor: async (id: string) => ({
        now: now(),
        profile: profileOfSession(id),
        calendar: builtInCalendar,
        unit: (code: string) => units.get(code),
        hasLeft: () => false,
      }),
    },
    // The route takes no more than these.
  } as unknown as ApiDeps
  const app = new OpenAPIHono<ApiEnv>()
  app.onError(problems(() => {}))
  app.use(async (c, next) => {
    c.set('actor', actor)
    await next()
  })
  app.route('/', rates(deps))
  const get = async <T>(path: string, query: Query, as: Caller): Promise<T> => {
    actor = as
    const answer = await app.request(`${path}?${new URLSearchParams(query as Record<string, string>)}`)
    if (answer.status !== 200)
      throw new Error(`${path} ${JSON.stringify(query)} answered ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  return {
    rates: (query: Query = {}, as: Caller = leader) => get<Answer>('/', query, as),
    explain: (query: Query, as: Caller = leader) => get<Explanation>('/explain', query, as),
  }
}
