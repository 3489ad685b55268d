import { handle } from 'hono/aws-lambda'
import { createRemoteJWKSet } from 'jose'
import { storeOf } from '../clients.ts'
import { readConfig } from '../config.ts'
import { readLinkKey } from '../link-key.ts'
import { jsonLog } from '../log.ts'
import { createApi } from './app.tsx'
import { tokenReader } from './authenticate.ts'
import { discoverKeys } from './discover-keys.ts'

const now = () => new Date()
const config = readConfig(process.env)
const { ISSUER: issuer, AUDIENCE: audience } = config
if (!issuer || !audience) throw new Error('environment: ISSUER and AUDIENCE are needed to check tokens')

export const handler = handle(
  createApi({
    ...storeOf(config, now),
    now,
    readToken: tokenReader({ keys: discoverKeys(issuer, createRemoteJWKSet), issuer, audience, now }),
    definition: config.DEFINITION_VERSION,
    linkKey: await readLinkKey(config),
    log: jsonLog(config.LOG_LEVEL),
  }),
)
