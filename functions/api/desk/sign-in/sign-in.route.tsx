import { Hono } from 'hono'
import * as z from 'zod'
import type { Actor } from '../../../../shared/case/actor.ts'
import { Refusal } from '../../../../shared/case/refusal.ts'
import { actorOf, type ClaimRules } from '../../claims.ts'
import { type DeskContext, type DeskDeps, type DeskEnv, show } from '../desk-env.ts'
import { closeSession, openSession } from '../session.ts'
import type { Person } from '../viewer.ts'
import { keepFlow, takeFlow } from './flow-cookie.ts'
import { sameSitePath } from './return-to.ts'
import { SignedOutPage } from './signed-out.page.tsx'

const personOf = (claims: Record<string, unknown>, rules: ClaimRules): Person => {
  const actor = readActor(claims, rules)
  if (actor.role === 'system' || actor.role === 'deputy') throw new Refusal('FORBIDDEN', '这个账号不能登录')
  return actor
}

const readActor = (claims: Record<string, unknown>, rules: ClaimRules): Actor => {
  try {
    return actorOf(claims, rules)
  } catch (error) {
    if (!(error instanceof z.ZodError)) throw error
    throw new Refusal('FORBIDDEN', '这个账号没有办理建议的角色，请联系管理员', [], { cause: error })
  }
}

/** Signing in with the provider, and signing out. */
export const signInRoutes = ({ linkKey, signIn: { provider, baseUrl, claims, wall } }: DeskDeps) => {
  const sealing = { linkKey, wall }
  const app = new Hono<DeskEnv>()
  const base = (c: DeskContext) => baseUrl ?? new URL(c.req.url).origin

  app.get('/sign-in', async (c) => {
    const to = sameSitePath(c.req.query('to'))
    // The answer comes to the configured address, and the cookie must be there: localhost and 127.0.0.1 are two sites.
    const elsewhere = new URL(c.req.url).host !== new URL(base(c)).host
    if (elsewhere && c.req.query('here') === undefined)
      return c.redirect(`${base(c)}/sign-in?here&to=${encodeURIComponent(to)}`)
    const { url, flow } = await provider.begin(`${base(c)}/sign-in/callback`)
    await keepFlow(c, sealing, { ...flow, to })
    return c.redirect(url.href)
  })

  app.get('/sign-in/callback', async (c) => {
    const flow = await takeFlow(c, sealing)
    if (!flow) throw new Refusal('UNAUTHENTICATED', '登录用时过长或已经完成，请重新登录')
    const answer = new URL(`${base(c)}/sign-in/callback${new URL(c.req.url).search}`)
    await openSession(c, sealing, personOf(await provider.finish(answer, flow), claims))
    return c.redirect(sameSitePath(flow.to), 303)
  })

  app.post('/sign-out', (c) => {
    closeSession(c)
    return c.redirect('/signed-out', 303)
  })

  app.get('/signed-out', async (c) => {
    const everywhere = await provider.endSession().catch(() => undefined)
    return show(c, <SignedOutPage viewer={c.var.viewer} everywhere={everywhere} />)
  })
  return app
}
