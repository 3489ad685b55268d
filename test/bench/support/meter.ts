import { dueIndex } from '../../../shared/store/dynamodb/keys.ts'
import { type Item, itemSize } from './item-size.ts'
import { deleteUnits, type Entry, getUnits, indexUnits, putUnits, queryUnits } from './units.ts'

/** One answered call, as `observe` of the embedded runtime gives it. */
export type Call = { target: string; request: unknown; status: number; response: unknown }

export const kinds = [
  'log',
  'token',
  'row',
  'index',
  'snapshot',
  'text',
  'personal',
  'settings',
  'claims',
  'request',
  'message',
  'fact',
  'rollup',
  'work',
  'search',
  'link',
] as const
/** What an item is for, by its key (see shared/store/dynamodb/keys.ts); `index` is the entry beside a row. */
export type Kind = (typeof kinds)[number]

export type Use = { units: number; calls: number }
export type Tally = {
  writes: Record<Kind, Use>
  reads: Record<Kind, Use>
  /** Commits: log items that were put. */
  commits: number
  /** Puts and deletes that their condition refused. */
  refused: number
}

type Request = {
  Item?: Item
  Key?: Item
  IndexName?: string
  ConsistentRead?: boolean
  ExpressionAttributeValues?: Item
  RequestItems?: Record<string, { Keys: Item[]; ConsistentRead?: boolean } | { PutRequest?: { Item: Item } }[]>
}
type Response = { Item?: Item; Items?: Item[]; Count?: number; ScannedCount?: number; __type?: string }
type Stored = { bytes: number; entry: Entry | undefined }

const notBilled = new Set(['CreateTable', 'DescribeTable', 'ListTables', 'DescribeTimeToLive', 'UpdateTimeToLive'])

/**
 * Counts DynamoDB request units from the calls seen, since dynalite reports neither index units nor those of refused
 * puts. It must see every write from the empty table on: what an item costs depends on the one before it.
 */
export class Meter {
  #stored = new Map<string, Stored>()
  #counting = false
  #tally = emptyTally()
  /** Calls that this meter cannot bill: then its figures are worth nothing. */
  readonly unknown = new Set<string>()

  /** Given to the runtime. Throws nothing: it runs inside the answer. */
  readonly observe = (call: Call): void => {
    if (notBilled.has(call.target)) return
    const request = call.request as Request
    const response = call.response as Response
    const refused = call.status === 400 && response.__type?.endsWith('ConditionalCheckFailedException') === true
    if (call.status !== 200 && !refused) return
    if (call.target === 'PutItem' && request.Item) this.#put(request.Item, refused)
    else if (call.target === 'DeleteItem' && request.Key) this.#delete(request.Key, refused)
    else if (call.target === 'GetItem' && request.Key) this.#get(request.Key, request.ConsistentRead === true)
    else if (call.target === 'BatchGetItem') this.#batchGet(request)
    else if (call.target === 'BatchWriteItem') this.#batchWrite(request)
    else if (call.target === 'Query' && response.Count === response.ScannedCount) this.#query(request, response)
    else this.unknown.add(call.target)
  }

  /** Starts counting from nothing. */
  start(): void {
    this.#tally = emptyTally()
    this.#counting = true
  }

  stop(): Tally {
    this.#counting = false
    return this.#tally
  }

  /** Looks without being counted. */
  async aside<T>(look: () => Promise<T>): Promise<T> {
    const counting = this.#counting
    this.#counting = false
    try {
      return await look()
    } finally {
      this.#counting = counting
    }
  }

