/** The client that the pages are to the embedded provider. */
export const signInClient = 'jianyi-desk'

/** The embedded provider's paths, below the issuer. */
export const endpoints = {
  authorization: '/oidc/auth',
  token: '/oidc/token',
  jwks: '/.well-known/jwks.json',
}

/** The cookie of the provider's own session. */
export const providerSession = 'dev-session'
