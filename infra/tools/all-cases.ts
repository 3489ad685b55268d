import { ScanCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { keys } from '../../shared/store/dynamodb/keys.ts'
import type { Opened } from './open-store.ts'

const Key = z.object({ pk: z.string() })

/**
 * Every case there is: those that have a row, and those whose log begins somewhere in the table, so that one whose row
 * was lost is found too. The scan reads the whole table.
 */
export const allCases = async ({ store, db, table }: Opened): Promise<{ ids: string[]; withoutLog: string[] }> => {
  const sessions = await store.sessions({ fresh: true })
  const rows = await Promise.all(sessions.map(({ id }) => store.listRows(id, { limit: Number.MAX_SAFE_INTEGER })))
  const listed = rows.flat().map((row) => row.id)
  const logged: string[] = []
  let start: Record<string, unknown> | undefined
  do {
    const { Items = [], LastEvaluatedKey } = await db.send(
      new ScanCommand({
        TableName: table,
        FilterExpression: 'sk = :first',
        ExpressionAttributeValues: { ':first': keys.log('', 1).sk },
        ProjectionExpression: 'pk',
        ...(start && { ExclusiveStartKey: start }),
      }),
    )
    for (const item of Items) logged.push(Key.parse(item).pk.slice(2))
    start = LastEvaluatedKey
  } while (start)
  const known = new Set(logged)
  return { ids: [...known].sort(), withoutLog: listed.filter((id) => !known.has(id)).sort() }
}
