import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'
import type Provider from 'oidc-provider'
import { headers } from '../../../functions/api/desk/headers.ts'
import { preferencesOf } from '../../../functions/api/desk/preferences.route.ts'
import { problems } from '../../../functions/api/problem.ts'
import { assertSameOrigin } from '../../../functions/api/same-origin.ts'
import { errorFields, type Log } from '../../../functions/log.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { Unit } from '../../../shared/settings.ts'
import type { Issuer } from '../issuer.ts'
import { onlyLoopback } from '../loopback.ts'
import { ChooserPage } from './chooser.page.tsx'
import { providerSession } from './endpoints.ts'
import { type DemoPerson, type PeopleGroup, peopleOf } from './people.ts'
import { openProvider } from './provider.ts'

type Env = { Bindings: HttpBindings }

const sessionCookie = new RegExp(`\\b${providerSession}(\\.legacy)?(\\.sig)?=[^;]*;? ?`, 'g')

export type SignInDeps = { issuer: Issuer; log: Log; units(): Promise<readonly Unit[]> }

/** The embedded sign-in, on this machine only and never in a Lambda bundle: anybody here may be anybody. */
export const signInRoutes = ({ issuer, log, units }: SignInDeps) => {
  const groups = async (): Promise<PeopleGroup[]> => peopleOf(await units())
  const find = async (sub: string): Promise<DemoPerson | undefined> =>
    (await groups()).flatMap((g) => g.people).find((p) => p.sub === sub)
  let opened: Promise<Provider> | undefined
  const provider = () => {
    opened ??= openProvider({
      issuer: issuer.issuer,
      key: issuer.key,
      find,
      onError: (error) => log('error', 'embedded sign-in', errorFields(error)),
    })
    return opened
  }
  const details = async (c: Context<Env>) => {
    const { incoming, outgoing } = c.env
    try {
      return await (await provider()).interactionDetails(incoming, outgoing)
    } catch (error) {
      throw new Refusal('UNAUTHENTICATED', '登录用时过长或已经完成，请重新登录', [], { cause: error })
    }
  }

  const app = new Hono<Env>()
  app.onError(problems(log))
  app.use(onlyLoopback)
  app.use('/choose/*', headers)
  app.get('/choose/:uid', async (c) => {
    const { uid } = await details(c)
    const viewer = { ...preferencesOf(c), path: '/sign-in' }
    return c.html(`<!doctype html>${await (<ChooserPage viewer={viewer} uid={uid} groups={await groups()} />)}`)
  })
  app.post('/choose/:uid', async (c) => {
    assertSameOrigin(c)
    await details(c)
    const { person } = await c.req.parseBody()
    if (typeof person !== 'string' || !(await find(person))) throw new Refusal('NOT_FOUND', '没有这个人')
    const { incoming, outgoing } = c.env
    const login = { accountId: person, remember: false }
    return c.redirect(await (await provider()).interactionResult(incoming, outgoing, { login }), 303)
  })
  app.all('*', async (c) => {
    const { incoming, outgoing } = c.env
    // Every sign-in is a new one: who was signed in before does not matter, and need not be signed out first.
    incoming.headers.cookie = incoming.headers.cookie?.replace(sessionCookie, '')
    await (await provider()).callback()(incoming, outgoing)
    return RESPONSE_ALREADY_SENT
  })
  return app
}