  #put(item: Item, refused: boolean): void {
    const kind = kindOf(item)
    const before = this.#stored.get(keyOf(item))
    const after = { bytes: itemSize(item), entry: entryOf(item) }
    this.#count('writes', kind, putUnits(before?.bytes ?? 0, after.bytes))
    this.#written(kind, refused, before, after)
    if (!refused) this.#stored.set(keyOf(item), after)
  }

  #delete(key: Item, refused: boolean): void {
    const before = this.#stored.get(keyOf(key))
    this.#count('writes', kindOf(key), deleteUnits(before?.bytes ?? 0))
    this.#written(kindOf(key), refused, before, undefined)
    if (!refused) this.#stored.delete(keyOf(key))
  }

  #written(kind: Kind, refused: boolean, before: Stored | undefined, after: Stored | undefined): void {
    if (!this.#counting) return
    if (refused) {
      this.#tally.refused++
      return
    }
    if (kind === 'log') this.#tally.commits++
    const units = indexUnits(before?.entry, after?.entry)
    if (units > 0) this.#count('writes', 'index', units)
  }

  #get(key: Item, consistent: boolean): void {
    this.#count('reads', kindOf(key), getUnits(this.#stored.get(keyOf(key))?.bytes ?? 0, consistent))
  }

  #batchGet({ RequestItems = {} }: Request): void {
    for (const asked of Object.values(RequestItems))
      if (!Array.isArray(asked)) for (const key of asked.Keys) this.#get(key, asked.ConsistentRead === true)
  }

  #batchWrite({ RequestItems = {} }: Request): void {
    for (const { PutRequest } of Object.values(RequestItems).flat() as { PutRequest?: { Item: Item } }[])
      if (PutRequest) this.#put(PutRequest.Item, false)
      else this.unknown.add('BatchWriteItem with deletes')
  }

  #query(request: Request, { Items = [] }: Response): void {
    const values = Object.values(request.ExpressionAttributeValues ?? {}).map((v) => v.S ?? '')
    const kind = request.IndexName ? 'index' : Items[0] ? kindOf(Items[0]) : kindOfQuery(values)
    const sizes = Items.map((item) =>
      request.IndexName ? (entryOf(item)?.bytes ?? 0) : (this.#stored.get(keyOf(item))?.bytes ?? itemSize(item)),
    )
    this.#count('reads', kind, queryUnits(sizes, request.ConsistentRead === true && !request.IndexName))
  }

  #count(way: 'writes' | 'reads', kind: Kind, units: number): void {
    if (!this.#counting) return
    this.#tally[way][kind].units += units
    this.#tally[way][kind].calls++
  }
}

const emptyUses = (): Record<Kind, Use> =>
  Object.fromEntries(kinds.map((kind) => [kind, { units: 0, calls: 0 }])) as Record<Kind, Use>

const emptyTally = (): Tally => ({ writes: emptyUses(), reads: emptyUses(), commits: 0, refused: 0 })

const keyOf = ({ pk, sk }: Item): string => `${pk?.S}\n${sk?.S}`

const kindOf = ({ pk, sk }: Item): Kind => kindOfKey(pk?.S ?? '', sk?.S ?? '')

const kindOfQuery = (values: string[]): Kind => {
  const pk = values.find((v) => /^(S#|R#|N#|I#|F#|G#|W#|X#|K#|SET$|OUT$|X$)/.test(v)) ?? ''
  return kindOfKey(pk, values.find((v) => v !== pk) ?? '')
}

const kindOfKey = (pk: string, sk: string): Kind => {
  if (pk.startsWith('R#')) return 'row'
  if (pk.startsWith('N#')) return 'claims'
  if (pk.startsWith('I#')) return 'request'
  if (pk.startsWith('F#')) return 'fact'
  if (pk.startsWith('G#')) return 'rollup'
  if (pk.startsWith('W#')) return 'work'
  if (pk === 'X' || pk.startsWith('X#') || sk === 'X') return 'search'
  if (pk === 'SET') return 'settings'
  if (pk === 'OUT' || sk.startsWith('M#')) return 'message'
  if (pk.startsWith('K#')) return 'link'
  if (sk.startsWith('T#')) return 'text'
  if (sk.startsWith('W#')) return 'token'
  if (sk === 'SNAP') return 'snapshot'
  if (sk === 'P') return 'personal'
  if (sk.startsWith('L#')) return 'log'
  throw new Error(`the meter does not know the key ${pk} ${sk}`)
}

/** The entry of an item in the one index, if it has one: it is written anew when its place or the brief in it changes. */
const entryOf = (item: Item): Entry | undefined => {
  const { pk, sk, [dueIndex.pk]: shard, [dueIndex.sk]: at, [dueIndex.brief]: brief } = item
  if (!pk || !sk || shard?.S === undefined || at?.S === undefined) return undefined
  const key = `${shard.S}\n${at.S}`
  const bytes = itemSize({ pk, sk, [dueIndex.pk]: shard, [dueIndex.sk]: at, ...(brief && { [dueIndex.brief]: brief }) })
  return { key, projected: `${key}\n${brief?.S ?? ''}`, bytes }
}
