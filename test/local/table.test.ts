import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type LocalDynamoDb, startDynamoDb } from '../../infra/local/dynamodb/index.ts'
import { CannotStart } from '../../infra/local/lock.ts'
import { ensureTable, tableName } from '../../infra/local/table.ts'
import { isLogItem } from '../../shared/store/dynamodb/keys.ts'

let served: LocalDynamoDb
let db: DynamoDBClient

beforeAll(async () => {
  served = await startDynamoDb({ feedOf: { table: tableName, isLogItem } })
  db = new DynamoDBClient({
    endpoint: served.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
})

afterAll(async () => {
  db.destroy()
  await served.close()
})

test('a table whose index has no briefs is refused: an earlier version made it', async () => {
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  const key = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ]
  await db.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'sk', 'dueShard', 'nextActionAt'].map(attribute),
      KeySchema: key('pk', 'sk'),
      GlobalSecondaryIndexes: [
        { IndexName: 'due', KeySchema: key('dueShard', 'nextActionAt'), Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
  )
  await expect(ensureTable(db)).rejects.toThrow(CannotStart)
})
