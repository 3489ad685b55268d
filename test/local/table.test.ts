import { CreateTableCommand } from '@aws-sdk/client-dynamodb'
import { expect, onTestFinished, test } from 'vitest'
import { startDynamoDb } from '../../infra/local/dynamodb/index.ts'
import { CannotStart } from '../../infra/local/lock.ts'
import { ensureTable, tableName } from '../../infra/local/table.ts'
import { clientOf, feedOf } from './support/dynamodb-client.ts'

test('a table whose index has no briefs is refused: an earlier version made it', async () => {
  const served = await startDynamoDb({ feedOf })
  const { client } = clientOf(served.endpoint)
  onTestFinished(async () => {
    client.destroy()
    await served.close()
  })
  const attribute = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  const key = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ]
  await client.send(
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
  await expect(ensureTable(client)).rejects.toThrow(CannotStart)
})
