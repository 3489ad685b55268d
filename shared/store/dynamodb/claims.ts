import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { ClaimStore } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'

const Claim = z.object({ sk: z.string(), owner: z.string() })
const Request = z.object({ digest: z.string(), suggestion: z.string() })

/** Clients repeat a request within minutes; a day is ample. */
const rememberSeconds = 86_400

export const claims = ({
  db,
  table,
  now,
}: {
  db: DynamoDBDocumentClient
  table: string
  now: () => Date
}): ClaimStore => {
  /** Puts a claim where there is none, or mine. */
  const claim: ClaimStore['claim'] = async ({ prefix, year }, serial, owner) => {
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: { ...keys.claim(prefix, year, serial), owner },
          ConditionExpression: 'attribute_not_exists(pk) OR #o = :o',
          ExpressionAttributeNames: { '#o': 'owner' },
          ExpressionAttributeValues: { ':o': owner },
        }),
      )
      return true
    } catch (error) {
      return !refused(error)
    }
  }
  const list: ClaimStore['claims'] = async ({ prefix, year }, limit) => {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.claim(prefix, year, 0).pk },
        ScanIndexForward: false,
        Limit: limit,
        ConsistentRead: true,
      }),
    )
    return Items.map((item) => Claim.parse(item)).map(({ sk, owner }) => ({ serial: Number(sk), owner }))
  }
  return {
    claim,
    claims: list,
    async claimNext(series, owner) {
      const latest = await list(series, 10)
      const mine = latest.find((c) => c.owner === owner)
      if (mine) return mine.serial
      for (let serial = (latest[0]?.serial ?? 0) + 1; ; serial++) if (await claim(series, serial, owner)) return serial
    },
    async release({ prefix, year }, serial, owner) {
      try {
        await db.send(
          new DeleteCommand({
            TableName: table,
            Key: keys.claim(prefix, year, serial),
            ConditionExpression: '#o = :o',
            ExpressionAttributeNames: { '#o': 'owner' },
            ExpressionAttributeValues: { ':o': owner },
          }),
        )
      } catch (error) {
        refused(error)
      }
    },
    async remember(key, request) {
      const at = keys.request(key)
      const expiresAt = Math.floor(now().getTime() / 1000) + rememberSeconds
      try {
        await db.send(
          new PutCommand({
            TableName: table,
            Item: { ...at, ...request, expiresAt },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        )
        return request
      } catch (error) {
        refused(error)
        const { Item } = await db.send(new GetCommand({ TableName: table, Key: at, ConsistentRead: true }))
        return Item ? Request.parse(Item) : request
      }
    },
  }
}
