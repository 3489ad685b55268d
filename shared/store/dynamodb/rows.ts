import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { formatInstant } from '../../calendar/index.ts'
import { waitsForOffice } from '../../projection/held.ts'
import type { Row } from '../../projection/row.ts'
import type { RowStore } from '../port.ts'
import { batchGet } from './batch-get.ts'
import { refused } from './case-log.ts'
import { dueIndex, keys, officePart, shardNamed, shardOf, shards } from './keys.ts'
import { rememberBriefs } from './known-briefs.ts'
import { joined, packBrief, packRest, unpackRow } from './packed-row.ts'

const RowItem = z.object({ row: z.string(), brief: z.string().optional(), nextActionAt: z.string().optional() })
const DueItem = z.object({ pk: z.string(), sk: z.string(), nextActionAt: z.string() })
const BriefItem = z.object({ brief: z.string() })

const parseRow = (item: unknown): Row => {
  const { row, brief, nextActionAt } = RowItem.parse(item)
  return { ...unpackRow(brief === undefined ? row : joined(brief, row)), ...(nextActionAt && { nextActionAt }) }
}

/** A row as it is stored: below one kilobyte in most cases, one write unit instead of two. */
export const rowItem = (row: Row) => {
  const { session, id, version, nextActionAt } = row
  const [brief, rest] = [packBrief(row), packRest(row)]
  const office = nextActionAt !== undefined && waitsForOffice(row)
  const shard = shardOf(id)
  return {
    ...keys.row(session, id),
    version,
    ...(office ? { [dueIndex.brief]: brief, row: rest } : { row: joined(brief, rest) }),
    ...(nextActionAt && { [dueIndex.pk]: office ? officePart(shard) : shard, [dueIndex.sk]: nextActionAt }),
  }
}

export const rows = (at: Table): RowStore => {
  const briefOf = rememberBriefs()
  return {
    async putRow(row) {
      try {
        const { Attributes } = await at.db.send(
          new PutCommand({
            TableName: at.table,
            Item: rowItem(row),
            ReturnValues: 'ALL_OLD',
            // The same version may come again: what the sweep shall look at next also depends on the calendar.
            ConditionExpression: 'attribute_not_exists(pk) OR #v <= :v',
            ExpressionAttributeNames: { '#v': 'version' },
            ExpressionAttributeValues: { ':v': row.version },
          }),
        )
        return Attributes ? Number(Attributes.version) : 0
      } catch (error) {
        return refused(error) && null
      }
    },
    async getRows(wanted) {
      const found = await batchGet(
        at,
        wanted.map(({ session, id }) => keys.row(session, id)),
      )
      return found.map(parseRow)
    },
    async listRows(session, { limit, after }) {
      const found: Row[] = []
      let start: Record<string, unknown> | undefined = after === undefined ? undefined : keys.row(session, after)
      do {
        const { Items = [], LastEvaluatedKey } = await at.db.send(
          new QueryCommand({
            TableName: at.table,
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
      const parts = [shardNamed(shard), officePart(shardNamed(shard))]
      const found = (await Promise.all(parts.map((part) => queryDue(at, part, until)))).flat().map((item) => {
        const { pk, sk, nextActionAt } = DueItem.parse(item)
        return { session: pk.slice(2), id: sk, nextActionAt }
      })
      return found.sort((a, b) => (a.nextActionAt < b.nextActionAt ? -1 : 1))
    },
    async officeWork() {
      const parts = Array.from({ length: shards }, (_, n) => officePart(shardNamed(n)))
      const found = (await Promise.all(parts.map((part) => queryDue(at, part, null)))).flat()
      return found.map((item) => briefOf(BriefItem.parse(item).brief))
    },
  }
}

type Table = { db: DynamoDBDocumentClient; table: string }

const queryDue = async ({ db, table }: Table, part: string, until: Date | null): Promise<unknown[]> => {
  const found: unknown[] = []
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new QueryCommand({
        TableName: table,
        IndexName: dueIndex.name,
        KeyConditionExpression: until ? `${dueIndex.pk} = :s AND ${dueIndex.sk} <= :t` : `${dueIndex.pk} = :s`,
        ExpressionAttributeValues: { ':s': part, ...(until && { ':t': formatInstant(until) }) },
        ...(start && { ExclusiveStartKey: start }),
      }),
    )
    for (const item of Items) found.push(item)
    start = LastEvaluatedKey
  } while (start)
  return found
}
