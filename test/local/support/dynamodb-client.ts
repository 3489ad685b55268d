import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { tableActive } from '../../../infra/local/table.ts'

export const TABLE = 'jianyi'

export const feedOf = { table: TABLE, isLogItem: ({ sk }: { sk: string }) => sk.startsWith('L#') }

/** A client and the puts the tests use. */
export function clientOf(endpoint: string) {
  const client = new DynamoDBClient({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  const documents = DynamoDBDocumentClient.from(client)
  return {
    client,
    createTable: async () => {
      await client.send(
        new CreateTableCommand({
          TableName: TABLE,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
        }),
      )
      await tableActive(client, TABLE)
    },
    put: (pk: string, sk: string, more: object = {}) =>
      documents.send(
        new PutCommand({
          TableName: TABLE,
          Item: { pk, sk, ...more },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      ),
  }
}
