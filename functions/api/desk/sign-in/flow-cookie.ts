import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import * as z from 'zod'
import { type Sealing, seal, unseal } from '../session.ts'

/** As long as somebody may take at the provider. Seconds. */
const flowSeconds = 15 * 60

const cookie = '__Host-jianyi-sign-in'
const use = 'jianyi-sign-in'

const Flow = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string() })
type Flow = z.infer<typeof Flow>

const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' } as const

/** Keeps what the answer of the provider is checked against, in the browser that began. */
export const keepFlow = async (c: Context, sealing: Sealing, flow: Flow): Promise<void> =>
  setCookie(c, cookie, await seal(sealing, flow, { use, seconds: flowSeconds }), {
    ...attributes,
    maxAge: flowSeconds,
  })

/** Takes it out again: an answer is good once. */
export const takeFlow = async (c: Context, sealing: Sealing): Promise<Flow | undefined> => {
  const token = getCookie(c, cookie)
  if (!token) return undefined
  deleteCookie(c, cookie, attributes)
  return Flow.safeParse(await unseal(sealing, token, use)).data
}
