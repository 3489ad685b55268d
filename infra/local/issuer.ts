import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'

/** Who the embedded issuer's tokens are for. */
export const audience = 'jianyi'

/** How long a token is valid, by the server's clock. Seconds. */
const lifetime = 12 * 3600

export type Claims = {
  role: string
  unit?: string
  duties?: string[]
  scope?: string[]
  name?: string
  committee?: string
  /** Of a reviewer: the level of clearance, from 2 on. */
  level?: number
}

/** The embedded sign-in's keys (kept in the folder) and its tokens; the API checks them exactly as a real provider's. */
export const openIssuer = async (issuer: string, now: () => Date, dataDir?: string) => {
  const jwk = await keyOf(dataDir)
  const key = await importJWK(jwk, 'RS256')
  const { kty, n, e, kid } = jwk
  return {
    issuer,
    /** A token with these claims, valid from now. */
    token: (claims: Claims): Promise<string> => {
      const at = Math.floor(now().getTime() / 1000)
      const sub = ['dev', claims.role, claims.unit, claims.name].filter(Boolean).join('|')
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: kid ?? 'dev' })
        .setSubject(sub)
        .setIssuer(issuer)
        .setAudience(audience)
        .setIssuedAt(at)
        .setExpirationTime(at + lifetime)
        .sign(key)
    },
    /** Discovery document and public keys, as OpenID Connect Discovery 1.0 has them. */
    routes: new Hono()
      .get('/.well-known/openid-configuration', (c) =>
        c.json({
          issuer,
          jwks_uri: `${issuer}/.well-known/jwks.json`,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: [],
          subject_types_supported: ['public'],
        }),
      )
      .get('/.well-known/jwks.json', (c) => c.json({ keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] })),
  }
}
export type Issuer = Awaited<ReturnType<typeof openIssuer>>

const keyOf = async (dataDir?: string): Promise<JWK> => {
  const file = dataDir && join(dataDir, 'issuer-key.json')
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as JWK
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid: 'dev' }
  if (file) writeFileSync(file, JSON.stringify(jwk), { mode: 0o600 })
  return jwk
}
