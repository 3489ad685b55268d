import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { TokenStore } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'

const Waiting = z.object({ token: z.string(), generation: z.number(), attempt: z.number(), execution: z.string() })

export const tokens = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): TokenStore => ({
  async putToken(id, stepId, waiting) {
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...keys.token(id, stepId), ...waiting },
          // A slow opener of an earlier attempt, or of an older execution, must not replace the live token.
          ConditionExpression: 'attribute_not_exists(pk) OR generation < :g OR (generation = :g AND attempt <= :a)',
          ExpressionAttributeValues: { ':g': waiting.generation, ':a': waiting.attempt },
        }),
      )
      return true
    } catch (error) {
      return !refused(error)
    }
  },
  async getToken(id, stepId) {
    const { Item } = await db.send(
      new GetCommand({ TableName: table, Key: keys.token(id, stepId), ConsistentRead: true }),
    )
    return Item && Waiting.parse(Item)
  },
  async deleteToken(id, stepId, token) {
    try {
      await db.send(
        new DeleteCommand({
          TableName: table,
          Key: keys.token(id, stepId),
          ConditionExpression: '#t = :t',
          ExpressionAttributeNames: { '#t': 'token' },
          ExpressionAttributeValues: { ':t': token },
        }),
      )
    } catch (error) {
      refused(error)
    }
  },
  async listTokens(id) {
    const { pk, sk } = keys.token(id, '')
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
        ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
        ConsistentRead: true,
      }),
    )
    return Items.map((item) => ({ stepId: String(item.sk).slice(sk.length), waiting: Waiting.parse(item) }))
  },
})
