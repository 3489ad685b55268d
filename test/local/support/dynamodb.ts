import type { DynamoDBRecord } from 'aws-lambda'
import { onTestFinished } from 'vitest'
import { type DynamoDbOptions, startDynamoDb } from '../../../infra/local/dynamodb/index.ts'
import { clientOf, feedOf } from './dynamodb-client.ts'

/** A database with an empty table, and a client on it. Both end with the test. */
export async function dynamoDb(options: Partial<DynamoDbOptions> = {}) {
  const db = await startDynamoDb({ feedOf, ...options })
  const { client, createTable, put } = clientOf(db.endpoint)
  onTestFinished(async () => {
    client.destroy()
    await db.close()
  })
  await createTable()
  return { db, client, put }
}

/** The record's key as `pk/sk`. */
export const keyOf = (record: DynamoDBRecord) => `${record.dynamodb?.Keys?.pk?.S}/${record.dynamodb?.Keys?.sk?.S}`
