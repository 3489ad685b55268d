import type { Context } from 'hono'
import { Refusal } from '../../shared/case/refusal.ts'

/**
 * Refuses a form that another site sent. Browsers say where it came from in Sec-Fetch-Site; older ones in Origin, which
 * under `Referrer-Policy: no-referrer` is `null` also for our own forms: there the cookie's SameSite alone, Lax or
 * Strict, keeps others out.
 */
export const assertSameOrigin = (c: Context): void => {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin') ?? 'null'
  const own = site ? site === 'same-origin' : origin === 'null' || origin === new URL(c.req.url).origin
  if (!own) throw new Refusal('FORBIDDEN', '请在本页面填写后提交')
}
