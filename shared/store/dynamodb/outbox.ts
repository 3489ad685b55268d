import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { formatInstant } from '../../calendar/index.ts'
import { type MessageKey, OutboxRecord } from '../../notify/outbox.ts'
import type { OutboxStore } from '../port.ts'
import { refused } from './case-log.ts'
import { dueIndex, keys } from './keys.ts'

/** The outbox's own shard of the index: pending messages in the order in which they are tried again. */
const outboxShard = 'OUT'
/** The failed ones that somebody should look at, in the order in which they failed. */
const failedShard = 'OUT#FAILED'

/** Digests and their markers say nothing after some months; messages of a case stay as long as its log. Seconds. */
const keepDigestsSeconds = 90 * 86_400

const Item = z.object({ record: z.string(), nextActionAt: z.string().optional() })
const Due = z.object({ pk: z.string(), sk: z.string() })

const keyOf = ({ pk, sk }: z.infer<typeof Due>): MessageKey => ({
  suggestion: pk === keys.message('', '').pk ? '' : pk.slice(2),
  id: sk.slice(2),
})

export const outbox = ({
  db,
  table,
  now,
}: {
  db: DynamoDBDocumentClient
  table: string
  now: () => Date
}): OutboxStore => {
  const expiry = () => ({ expiresAt: Math.floor(now().getTime() / 1000) + keepDigestsSeconds })
  return {
    async getMessage({ suggestion, id }) {
      const { Item: item } = await db.send(
        new GetCommand({ TableName: table, Key: keys.message(suggestion, id), ConsistentRead: true }),
      )
      if (!item) return undefined
      const { record, nextActionAt } = Item.parse(item)
      const { state, ...kept } = JSON.parse(record)
      const at = nextActionAt && { [state === 'failed' ? 'failedAt' : 'nextAttemptAt']: nextActionAt }
      return OutboxRecord.parse({ ...kept, state, ...at })
    },
    async putMessage(message, before) {
      const { suggestion, id, nextAttemptAt, failedAt, ...rest } = message
      const at = nextAttemptAt ?? failedAt
      const asRead =
        before === undefined
          ? {}
          : before === 'absent'
            ? { ConditionExpression: 'attribute_not_exists(pk)' }
            : {
                ConditionExpression: '#n = :n',
                ExpressionAttributeNames: { '#n': dueIndex.sk },
                ExpressionAttributeValues: { ':n': before.nextAttemptAt ?? before.failedAt },
              }
      try {
        await db.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...keys.message(suggestion, id),
              record: JSON.stringify({ suggestion, id, ...rest }),
              ...(suggestion === '' && expiry()),
              ...(at && { [dueIndex.pk]: nextAttemptAt ? outboxShard : failedShard, [dueIndex.sk]: at }),
            },
            ...asRead,
          }),
        )
        return true
      } catch (error) {
        return !refused(error)
      }
    },
    async dueMessages(until, limit) {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: table,
          IndexName: dueIndex.name,
          KeyConditionExpression: `${dueIndex.pk} = :s AND ${dueIndex.sk} <= :t`,
          ExpressionAttributeValues: { ':s': outboxShard, ':t': formatInstant(until) },
          Limit: limit,
        }),
      )
      return Items.map((item) => keyOf(Due.parse(item)))
    },
    async failedMessages(limit) {
      const { Items = [] } = await db.send(
        new QueryCommand({
          TableName: table,
          IndexName: dueIndex.name,
          KeyConditionExpression: `${dueIndex.pk} = :s`,
          ExpressionAttributeValues: { ':s': failedShard },
          ScanIndexForward: false,
          Limit: limit,
        }),
      )
      return Items.map((item) => keyOf(Due.parse(item)))
    },
    async digestSent(day) {
      const { Item: item } = await db.send(
        new GetCommand({ TableName: table, Key: keys.digest(day), ConsistentRead: true }),
      )
      return item !== undefined
    },
    async markDigest(day) {
      await db.send(new PutCommand({ TableName: table, Item: { ...keys.digest(day), ...expiry() } }))
    },
  }
}
