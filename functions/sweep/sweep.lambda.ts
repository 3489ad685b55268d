import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SFNClient } from '@aws-sdk/client-sfn'
import { storeOf } from '../clients.ts'
import { readConfig } from '../config.ts'
import { executions } from '../executions.ts'
import { jsonLog } from '../log.ts'
import { eventBridgePost } from '../notifier.ts'
import { createSweep } from './sweep.handler.ts'

const now = () => new Date()
const config = readConfig(process.env)
if (!config.EVENT_BUS_NAME) throw new Error('environment: EVENT_BUS_NAME is needed to notify')

export const handler = createSweep({
  ...storeOf(config, now),
  executions: executions(new SFNClient(), config.STATE_MACHINE_ARN),
  post: eventBridgePost(new EventBridgeClient(), config.EVENT_BUS_NAME),
  log: jsonLog(config.LOG_LEVEL),
  now,
})
