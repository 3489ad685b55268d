import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import type { PersonalStore } from '../port.ts'
import { keys } from './keys.ts'

const PersonalItem = z.object({
  deputies: z.array(z.object({ name: z.string(), phone: z.string().optional(), email: z.string().optional() })),
})

export const personal = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): PersonalStore => ({
  async putPersonal(id, deputies) {
    if (deputies.length > 0)
      await db.send(new PutCommand({ TableName: table, Item: { ...keys.personal(id), deputies } }))
  },
  async getPersonal(id) {
    const { Item } = await db.send(new GetCommand({ TableName: table, Key: keys.personal(id), ConsistentRead: true }))
    return Item ? PersonalItem.parse(Item).deputies : []
  },
})
