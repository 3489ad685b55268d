import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { PublicLetter } from '../../public/letters.ts'
import type { PublicStore } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'
import { Packed, pack, unpack } from './packed.ts'

const ListItem = z.object({ sk: z.string(), letter: Packed.optional() })
const IndexItem = z.object({ suggestion: z.string(), gone: z.boolean().optional() })

/** The public list, and which case has an index number. What is taken down leaves a mark, so that no late put brings it back. */
export const publicReplies = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): PublicStore => ({
  async putPublic({ place, indexNumber, v, suggestion }, letter) {
    const put = async (item: Record<string, unknown>): Promise<void> => {
      try {
        await db.send(
          new PutCommand({
            TableName: table,
            Item: { ...item, v },
            ConditionExpression: 'attribute_not_exists(pk) OR v < :v',
            ExpressionAttributeValues: { ':v': v },
          }),
        )
      } catch (error) {
        refused(error)
      }
    }
    await Promise.all([
      put({ ...keys.published(place), ...(letter && { letter: pack(letter) }) }),
      put({ ...keys.indexed(indexNumber, place), suggestion, ...(!letter && { gone: true }) }),
    ])
  },
  async listPublic({ limit, after }) {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.published('').pk },
        ScanIndexForward: false,
        Limit: limit,
        ...(after !== undefined && { ExclusiveStartKey: keys.published(after) }),
      }),
    )
    const items = Items.map((item) => ListItem.parse(item)).map(({ sk, letter }) => ({
      place: sk,
      ...(letter && { letter: unpack<PublicLetter>(letter) }),
    }))
    return { items, isLast: LastEvaluatedKey === undefined }
  },
  async publishedAs(indexNumber) {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': keys.indexed(indexNumber, '').pk },
        ScanIndexForward: false,
        Limit: 20,
      }),
    )
    return Items.map((item) => IndexItem.parse(item)).flatMap(({ suggestion, gone }) => (gone ? [] : [suggestion]))
  },
})
