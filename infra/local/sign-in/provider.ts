import { randomBytes } from 'node:crypto'
import type { JWK } from 'jose'
import type Provider from 'oidc-provider'
import type { Context } from 'oidc-provider'
import { endpoints, providerSession, signInClient } from './endpoints.ts'
import { memoryAdapter } from './memory-adapter.ts'
import type { DemoPerson } from './people.ts'

export type ProviderOptions = {
  issuer: string
  /** The issuer's private key: that of its other tokens. */
  key: JWK
  find(sub: string): Promise<DemoPerson | undefined>
  onError(error: Error): void
}

const claims = ['name', 'role', 'unit', 'duties', 'scope', 'committee', 'level']

/** Whoever signs in agrees to what they are there for: nobody is asked. */
const grantFor = async ({ oidc: { provider, client, session } }: Context) => {
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile')
  await grant.save()
  return grant
}

/** The embedded sign-in: a standard provider (oidc-provider), in which a person is chosen instead of proven. */
export const openProvider = async ({ issuer, key, find, onError }: ProviderOptions): Promise<Provider> => {
  // It takes half a second to load, which only those pay who sign in.
  const { default: OidcProvider } = await import('oidc-provider')
  const provider = new OidcProvider(issuer, {
    adapter: memoryAdapter,
    clients: [
      {
        client_id: signInClient,
        redirect_uris: [`${issuer}/sign-in/callback`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'none',
        id_token_signed_response_alg: 'RS256',
      },
    ],
    jwks: { keys: [{ ...key, alg: 'RS256', use: 'sig' }] },
    cookies: { keys: [randomBytes(32).toString('base64url')], names: { session: providerSession } },
    routes: endpoints,
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: claims },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      userinfo: { enabled: false },
    },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `/oidc/choose/${uid}` },
    loadExistingGrant: grantFor,
    findAccount: async (_: Context, accountId: string) => {
      const person = await find(accountId)
      return person && { accountId, claims: () => ({ ...person.claims, sub: person.sub }) }
    },
    ttl: { AuthorizationCode: 60, IdToken: 3600, AccessToken: 3600, Interaction: 3600, Session: 3600, Grant: 3600 },
  })
  return provider.on('server_error', (_, error) => onError(error))
}
