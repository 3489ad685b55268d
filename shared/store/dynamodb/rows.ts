import { BatchGetCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { formatInstant } from '../../calendar/index.ts'
import { Row } from '../../projection/row.ts'
import type { RowStore } from '../port.ts'
import { refused } from './case-log.ts'
import { dueIndex, keys, shardNamed, shardOf } from './keys.ts'

const RowItem = z.object({ row: z.string(), nextActionAt: z.string().optional() })
const DueItem = z.object({ pk: z.string(), sk: z.string(), nextActionAt: z.string() })

const parseRow = (item: unknown): Row => {
  const { row, nextActionAt } = RowItem.parse(item)
  return Row.parse({ ...JSON.parse(row), ...(nextActionAt && { nextActionAt }) })
}

export const rows = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): RowStore => ({
  async putRow(row) {
    const { session, id, version, nextActionAt, ...rest } = row
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: {
            ...keys.row(session, id),
            version,
            row: JSON.stringify({ session, id, version, ...rest }),
            ...(nextActionAt && { [dueIndex.pk]: shardOf(id), [dueIndex.sk]: nextActionAt }),
          },
          // The same version may come again: what the sweep shall look at next also depends on the calendar.
          ConditionExpression: 'attribute_not_exists(pk) OR #v <= :v',
          ExpressionAttributeNames: { '#v': 'version' },
          ExpressionAttributeValues: { ':v': version },
        }),
      )
    } catch (error) {
      refused(error)
    }
  },
  async getRows(wanted) {
    const found: Row[] = []
    for (let i = 0; i < wanted.length; i += 100) {
      let request: Record<string, { Keys: Record<string, unknown>[] }> | undefined = {
        [table]: { Keys: wanted.slice(i, i + 100).map(({ session, id }) => keys.row(session, id)) },
      }
      while (request && Object.keys(request).length > 0) {
        const answer: { Responses?: Record<string, unknown[]>; UnprocessedKeys?: unknown } = await db.send(
          new BatchGetCommand({ RequestItems: request }),
        )
        found.push(...(answer.Responses?.[table] ?? []).map(parseRow))
        request = answer.UnprocessedKeys as typeof request
      }
    }
    return found
  },
  async listRows(session, { limit, after }) {
    const found: Row[] = []
    let start: Record<string, unknown> | undefined = after === undefined ? undefined : keys.row(session, after)
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': keys.row(session, '').pk },
          Limit: Math.min(limit - found.length, 1000),
          ...(start && { ExclusiveStartKey: start }),
        }),
      )
      found.push(...Items.map(parseRow))
      start = LastEvaluatedKey
    } while (start && found.length < limit)
    return found
  },
  async due(shard, until) {
    const found: { session: string; id: string; nextActionAt: string }[] = []
    let start: Record<string, unknown> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          IndexName: dueIndex.name,
          KeyConditionExpression: until ? `${dueIndex.pk} = :s AND ${dueIndex.sk} <= :t` : `${dueIndex.pk} = :s`,
          ExpressionAttributeValues: { ':s': shardNamed(shard), ...(until && { ':t': formatInstant(until) }) },
          ...(start && { ExclusiveStartKey: start }),
        }),
      )
      for (const item of Items) {
        const { pk, sk, nextActionAt } = DueItem.parse(item)
        found.push({ session: pk.slice(2), id: sk, nextActionAt })
      }
      start = LastEvaluatedKey
    } while (start)
    return found
  },
})
