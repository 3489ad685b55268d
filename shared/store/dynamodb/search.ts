import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { Text } from '../../case/text.ts'
import { packAscending, unpackAscending } from '../../search/bytes.ts'
import { type BucketKey, emptyHead, type Head } from '../../search/shape.ts'
import type { SearchEntry, Slot } from '../../search/slot.ts'
import type { SearchStore } from '../port.ts'
import { batchGet } from './batch-get.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'

const Bytes = z.instanceof(Uint8Array)
const EntryItem = z.object({
  pk: z.string(),
  v: z.number(),
  n: z.number(),
  digest: z.string(),
  title: Text,
  body: Text,
})
const SlotItem = z.object({ sk: z.string(), id: z.string(), v: z.number(), terms: Bytes })
const HeadItem = z.object({ revision: z.number(), levels: z.string() })
const BucketItem = z.object({ pk: z.string(), sk: z.string(), postings: Bytes })
const TextItem = z.object({ sk: z.string(), text: z.string() })

const numberOf = (sk: string): number => Number(sk.slice(1))

/** How these are stored. */
export const slotItem = (n: number, { id, version, terms }: Slot) => ({
  ...keys.slot(n),
  id,
  v: version,
  terms: packAscending(terms),
})

export const entryItem = ({ id, version, slot, digest, title, body }: SearchEntry) => ({
  ...keys.searchEntry(id),
  v: version,
  n: slot,
  digest,
  title,
  body,
})

export const search = (at: { db: DynamoDBDocumentClient; table: string }): SearchStore => {
  const { db, table } = at
  const put = async (item: Record<string, unknown>, condition: string, values?: Record<string, unknown>) => {
    try {
      await db.send(
        new PutCommand({
          TableName: table,
          Item: item,
          ConditionExpression: condition,
          ...(values && { ExpressionAttributeValues: values }),
        }),
      )
      return true
    } catch (error) {
      return !refused(error)
    }
  }
  const latestSlot: SearchStore['latestSlot'] = async () => {
    const { Items = [] } = await db.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
        ExpressionAttributeValues: { ':pk': 'X', ':from': '#', ':until': '#~' },
        ScanIndexForward: false,
        Limit: 1,
        ConsistentRead: true,
      }),
    )
    return Items[0] ? numberOf(SlotItem.parse(Items[0]).sk) : -1
  }
  /** What this process believes to be the next slot; where another one took it, it is looked up. */
  let next: number | undefined
  let turn: Promise<unknown> = Promise.resolve()
  const claim = async (slot: Slot): Promise<number> => {
    for (;;) {
      const n = next ?? (await latestSlot()) + 1
      next = undefined
      if (!(await put(slotItem(n, slot), 'attribute_not_exists(pk)'))) continue
      next = n + 1
      return n
    }
  }
  return {
    latestSlot,
    claimSlot(slot) {
      // One after another: at once they would only race each other for the same number.
      const mine = turn.then(() => claim(slot))
      turn = mine.catch(() => {})
      return mine
    },
    async searchEntries(ids, { fresh = false } = {}) {
      return (await batchGet(at, ids.map(keys.searchEntry), fresh)).map((item) => {
        const { pk, v, n, digest, title, body } = EntryItem.parse(item)
        return { id: pk.slice(2), version: v, slot: n, digest, title, body }
      })
    },
    async putSearchEntry(entry) {
      await put(entryItem(entry), 'attribute_not_exists(pk) OR v < :v', { ':v': entry.version })
    },
    async slots({ from, until, fresh = false }) {
      const found: { at: number; slot: Slot }[] = []
      if (until <= from) return found
      let start: Record<string, unknown> | undefined
      do {
        const { Items = [], LastEvaluatedKey } = await db.send(
          new QueryCommand({
            TableName: table,
            KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :until',
            ExpressionAttributeValues: {
              ':pk': 'X',
              ':from': keys.slot(from).sk,
              ':until': keys.slot(Math.min(until - 1, 999_999_999)).sk,
            },
            ConsistentRead: fresh,
            ...(start && { ExclusiveStartKey: start }),
          }),
        )
        for (const item of Items) {
          const { sk, id, v, terms } = SlotItem.parse(item)
          found.push({ at: numberOf(sk), slot: { id, version: v, terms: unpackAscending(terms) } })
        }
        start = LastEvaluatedKey
      } while (start)
      return found
    },
    async slotIds(slots) {
      const items = (await batchGet(at, slots.map(keys.slot))).map((item) => SlotItem.parse(item))
      return new Map(items.map(({ sk, id }) => [numberOf(sk), id]))
    },
    async searchHead({ fresh = false } = {}) {
      const { Item } = await db.send(new GetCommand({ TableName: table, Key: keys.searchHead, ConsistentRead: fresh }))
      if (!Item) return emptyHead
      const { revision, levels } = HeadItem.parse(Item)
      return { revision, levels: JSON.parse(levels) as Head['levels'] }
    },
    putSearchHead: ({ revision, levels }) =>
      put(
        { ...keys.searchHead, revision, levels: JSON.stringify(levels) },
        revision === 1 ? 'attribute_not_exists(pk)' : 'revision = :before',
        revision === 1 ? undefined : { ':before': revision - 1 },
      ),
    async putBucket({ level, index }, bucket, postings) {
      await db.send(new PutCommand({ TableName: table, Item: { ...keys.bucket(level, index, bucket), postings } }))
    },
    async getBuckets(wanted, { fresh = false } = {}) {
      const keyOf = ({ segment: { level, index }, bucket }: BucketKey) => keys.bucket(level, index, bucket)
      const byKey = new Map(wanted.map((w) => [`${keyOf(w).pk} ${keyOf(w).sk}`, w]))
      return (await batchGet(at, wanted.map(keyOf), fresh)).flatMap((item) => {
        const { pk, sk, postings } = BucketItem.parse(item)
        const of = byKey.get(`${pk} ${sk}`)
        return of ? [{ ...of, data: postings }] : []
      })
    },
    async textsOf(wanted, { fresh = false } = {}) {
      const textKeys = wanted.map(({ id, hash }) => keys.text(id, hash))
      const items = await batchGet(at, textKeys, fresh)
      return new Map(items.map((item) => TextItem.parse(item)).map(({ sk, text }) => [sk.slice(2), text]))
    },
  }
}
