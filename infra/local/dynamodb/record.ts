import { createHash } from 'node:crypto'
import type { AttributeValue, DynamoDBRecord } from 'aws-lambda'
import type { Intent } from './intents.ts'

/** An item in DynamoDB JSON. */
export type Item = Record<string, AttributeValue>

/** The record a Lambda on the table's stream would get for the insert. The same intent gives the same record, also after a restart. */
export function insertRecord(intent: Intent, item: Item): DynamoDBRecord {
  return {
    eventID: createHash('sha256').update(`${intent.id}\n${intent.pk}\n${intent.sk}`).digest('hex').slice(0, 32),
    eventName: 'INSERT',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    dynamodb: {
      Keys: { pk: { S: intent.pk }, sk: { S: intent.sk } },
      NewImage: item,
      SequenceNumber: sequenceNumber(intent.id),
      StreamViewType: 'NEW_IMAGE',
    },
  }
}

/** DynamoDB's sequence numbers have 21 to 40 digits. */
const sequenceNumber = (id: number): string => String(id).padStart(21, '0')
