import { setImmediate } from 'node:timers/promises'
import {
  CreateTableCommand,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
} from '@aws-sdk/client-dynamodb'
import { dueIndex } from '../../shared/store/dynamodb/keys.ts'

export const tableName = 'jianyi'

/** Resolves once a table that was just made can be used: making one only begins it. */
export const tableActive = async (db: DynamoDBClient, TableName: string): Promise<void> => {
  for (;;) {
    const { Table } = await db.send(new DescribeTableCommand({ TableName }))
    if (Table?.TableStatus === 'ACTIVE') return
    await setImmediate()
  }
}

/** The table as the CDK stack makes it, if it is not there yet. */
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
}
