import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { WorkStore } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'

const HeldItem = z.object({ sk: z.string() })

export const worklist = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): WorkStore => ({
  async putHeld({ session, id }, held) {
    const note = async ([unit, { v, left }]: [string, { v: number; left?: true }]): Promise<void> => {
      const key = keys.held(unit, session, id)
      // Whoever is late with an older note must not take away what a newer one brought.
      const unlessNewer = {
        TableName: table,
        ConditionExpression: 'attribute_not_exists(pk) OR v < :v',
        ExpressionAttributeValues: { ':v': v },
      }
      try {
        if (left) await db.send(new DeleteCommand({ ...unlessNewer, Key: key }))
        else await db.send(new PutCommand({ ...unlessNewer, Item: { ...key, v } }))
      } catch (error) {
        refused(error)
      }
    }
    await Promise.all(Object.entries(held).map(note))
  },
  async heldBy(unit, session) {
    const found: { session: string; id: string }[] = []
    let start: Record<string, unknown> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: session ? 'pk = :pk AND begins_with(sk, :sk)' : 'pk = :pk',
          ExpressionAttributeValues: {
            ':pk': keys.held(unit, '', '').pk,
            ...(session && { ':sk': keys.held(unit, session, '').sk }),
          },
          ...(start && { ExclusiveStartKey: start }),
        }),
      )
      for (const item of Items) {
        const [of = '', id = ''] = HeldItem.parse(item).sk.split('~')
        found.push({ session: of, id })
      }
      start = LastEvaluatedKey
    } while (start)
    return found
  },
})
