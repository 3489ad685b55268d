import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { ruleBook } from '../shared/rule-book.ts'
import { dynamoDbStore } from '../shared/store/dynamodb/index.ts'
import type { Config } from './config.ts'

/** The store and the rules of a function. Where they are comes from the AWS SDK's own environment variables. */
export const storeOf = (
  { TABLE_NAME: table }: Pick<Config, 'TABLE_NAME'>,
  now: () => Date,
  db = new DynamoDBClient(),
) => {
  const store = dynamoDbStore({
    db: DynamoDBDocumentClient.from(db, { marshallOptions: { removeUndefinedValues: true } }),
    table,
    now,
  })
  return { store, rules: ruleBook(store, now) }
}
