import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import { dueIndex } from '../../../shared/store/dynamodb/keys.ts'
import { itemSize, type Value } from '../support/item-size.ts'
import { getUnits, putUnits, queryUnits } from '../support/units.ts'
import { Slab } from './slab.ts'

type Item = Record<string, unknown> & { pk: string; sk: string }
type Names = Record<string, string>
type Values = Record<string, unknown>

/** A query's page ends after so many bytes, as DynamoDB's does. */
const pageBytes = 1024 * 1024

/** What was asked of the table, in items and in request units as DynamoDB bills them. */
export type Asked = { items: number; readUnits: number; writeUnits: number }

/** What there is most of lies outside the heap. */
const inSlab = /^[FR]#/

/**
 * A table in memory for the document client's Get, BatchGet, Put and Query, also of the index `due`, with the conditions
 * of shared/store/dynamodb/figures.ts. It counts what it is asked for. dynalite would take hours to load a million items.
 */
export class MemoryTable {
  /** Most items as they are; facts and rows by their number in the slab. */
  readonly #items = new Map<string, Map<string, Item | number>>()
  readonly #slab = new Slab()
  /** The entries of the index by their part of it. */
  readonly #due = new Map<string, Item[]>()
  readonly #order = new Map<string, string[]>()
  #asked: Asked = { items: 0, readUnits: 0, writeUnits: 0 }

  /** The table as the store's adapter takes it; counting can be left out while it is filled. */
  client(): DynamoDBDocumentClient {
    return { send: async (command: unknown) => this.#send(command) } as unknown as DynamoDBDocumentClient
  }

  counting = false

  /** What was asked since the last time. */
  take(): Asked {
    const asked = this.#asked
    this.#asked = { items: 0, readUnits: 0, writeUnits: 0 }
    return asked
  }

  get size(): number {
    return [...this.#items.values()].reduce((n, of) => n + of.size, 0)
  }

  #send(command: unknown): unknown {
    if (command instanceof PutCommand) return this.#put(command.input as unknown as { Item: Item } & Conditional)
    if (command instanceof GetCommand)
      return this.#get(command.input as unknown as { Key: Item; ConsistentRead?: boolean })
    if (command instanceof BatchGetCommand) return this.#batchGet(command.input as unknown as BatchGet)
    if (command instanceof QueryCommand) {
      const query = command.input as unknown as Query
      return query.IndexName ? this.#queryDue(query) : this.#query(query)
    }
    throw new Error('the memory table does not know the command')
  }

  #put({
    Item: item,
    ConditionExpression: condition,
    ExpressionAttributeValues: values = {},
  }: { Item: Item } & Conditional) {
    const of = this.#items.get(item.pk) ?? new Map<string, Item | number>()
    const before = this.#read(of, item.sk)
    if (this.counting) this.#asked.writeUnits += putUnits(before ? sizeOf(before) : 0, sizeOf(item))
    if (condition && !holds(condition, before, values))
      throw new ConditionalCheckFailedException({ message: 'refused', $metadata: {} })
    if (!before) this.#order.delete(item.pk)
    this.#items.set(item.pk, of)
    of.set(item.sk, inSlab.test(item.pk) ? this.#slab.put(item) : item)
    this.#index(item)
    return {}
  }

  /** A row is put once here, so its entry never moves. */
  #index({ pk, sk, [dueIndex.pk]: part, [dueIndex.sk]: at, [dueIndex.brief]: brief }: Item): void {
    if (typeof part !== 'string') return
    const of = this.#due.get(part) ?? []
    this.#due.set(part, of)
    of.push({ pk, sk, [dueIndex.pk]: part, [dueIndex.sk]: at, ...(brief !== undefined && { [dueIndex.brief]: brief }) })
  }

  #read(of: Map<string, Item | number> | undefined, sk: string): Item | undefined {
    const found = of?.get(sk)
    return typeof found === 'number' ? this.#slab.get(found) : found
  }

  #get({ Key: { pk, sk }, ConsistentRead = false }: { Key: Item; ConsistentRead?: boolean }) {
    const found = this.#read(this.#items.get(pk), sk)
    if (this.counting) {
      this.#asked.items += 1
      this.#asked.readUnits += getUnits(found ? sizeOf(found) : 0, ConsistentRead)
    }
    return { Item: found }
  }

  #batchGet({ RequestItems: asked }: BatchGet) {
    const answers = Object.entries(asked).map(([table, { Keys: keys, ConsistentRead: fresh = false }]) => [
      table,
      keys.flatMap((key) => this.#get({ Key: key, ConsistentRead: fresh }).Item ?? []),
    ])
    return { Responses: Object.fromEntries(answers) }
  }

  /** All of a part of the index at once: it is far below a page of DynamoDB's. */
  #queryDue({ ExpressionAttributeValues: values }: Query) {
    const of = this.#due.get(String(values[':s'])) ?? []
    const found = [...of].sort((a, b) => (String(a[dueIndex.sk]) < String(b[dueIndex.sk]) ? -1 : 1))
    if (this.counting) {
      this.#asked.items += found.length
      this.#asked.readUnits += queryUnits(found.map(sizeOf), false)
    }
    return { Items: found }
  }

  #query(input: Query) {
    const { ExpressionAttributeValues: values, ExpressionAttributeNames: names, ExclusiveStartKey: start } = input
    const pk = String(values[':pk'])
    const from = String(values[':from'] ?? values[':sk'] ?? '')
    const until = String(values[':until'] ?? `${values[':sk'] ?? ''}\uffff`)
    const most = input.Limit ?? Number.POSITIVE_INFINITY
    const of = this.#items.get(pk)
    const order = this.#orderOf(pk)
    const page: Item[] = []
    const sizes: number[] = []
    let bytes = 0
    let last: string | undefined
    for (let i = start ? firstAfter(order, start.sk) : firstAt(order, from); i < order.length; i++) {
      const sk = order[i] as string
      const item = this.#read(of, sk)
      if (sk > until || !item) break
      const size = sizeOf(item)
      if (page.length === most || (bytes + size > pageBytes && page.length > 0)) break
      page.push(item)
      sizes.push(size)
      bytes += size
      last = sk
    }
    const more = last !== undefined && (order[firstAfter(order, last)] ?? '\uffff') <= until
    if (this.counting) {
      this.#asked.items += page.length
      this.#asked.readUnits += queryUnits(sizes, input.ConsistentRead === true)
    }
    return {
      Items: names ? page.map((item) => projected(item, Object.values(names))) : page,
      ...(more && { LastEvaluatedKey: { pk, sk: last } }),
    }
  }

  #orderOf(pk: string): string[] {
    const order = this.#order.get(pk) ?? [...(this.#items.get(pk)?.keys() ?? [])].sort()
    this.#order.set(pk, order)
    return order
  }
}

