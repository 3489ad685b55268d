import { errors, jwtVerify, SignJWT } from 'jose'
import * as z from 'zod'
import { formatInstant } from '../../../shared/calendar/index.ts'
import { sessionKeyOf } from '../../../shared/links/derive.ts'
import { Link } from '../../../shared/links/link.ts'
import { LinkRefusal } from '../../../shared/links/refusal.ts'

/** Long enough to read a letter and write a few lines; whoever takes longer opens the link again. Seconds. */
export const sessionSeconds = 30 * 60

const audience = 'jianyi-deputy'

type Signing = { linkKey: Uint8Array; now: () => Date }

/** A session for what the link is bound to; `expiresAt` is an instant with offset. */
export const openSession = async (
  { linkKey, now }: Signing,
  { suggestion, purpose, stepId, deputy, issue }: Link,
): Promise<{ token: string; expiresAt: string }> => {
  const at = Math.floor(now().getTime() / 1000)
  const token = await new SignJWT({ suggestion, purpose, ...(stepId && { stepId }), deputy, issue })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(audience)
    .setIssuedAt(at)
    .setExpirationTime(at + sessionSeconds)
    .sign(sessionKeyOf(linkKey))
  return { token, expiresAt: formatInstant(new Date((at + sessionSeconds) * 1000)) }
}

/** The link that a session came from; throws a LinkRefusal for none, a foreign or an old one. */
export const readSession = async ({ linkKey, now }: Signing, token: string | undefined): Promise<Link> => {
  if (!token) throw new LinkRefusal('session')
  try {
    const { payload } = await jwtVerify(token, sessionKeyOf(linkKey), {
      audience,
      algorithms: ['HS256'],
      currentDate: now(),
      requiredClaims: ['exp'],
    })
    return Link.parse(payload)
  } catch (error) {
    if (error instanceof errors.JOSEError || error instanceof z.ZodError)
      throw new LinkRefusal('session', {}, { cause: error })
    throw error
  }
}
