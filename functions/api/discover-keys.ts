import type { JWTVerifyGetKey } from 'jose'
import * as z from 'zod'

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() })

/** The issuer's signing keys, found through its discovery document (OpenID Connect Discovery 1.0) at the first token. */
export const discoverKeys = (issuer: string, keySet: (url: URL) => JWTVerifyGetKey): JWTVerifyGetKey => {
  let found: Promise<JWTVerifyGetKey> | undefined
  const discover = async () => {
    const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
      signal: AbortSignal.timeout(5_000),
    })
    if (!answer.ok) throw new Error(`the issuer's discovery document answered ${answer.status}`)
    const discovery = Discovery.parse(await answer.json())
    if (discovery.issuer !== issuer) throw new Error('the discovery document names another issuer')
    return keySet(new URL(discovery.jwks_uri))
  }
  return async (header, token) => {
    found ??= discover()
    try {
      return await (await found)(header, token)
    } catch (error) {
      // A provider that was away is asked again at the next token.
      if (!(error instanceof Error && 'code' in error)) found = undefined
      throw error
    }
  }
}
