import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'

/** BatchGetItem takes so many keys. */
const atOnce = 100

/** Items by their keys, in no order; one that is not there is left out. Keys may come twice. */
export const batchGet = async (
  { db, table }: { db: DynamoDBDocumentClient; table: string },
  keys: readonly { pk: string; sk: string }[],
  fresh = false,
): Promise<unknown[]> => {
  const wanted = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()]
  const pages = Array.from({ length: Math.ceil(wanted.length / atOnce) }, (_, i) =>
    wanted.slice(i * atOnce, (i + 1) * atOnce),
  )
  const page = async (keysOfPage: { pk: string; sk: string }[]): Promise<unknown[]> => {
    const found: unknown[] = []
    let request: Record<string, { Keys: Record<string, unknown>[]; ConsistentRead?: boolean }> | undefined = {
      [table]: { Keys: keysOfPage, ConsistentRead: fresh },
    }
    while (request && Object.keys(request).length > 0) {
      const answer: { Responses?: Record<string, unknown[]>; UnprocessedKeys?: unknown } = await db.send(
        new BatchGetCommand({ RequestItems: request }),
      )
      for (const item of answer.Responses?.[table] ?? []) found.push(item)
      request = answer.UnprocessedKeys as typeof request
    }
    return found
  }
  return (await Promise.all(pages.map(page))).flat()
}
