import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { PersonalStore } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'

const PersonalItem = z.object({
  deputies: z.array(z.object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })),
  /** Counts the changes after the first writing. */
  revision: z.number().optional(),
})

export const personal = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): PersonalStore => {
  const get = async (id: string): Promise<z.infer<typeof PersonalItem>> => {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: keys.personal(id), ConsistentRead: true }))
    return Item ? PersonalItem.parse(Item) : { deputies: [] }
  }
  return {
    async putPersonal(id, deputies) {
      if (deputies.length > 0)
        await db.send(new PutCommand({ TableName: table, Item: { ...keys.personal(id), deputies } }))
    },
    getPersonal: async (id) => (await get(id)).deputies,
    async changePersonal(id, change) {
      for (;;) {
        const { deputies, revision } = await get(id)
        const Item = { ...keys.personal(id), deputies: change(deputies), revision: (revision ?? 0) + 1 }
        const asRead =
          revision === undefined
            ? { ConditionExpression: 'attribute_not_exists(revision)' }
            : { ConditionExpression: 'revision = :r', ExpressionAttributeValues: { ':r': revision } }
        try {
          await db.send(new PutCommand({ TableName: table, Item, ...asRead }))
          return
        } catch (error) {
          refused(error)
        }
      }
    },
  }
}
