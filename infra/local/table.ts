import { setImmediate } from 'node:timers/promises'
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { dueIndex } from '../../shared/store/dynamodb/keys.ts'
import { CannotStart } from './lock.ts'

export const tableName = 'jianyi'

/** Resolves once a table that was just made can be used: making one only begins it. */
export const tableActive = async (db: DynamoDBClient, TableName: string): Promise<void> => {
  for (;;) {
    const { Table } = await db.send(new DescribeTableCommand({ TableName }))
    if (Table?.TableStatus === 'ACTIVE') return
    await setImmediate()
  }
}

/** The table as the CDK stack makes it, if it is not there yet. Throws CannotStart where an earlier version made it otherwise. */
export const ensureTable = async (db: DynamoDBClient): Promise<void> => {
  const string = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const })
  const key = (pk: string, sk: string) => [
    { AttributeName: pk, KeyType: 'HASH' as const },
    { AttributeName: sk, KeyType: 'RANGE' as const },
  ]
  try {
    await db.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [string('pk'), string('sk'), string(dueIndex.pk), string(dueIndex.sk)],
        KeySchema: key('pk', 'sk'),
        GlobalSecondaryIndexes: [
          {
            IndexName: dueIndex.name,
            KeySchema: key(dueIndex.pk, dueIndex.sk),
            Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [dueIndex.brief] },
          },
        ],
      }),
    )
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error
  }
  await tableActive(db, tableName)
  const { Table } = await db.send(new DescribeTableCommand({ TableName: tableName }))
  const due = Table?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === dueIndex.name)
  if (!due?.Projection?.NonKeyAttributes?.includes(dueIndex.brief))
    throw new CannotStart('数据目录里的数据出自较早的版本，这一版读不了。请用 DATA_DIR 另指一个目录，或者移走原来的。')
}
