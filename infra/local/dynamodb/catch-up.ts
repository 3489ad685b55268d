import * as z from 'zod'
import type { FeedInput } from './feed.ts'
import type { Intents } from './intents.ts'
import { type Item, insertRecord } from './record.ts'

const Answer = z.object({ Item: z.record(z.string(), z.unknown()).optional() })

/** Hands the feed every item that an earlier process put without its consumer having taken it; drops intents whose put never happened. */
export async function catchUp(deps: {
  endpoint: string
  table: string
  intents: Intents
  feed: FeedInput
}): Promise<void> {
  const handed = new Set<string>()
  for (const intent of deps.intents.left()) {
    const key = JSON.stringify([intent.pk, intent.sk])
    const item = handed.has(key) ? undefined : await getItem(deps.endpoint, deps.table, intent)
    if (!item) {
      deps.intents.clear([intent.id])
      continue
    }
    handed.add(key)
    deps.feed.push({ id: intent.id, lane: intent.pk, record: insertRecord(intent, item) })
  }
}

/** The item, asked of the service itself over its own endpoint; undefined when there is none, or no such table. */
async function getItem(endpoint: string, table: string, key: { pk: string; sk: string }): Promise<Item | undefined> {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'DynamoDB_20120810.GetItem',
      'x-amz-date': '20260101T000000Z',
      // dynalite wants a signature's form and does not check it.
      authorization: 'AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local',
    },
    body: JSON.stringify({ TableName: table, Key: { pk: { S: key.pk }, sk: { S: key.sk } }, ConsistentRead: true }),
  })
  const text = await response.text()
  if (response.ok) return Answer.parse(JSON.parse(text)).Item as Item | undefined
  if (text.includes('ResourceNotFoundException')) return undefined
  throw new Error(`Catching up with the change feed: GetItem answered ${response.status} ${text}`)
}
