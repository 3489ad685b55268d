import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Hono } from 'hono'
import { exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose'
import { endpoints } from './sign-in/endpoints.ts'

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

/** The subject of somebody's tokens: the same person is the same subject, however they signed in. */
export const subjectOf = (claims: Claims): string =>
  ['dev', claims.role, claims.unit, claims.name].filter(Boolean).join('|')

/** The embedded sign-in's keys (kept in the folder) and its tokens; the API checks them exactly as a real provider's. */
export const openIssuer = async (issuer: string, now: () => Date, dataDir?: string) => {
  const jwk = await keyOf(dataDir)
  const key = await importJWK(jwk, 'RS256')
  const { kty, n, e, kid } = jwk
  return {
    issuer,
    /** The private key, for the embedded sign-in (sign-in/provider.ts). */
    key: jwk,
    /** A token with these claims, valid from now. */
    token: (claims: Claims): Promise<string> => {
      const at = Math.floor(now().getTime() / 1000)
      return new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: kid ?? 'dev' })
        .setSubject(subjectOf(claims))
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
          jwks_uri: `${issuer}${endpoints.jwks}`,
          authorization_endpoint: `${issuer}${endpoints.authorization}`,
          token_endpoint: `${issuer}${endpoints.token}`,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: ['code'],
          response_modes_supported: ['query'],
          grant_types_supported: ['authorization_code'],
          scopes_supported: ['openid', 'profile'],
          code_challenge_methods_supported: ['S256'],
          token_endpoint_auth_methods_supported: ['none'],
          subject_types_supported: ['public'],
        }),
      )
      .get(endpoints.jwks, (c) => c.json({ keys: [{ kty, n, e, kid, alg: 'RS256', use: 'sig' }] })),
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
