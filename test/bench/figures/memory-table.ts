import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
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

/**
 * A table in memory for the document client's Get, Put and Query, with the conditions of shared/store/dynamodb/figures.ts.
 * It counts what it is asked for. dynalite would take hours to load a million items.
 */
export class MemoryTable {
  /** Roll-ups as they are; facts by their number in the slab. */
  readonly #items = new Map<string, Map<string, Item | number>>()
  readonly #facts = new Slab()
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
    if (command instanceof QueryCommand) return this.#query(command.input as unknown as Query)
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
    of.set(item.sk, item.pk.startsWith('F#') ? this.#facts.put(item) : item)
    return {}
  }

  #read(of: Map<string, Item | number> | undefined, sk: string): Item | undefined {
    const found = of?.get(sk)
    return typeof found === 'number' ? this.#facts.get(found) : found
  }

  #get({ Key: { pk, sk }, ConsistentRead = false }: { Key: Item; ConsistentRead?: boolean }) {
    const found = this.#read(this.#items.get(pk), sk)
    if (this.counting) {
      this.#asked.items += 1
      this.#asked.readUnits += getUnits(found ? sizeOf(found) : 0, ConsistentRead)
    }
    return { Item: found }
  }

  #query(input: Query) {
    const { ExpressionAttributeValues: values, ExpressionAttributeNames: names, ExclusiveStartKey: start } = input
    const pk = String(values[':pk'])
    const from = String(values[':from'] ?? '')
    const until = String(values[':until'] ?? '\uffff')
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
      if (bytes + size > pageBytes && page.length > 0) break
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
type Query = {
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
  const size = itemSize(Object.fromEntries(Object.entries(item).map(([name, value]) => [name, asValue(value)])))
  sizes.set(item, size)
  return size
}

const asValue = (value: unknown): Value => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (value instanceof Uint8Array) return { B: Buffer.from(value).toString('base64') }
  if (Array.isArray(value)) return { L: value.map(asValue) }
  throw new Error(`the memory table does not keep ${typeof value}`)
}
