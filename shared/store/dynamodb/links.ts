import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { addDays, startOfDay } from '../../calendar/index.ts'
import { daysKnown } from '../../links/lifetime.ts'
import { StoredLink } from '../../links/link.ts'
import type { LinkStore } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'

export const links = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): LinkStore => ({
  async keepLink(hash, link) {
    const expiresAt = startOfDay(addDays(link.lastDay, daysKnown)).getTime() / 1000
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...keys.link(hash), ...link, expiresAt },
          ConditionExpression: 'attribute_not_exists(pk) OR lastDay < :d',
          ExpressionAttributeValues: { ':d': link.lastDay },
        }),
      )
    } catch (error) {
      refused(error)
    }
  },
  async getLink(hash) {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: keys.link(hash), ConsistentRead: true }))
    return Item && StoredLink.parse(Item)
  },
})
