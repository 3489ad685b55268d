import { S3Client } from '@aws-sdk/client-s3'
import { handle } from 'hono/aws-lambda'
import { createRemoteJWKSet } from 'jose'
import { s3Attachments } from '../../shared/store/s3/attachments.ts'
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
const { ISSUER: issuer, AUDIENCE: audience, ATTACHMENTS_BUCKET: bucket } = config
if (!issuer || !audience) throw new Error('environment: ISSUER and AUDIENCE are needed to check tokens')
if (!bucket) throw new Error('environment: ATTACHMENTS_BUCKET is needed to keep attachments')

/** A Lambda answers with at most 6 MB, and a file goes as base64, four bytes for three. */
const answerLimit = 4_400_000

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
    attachments: s3Attachments({ s3: new S3Client(), bucket }),
    now,
    readToken: tokenReader({ keys: discoverKeys(issuer, createRemoteJWKSet), issuer, audience, now, claims }),
    definition: config.DEFINITION_VERSION,
    linkKey: await readLinkKey(config),
    ...(signIn && { signIn }),
    log: jsonLog(config.LOG_LEVEL),
    answerLimit,
  }),
)
