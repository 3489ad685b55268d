import { handle } from 'hono/aws-lambda'
import { createRemoteJWKSet } from 'jose'
import { storeOf } from '../clients.ts'
import { readConfig } from '../config.ts'
import { readLinkKey } from '../link-key.ts'
import { jsonLog } from '../log.ts'
import { createApi } from './app.tsx'
import { tokenReader } from './authenticate.ts'
import { readClaimRules } from './claims.ts'
import type { SignIn } from './desk/desk-env.ts'
import { readClientSecret, readSignInConfig } from './desk/sign-in/config.ts'
import { openIdProvider } from './desk/sign-in/provider.ts'
import { discoverKeys } from './discover-keys.ts'

const now = () => new Date()
const config = readConfig(process.env)
const { ISSUER: issuer, AUDIENCE: audience } = config
if (!issuer || !audience) throw new Error('environment: ISSUER and AUDIENCE are needed to check tokens')

const claims = readClaimRules(process.env)

const signInWith = async (): Promise<SignIn | undefined> => {
  const settings = readSignInConfig(process.env)
  const { CLIENT_ID: clientId, PAGES_URL: baseUrl } = settings
  if (!clientId) return undefined
  const clientSecret = await readClientSecret(settings)
  const provider = openIdProvider({ issuer, clientId, ...(clientSecret && { clientSecret }) })
  return { provider, claims, wall: now, ...(baseUrl && { baseUrl }) }
}
const signIn = await signInWith()

export const handler = handle(
  createApi({
    ...storeOf(config, now),
    now,
    readToken: tokenReader({ keys: discoverKeys(issuer, createRemoteJWKSet), issuer, audience, now, claims }),
    definition: config.DEFINITION_VERSION,
    linkKey: await readLinkKey(config),
    ...(signIn && { signIn }),
    log: jsonLog(config.LOG_LEVEL),
  }),
)
