import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose'
import * as z from 'zod'
import type { Actor } from '../../shared/case/actor.ts'
import { Refusal } from '../../shared/case/refusal.ts'
import { actorOf, type ClaimRules, readClaimRules } from './claims.ts'

export type TokenRules = {
  keys: JWTVerifyGetKey
  issuer: string
  audience: string
  now: () => Date
  /** Absent: claims have our own names. */
  claims?: ClaimRules
}

/** Reads the caller from a bearer token: signature, issuer, audience and time are checked, the algorithms are fixed. */
export const tokenReader =
  ({ keys, issuer, audience, now, claims = readClaimRules() }: TokenRules) =>
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
      return actorOf(payload, claims)
    } catch (error) {
      if (error instanceof errors.JWTExpired)
        throw new Refusal('UNAUTHENTICATED', '登录已过期，请重新登录', [], { cause: error })
      if (error instanceof errors.JOSEError || error instanceof z.ZodError)
        throw new Refusal('UNAUTHENTICATED', '登录凭证无效，请重新登录', [], { cause: error })
      throw error
    }
  }
