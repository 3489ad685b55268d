import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import type * as z from 'zod'
import { Session, Unit } from '../../settings.ts'
import type { SettingsStore } from '../port.ts'
import { keys } from './keys.ts'

export const settings = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): SettingsStore => {
  const list = async <T>({ pk, sk }: { pk: string; sk: string }, schema: z.ZodType<T>): Promise<T[]> => {
    const found: T[] = []
    let start: Record<string, unknown> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :sk)',
          ExpressionAttributeValues: { ':pk': pk, ':sk': sk },
          ConsistentRead: true,
          ...(start && { ExclusiveStartKey: start }),
        }),
      )
      found.push(...Items.map((item) => schema.parse(item.value)))
      start = LastEvaluatedKey
    } while (start)
    return found
  }
  const put = (key: { pk: string; sk: string }, value: unknown) =>
    db.send(new PutCommand({ TableName: table, Item: { ...key, value } }))
  return {
    sessions: () => list(keys.session(''), Session),
    units: () => list(keys.unit(''), Unit),
    async putSession(session) {
      await put(keys.session(session.id), session)
    },
    async putUnit(unit) {
      await put(keys.unit(unit.code), unit)
    },
  }
}
