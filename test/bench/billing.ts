import type { ObservedCall } from '../../infra/local/dynamodb/index.ts'
import { dueIndex } from '../../shared/store/dynamodb/keys.ts'

/** An attribute in DynamoDB's JSON. */
type Attribute = { S?: string; N?: string; BOOL?: boolean; NULL?: boolean; L?: Attribute[]; M?: Item; B?: string }
export type Item = Record<string, Attribute>

const bytes = (text: string): number => Buffer.byteLength(text)

/** The size of an attribute as DynamoDB counts it (AWS, "DynamoDB item sizes and formats"). Bytes. */
export const attributeSize = (a: Attribute): number => {
  if (a.S !== undefined) return bytes(a.S)
  if (a.N !== undefined)
    return Math.ceil(a.N.replace(/[-.]/g, '').replace(/^0+/, '').length / 2) + 1 + (a.N.startsWith('-') ? 1 : 0)
  if (a.B !== undefined) return Buffer.from(a.B, 'base64').length
  if (a.L) return 3 + a.L.reduce((sum, x) => sum + 1 + attributeSize(x), 0)
  if (a.M) return 3 + Object.keys(a.M).length + itemSize(a.M)
  return 1
}

/** Names and values of all attributes. Bytes. */
export const itemSize = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + attributeSize(value), 0)

/** Write units: one for each 1 KB begun, of the larger of the item before and after. */
export const writeUnits = (size: number): number => Math.max(1, Math.ceil(size / 1024))

/** Read units: one for each 4 KB begun, half of it where the read may lag. */
export const readUnits = (size: number, consistent: boolean): number =>
  Math.max(1, Math.ceil(size / 4096)) * (consistent ? 1 : 0.5)

/** What an item is, by its keys: see shared/store/dynamodb/keys.ts. */
export const kindOf = (pk: string, sk: string): string => {
  if (pk.startsWith('S#'))
    return { L: 'log', S: 'snapshot', T: 'text', W: 'token', P: 'personal' }[sk[0] ?? ''] ?? 'other'
  return { R: 'row', N: 'number', I: 'request' }[pk[0] ?? ''] ?? 'settings'
}

type Stored = { size: number; due?: string }
type Tally = { writes: Record<string, number>; reads: Record<string, number>; commits: number; refused: number }

const emptyTally = (): Tally => ({ writes: {}, reads: {}, commits: 0, refused: 0 })
const add = (to: Record<string, number>, key: string, units: number): void => {
  to[key] = (to[key] ?? 0) + units
}

/**
 * Counts what AWS would bill, from the calls that the embedded DynamoDB answered: it reports neither index units nor
 * those of refused puts. It must see every write since the table was empty, since a put is billed by what was there.
 */
export const createMeter = () => {
  const items = new Map<string, Stored>()
  let tally = emptyTally()
  const keyOf = (of: Item): [string, string] => [of.pk?.S ?? '', of.sk?.S ?? '']
  const dueOf = (item: Item): string | undefined =>
    item[dueIndex.sk]?.S ? `${item[dueIndex.pk]?.S}|${item[dueIndex.sk]?.S}` : undefined

  const put = (item: Item, ok: boolean): void => {
    const [pk, sk] = keyOf(item)
    const kind = kindOf(pk, sk)
    const before = items.get(`${pk}|${sk}`)
    const size = itemSize(item)
    add(tally.writes, kind, writeUnits(ok ? Math.max(size, before?.size ?? 0) : (before?.size ?? 0)))
    if (!ok) {
      tally.refused++
      return
    }
    if (kind === 'log') tally.commits++
    const due = dueOf(item)
    // A changed sort key is one entry deleted and one put; with keys only nothing else can change it.
    if (due !== before?.due) add(tally.writes, 'index', (before?.due ? 1 : 0) + (due ? 1 : 0))
    items.set(`${pk}|${sk}`, { size, ...(due && { due }) })
  }

  const remove = (key: Item, ok: boolean): void => {
    const [pk, sk] = keyOf(key)
    const before = items.get(`${pk}|${sk}`)
    add(tally.writes, kindOf(pk, sk), writeUnits(before?.size ?? 0))
    if (!ok) tally.refused++
    else items.delete(`${pk}|${sk}`)
  }

  type Request = {
    Item?: Item
    Key?: Item
    ConsistentRead?: boolean
    IndexName?: string
    RequestItems?: Record<string, { Keys: Item[]; ConsistentRead?: boolean }>
    ExpressionAttributeValues?: Item
  }
  type Response = { Items?: Item[]; Item?: Item }
  return {
    observe({ target, request, status, response }: ObservedCall): void {
      const r = request as Request
      const a = response as Response
      const ok = status === 200
      if (target === 'PutItem' && r.Item) put(r.Item, ok)
      if (target === 'DeleteItem' && r.Key) remove(r.Key, ok)
      if (target === 'GetItem' && r.Key)
        add(tally.reads, kindOf(...keyOf(r.Key)), readUnits(a.Item ? itemSize(a.Item) : 0, r.ConsistentRead ?? false))
      if (target === 'Query') {
        const pk =
          Object.values(r.ExpressionAttributeValues ?? {}).find((v) => v.S && /^(S#|R#|N#|SET)/.test(v.S))?.S ?? ''
        const kind = r.IndexName ? 'index' : pk.startsWith('S#') ? 'log' : kindOf(pk, '')
        add(
          tally.reads,
          kind,
          readUnits(
            (a.Items ?? []).reduce((sum, item) => sum + itemSize(item), 0),
            r.ConsistentRead ?? false,
          ),
        )
      }
      if (target === 'BatchGetItem')
        for (const { Keys, ConsistentRead } of Object.values(r.RequestItems ?? {}))
          for (const key of Keys) {
            const [pk, sk] = keyOf(key)
            add(tally.reads, kindOf(pk, sk), readUnits(items.get(`${pk}|${sk}`)?.size ?? 0, ConsistentRead ?? false))
          }
    },
    /** What was counted since the last call. */
    take(): Tally {
      const taken = tally
      tally = emptyTally()
      return taken
    },
  }
}
export type { Tally }

/** Sum of a tally's units, without the given kinds. */
export const sum = (units: Record<string, number>, without: readonly string[] = []): number =>
  Object.entries(units).reduce((total, [kind, n]) => (without.includes(kind) ? total : total + n), 0)