type Conditional = { ConditionExpression?: string; ExpressionAttributeValues?: Values }
type BatchGet = { RequestItems: Record<string, { Keys: Item[]; ConsistentRead?: boolean }> }
type Query = {
  IndexName?: string
  Limit?: number
  ExpressionAttributeValues: Values
  ExpressionAttributeNames?: Names
  ExclusiveStartKey?: Item
  ConsistentRead?: boolean
}

const holds = (condition: string, before: Item | undefined, values: Values): boolean => {
  switch (condition) {
    case 'attribute_not_exists(pk)':
      return before === undefined
    case 'attribute_not_exists(pk) OR v <= :v':
      return before === undefined || Number(before.v) <= Number(values[':v'])
    case 'attribute_not_exists(pk) OR v < :v':
      return before === undefined || Number(before.v) < Number(values[':v'])
    case 'rev = :r':
      return before?.rev === values[':r']
    default:
      throw new Error(`the memory table does not know the condition ${condition}`)
  }
}

const projected = (item: Item, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(names.filter((name) => item[name] !== undefined).map((name) => [name, item[name]]))

/** The place of the first key from `sk` on, or after it. */
const firstAt = (order: readonly string[], sk: string): number => search(order, (key) => key >= sk)
const firstAfter = (order: readonly string[], sk: string): number => search(order, (key) => key > sk)
const search = (order: readonly string[], isReached: (key: string) => boolean): number => {
  let [low, high] = [0, order.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isReached(order[middle] as string)) high = middle
    else low = middle + 1
  }
  return low
}

/** Told once for each: a database knows it, and it is none of the page's work. */
const sizes = new WeakMap<Item, number>()

const sizeOf = (item: Item): number => {
  const known = sizes.get(item)
  if (known !== undefined) return known
  const size = itemSize(asValues(item))
  sizes.set(item, size)
  return size
}

const asValues = (of: object): Record<string, Value> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, asValue(value)]))

const asValue = (value: unknown): Value => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(asValue) }
  if (typeof value === 'object' && value !== null) return { M: asValues(value) }
  throw new Error(`the memory table does not keep ${typeof value}`)
}
