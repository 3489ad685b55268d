import { SFNClient } from '@aws-sdk/client-sfn'
import { storeOf } from '../clients.ts'
import { readConfig } from '../config.ts'
import { executions } from '../executions.ts'
import { countMetric, jsonLog } from '../log.ts'
import { createWorkflow } from './open-step.handler.ts'

const now = () => new Date()
const config = readConfig(process.env)

export const handler = createWorkflow({
  ...storeOf(config, now),
  executions: executions(new SFNClient(), config.STATE_MACHINE_ARN),
  log: jsonLog(config.LOG_LEVEL),
  onStuck: () => countMetric('StuckStepOpened', now()),
})
