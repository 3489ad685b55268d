import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as z from 'zod'
import { Actor } from '../../shared/case/actor.ts'
import { Refusal } from '../../shared/case/refusal.ts'

/** What a provider must put into its tokens; more is left unread. */
const Claims = z.object({
  sub: z.string().min(1),
  role: z.enum(['secretariat', 'inspector', 'committee', 'unit', 'leader', 'admin']),
  name: z.string().optional(),
  unit: z.string().optional(),
  duties: z.array(z.string()).optional(),
  scope: z.array(z.string()).optional(),
  committee: z.string().optional(),
  level: z.int().min(1).max(5).optional(),
})

export type TokenRules = { keys: JWTVerifyGetKey; issuer: string; audience: string; now: () => Date }

/** Reads the caller from a bearer token: signature, issuer, audience and time are checked, the algorithms are fixed. */
export const tokenReader =
  ({ keys, issuer, audience, now }: TokenRules) =>
  async (authorization: string | undefined): Promise<Actor> => {
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1]
    if (!token) throw new Refusal('UNAUTHENTICATED', '请先登录')
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['RS256', 'ES256'],
        currentDate: now(),
        requiredClaims: ['exp', 'sub'],
      })
      return Actor.parse(Claims.parse(payload))
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new Refusal('UNAUTHENTICATED', '登录已过期,请重新登录', [], { cause: error })
      if (error instanceof errors.JOSEError || error instanceof z.ZodError)
        throw new Refusal('UNAUTHENTICATED', '登录凭证无效,请重新登录', [], { cause: error })
      throw error
    }
  }
