import * as oidc from 'openid-client'
import { Refusal } from '../../../../shared/case/refusal.ts'

/** The identity provider and what it knows this system by. */
export type ProviderSettings = {
  issuer: string
  clientId: string
  /** Absent for a public client, which PKCE alone protects. */
  clientSecret?: string
}

/** What is kept between leaving for the provider and coming back. */
export type Flow = { state: string; nonce: string; verifier: string }

const isLoopback = (host: string): boolean => host === 'localhost' || host === '[::1]' || host.startsWith('127.')

/** How long the provider may take to answer. Seconds. */
const patience = 5

const discover = async ({ issuer, clientId, clientSecret }: ProviderSettings): Promise<oidc.Configuration> => {
  const url = new URL(issuer)
  const config = await oidc.discovery(url, clientId, clientSecret, undefined, {
    timeout: patience,
    // The embedded provider is on the same machine; every other one is spoken to over TLS.
    execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(url.hostname) ? [oidc.allowInsecureRequests] : [])],
  })
  config.timeout = patience
  return config
}

/** The authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636) with one provider. */
export const openIdProvider = (settings: ProviderSettings) => {
  let found: Promise<oidc.Configuration> | undefined
  const config = async (): Promise<oidc.Configuration> => {
    found ??= discover(settings)
    try {
      return await found
    } catch (error) {
      // A provider that was away is asked again by the next one who signs in.
      found = undefined
      throw error
    }
  }
  return {
    /** Where to send somebody who signs in, and what to keep until they are back. */
    async begin(redirectUri: string): Promise<{ url: URL; flow: Flow }> {
      const flow = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() }
      const url = oidc.buildAuthorizationUrl(await config(), {
        redirect_uri: redirectUri,
        scope: 'openid profile',
        state: flow.state,
        nonce: flow.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(flow.verifier),
        code_challenge_method: 'S256',
      })
      return { url, flow }
    },
    /** The claims of the ID token for what the provider sent back; a Refusal where it is not good. */
    async finish(answer: URL, { state, nonce, verifier }: Flow): Promise<Record<string, unknown>> {
      try {
        const tokens = await oidc.authorizationCodeGrant(await config(), answer, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        })
        return { ...tokens.claims() }
      } catch (error) {
        throw new Refusal('UNAUTHENTICATED', '登录没有完成，请重新登录', [], { cause: error })
      }
    },
    /** Where the provider's own session is ended, if it says so. */
    async endSession(): Promise<string | undefined> {
      const { end_session_endpoint: at } = (await config()).serverMetadata()
      return at && oidc.buildEndSessionUrl(await config()).href
    },
  }
}
export type OpenIdProvider = ReturnType<typeof openIdProvider>
