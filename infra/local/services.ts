import { join } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SFNClient } from '@aws-sdk/client-sfn'
import { isLogItem } from '../../shared/store/dynamodb/keys.ts'
import type { Machine } from '../workflow/asl.ts'
import { publishDefinition } from './definition.ts'
import { type LocalDynamoDb, type ObservedCall, startDynamoDb } from './dynamodb/index.ts'
import { type LocalStepFunctions, startStepFunctions } from './stepfunctions/index.ts'
import { ensureTable, tableName } from './table.ts'

export type ServicesOptions = {
  dataDir?: string
  now: () => Date
  invoke(functionName: string, payload: unknown): Promise<unknown>
  onError(error: unknown): void
  /** For tests: another definition than the program's own. */
  machine?: Machine
  /** For tests: every Retry waits this long. Milliseconds. */
  retryIntervalMs?: number
  /** For meters. */
  observe?(call: ObservedCall): void
}

/** The embedded AWS services, with the table made and the definition published. */
export type Services = {
  dynamodb: LocalDynamoDb
  stepfunctions: LocalStepFunctions
  db: DynamoDBClient
  sfn: SFNClient
  stateMachineArn: string
  definition: number
  close(): Promise<void>
}

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const region = 'us-east-1'

export const startServices = async ({
  dataDir,
  now,
  invoke,
  onError,
  machine,
  retryIntervalMs,
  observe,
}: ServicesOptions): Promise<Services> => {
  const dynamodb = await startDynamoDb({
    ...(dataDir && { dataDir: join(dataDir, 'dynamodb') }),
    feedOf: { table: tableName, isLogItem },
    onError,
    ...(observe && { observe }),
  })
  const stepfunctions = await startStepFunctions({
    ...(dataDir && { dataDir: join(dataDir, 'stepfunctions') }),
    now,
    invoke,
    onError,
    ...(retryIntervalMs !== undefined && { retryIntervalMs }),
  })
  const db = new DynamoDBClient({ endpoint: dynamodb.endpoint, region, credentials })
  const sfn = new SFNClient({ endpoint: stepfunctions.endpoint, region, credentials })
  await ensureTable(db)
  const { stateMachineArn, version } = await publishDefinition(sfn, machine)
  return {
    dynamodb,
    stepfunctions,
    db,
    sfn,
    stateMachineArn,
    definition: version,
    async close() {
      await dynamodb.feed.stop()
      await stepfunctions.close()
      db.destroy()
      sfn.destroy()
      await dynamodb.close()
    },
  }
}
