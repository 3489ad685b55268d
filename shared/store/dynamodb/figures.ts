import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { sha256 } from '../../case/commit.ts'
import { type Bucket, type Fact, placeOf } from '../../rates/fact.ts'
import type { Rollup } from '../../rates/rollup.ts'
import { emptySums } from '../../rates/sums.ts'
import type { Change } from '../../rates/track.ts'
import type { FigureStore, RollupDepth } from '../port.ts'
import { refused } from './case-log.ts'
import { keys } from './keys.ts'
import { Packed } from './packed.ts'
import { packParts, unpackParts, unpackSumsAt } from './packed-parts.ts'
import { packSums, unpackSums } from './packed-sums.ts'

/** Members of standings as they are stored: a thousand facts are read to count a unit again, so each byte counts. */
const short = {
  unit: 'u',
  within: 'w',
  first: 'f',
  outside: 'o',
  dueOn: 'd',
  firstDueOn: 'e',
  issuedOn: 'i',
  metOn: 'm',
  contactedOn: 'k',
  contactUnknown: 'y',
  unreached: 'n',
  category: 'c',
  publish: 'p',
  ratings: 'r',
  unrated: 'l',
  redo: 'x',
  promises: 'q',
  on: 'g',
  back: 'b',
  dropped: 'z',
  topics: 't',
} as const
const long = new Map(Object.entries(short).map(([name, letter]) => [letter as string, name]))
const shortOf = new Map(Object.entries(short))

const renamed = (days: readonly Change[], names: ReadonlyMap<string, string>): Change[] =>
  days.map(([day, members]) => [
    day,
    Object.fromEntries(Object.entries(members).map(([name, value]) => [names.get(name) ?? name, value])),
  ])

const FactItem = z.object({
  pk: z.string(),
  sk: z.string(),
  v: z.number(),
  on: z.string().optional(),
  named: z.array(z.string()).optional(),
  days: z.string(),
})
const RollupItem = z.object({
  pk: z.string(),
  sk: z.string(),
  rev: z.number(),
  named: z.array(z.string()).optional(),
  above: z.array(z.string()).optional(),
  sum: z.instanceof(Uint8Array).optional(),
  months: z.instanceof(Uint8Array).optional(),
  parts: Packed.optional(),
})

/** What is read of a roll-up. */
const attributesOf = (depth: RollupDepth): string => {
  const always = '#pk,#sk,#rev,#named,#above'
  if (typeof depth === 'object') return `${always},#parts`
  return `${always},${{ all: '#sum', now: '#months', parts: '#sum,#months,#parts' }[depth]}`
}

/** Confidential ones are kept apart by who is named; the name of such a group within a unit. */
const groupOf = ({ visibleTo }: Bucket): string => (visibleTo ? sha256(JSON.stringify(visibleTo)).slice(0, 8) : '')

const bucketOf = (pk: string, unit: string, named: string[] | undefined): Bucket => ({
  session: pk.slice(2),
  unit,
  ...(named && { visibleTo: named }),
})

const kindOf = (id: string, unit: string): Fact['kind'] =>
  unit.startsWith('~') ? 'suggestion' : id.includes('~') ? 'opinion' : 'lead'

const factOf = (item: unknown): Fact => {
  const { pk, sk, v, on, named, days } = FactItem.parse(item)
  const [unit = '', , , , id = ''] = sk.split('|')
  return {
    bucket: bucketOf(pk, unit, named),
    kind: kindOf(id, unit),
    id,
    ...(on !== undefined && { assignedOn: on }),
    v,
    days: renamed(JSON.parse(days) as Change[], long),
  }
}

/** The key of a roll-up's one sum over all months. */
const whole = ''

const rollupIn = (item: unknown, depth: RollupDepth = 'parts'): { rollup: Rollup; revision: number } => {
  const { pk, sk, rev, named, above, sum, months, parts } = RollupItem.parse(item)
  if (!sum && !months && !parts)
    throw new Error(`the roll-up ${pk} ${sk} has no sums that this version reads: npm run rebuild`)
  const [unit = ''] = sk.split('|')
  const rollup = {
    bucket: bucketOf(pk, unit, named),
    all: (sum && unpackSums(sum)[whole]) ?? emptySums(),
    now: months ? unpackSums(months) : parts && typeof depth === 'object' ? unpackSumsAt(parts, depth.endOf) : {},
    parts: parts && depth === 'parts' ? unpackParts(parts) : [],
    ...(above && { above }),
  }
  return { rollup, revision: rev }
}

/** Where a fact is. */
export const factKey = ({ bucket, id, assignedOn }: Fact): { pk: string; sk: string } =>
  keys.fact(
    bucket.session,
    bucket.unit,
    groupOf(bucket),
    placeOf({ id, ...(assignedOn !== undefined && { assignedOn }) }),
    id,
  )

/** A fact as it is stored. */
export const factItem = (fact: Fact) => {
  const { bucket, assignedOn, v, days } = fact
  return {
    ...factKey(fact),
    v,
    ...(assignedOn !== undefined && { on: assignedOn }),
    ...(bucket.visibleTo && { named: bucket.visibleTo }),
    days: JSON.stringify(renamed(days, shortOf)),
  }
}

/** The first string after all that begin with the given one and `|`. */
const afterAll = (prefix: string): string => `${prefix}}`

export const figures = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): FigureStore => {
  const query = async <T>(
    pk: string,
    [from, until]: [string, string] | [],
    read: (item: Record<string, unknown>) => T,
    { fresh = false, only }: { fresh?: boolean; only?: string } = {},
  ): Promise<T[]> => {
    const found: T[] = []
    let start: Record<string, unknown> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: from === undefined ? 'pk = :pk' : 'pk = :pk AND sk BETWEEN :from AND :until',
          ExpressionAttributeValues: { ':pk': pk, ...(from !== undefined && { ':from': from, ':until': until }) },
          ConsistentRead: fresh,
          ...(only && {
            ProjectionExpression: only,
            ExpressionAttributeNames: Object.fromEntries(only.split(',').map((name) => [name, name.slice(1)])),
          }),
          ...(start && { ExclusiveStartKey: start }),
        }),
      )
      for (const item of Items) found.push(read(item))
      start = LastEvaluatedKey
    } while (start)
    return found
  }
  return {
    async putFact(fact) {
      try {
        await db.send(
          new PutCommand({
            TableName: table,
            Item: factItem(fact),
            // The same version says the same: putting it again repairs it.
            ConditionExpression: 'attribute_not_exists(pk) OR v <= :v',
            ExpressionAttributeValues: { ':v': fact.v },
          }),
        )
      } catch (error) {
        refused(error)
      }
    },
    facts(bucket, { range, fresh } = {}) {
      const group = groupOf(bucket)
      const { pk } = keys.fact(bucket.session, '', '', { month: '', spread: 0 }, '')
      const within = `${bucket.unit}|${group}`
      const last = range && keys.spread(range.until - 1)
      return query(
        pk,
        range
          ? [`${within}|${range.month}|${keys.spread(range.from)}|`, afterAll(`${within}|${range.month}|${last}`)]
          : [`${within}|`, afterAll(within)],
        factOf,
        { fresh },
      )
    },
    listFacts(session, unit) {
      const { pk } = keys.fact(session, '', '', { month: '', spread: 0 }, '')
      return query(pk, unit === undefined ? [] : [`${unit}|`, afterAll(unit)], factOf)
    },
    async getRollup(bucket, { fresh = false } = {}) {
      const { Item } = await db.send(
        new GetCommand({
          TableName: table,
          Key: keys.rollup(bucket.session, bucket.unit, groupOf(bucket)),
          ConsistentRead: fresh,
        }),
      )
      return Item && rollupIn(Item)
    },
    async putRollup({ bucket, all, now, parts, above }, before) {
      try {
        await db.send(
          new PutCommand({
            TableName: table,
            Item: {
              ...keys.rollup(bucket.session, bucket.unit, groupOf(bucket)),
              rev: (before ?? 0) + 1,
              ...(bucket.visibleTo && { named: bucket.visibleTo }),
              ...(above && { above }),
              sum: packSums({ [whole]: all }),
              months: packSums(now),
              parts: packParts(parts),
            },
            ...(before === undefined
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : { ConditionExpression: 'rev = :r', ExpressionAttributeValues: { ':r': before } }),
          }),
        )
        return true
      } catch (error) {
        return !refused(error)
      }
    },
    async listRollups(session, { unit, depth = 'parts' } = {}) {
      const { pk } = keys.rollup(session, '', '')
      const range: [string, string] | [] = unit === undefined ? [] : [`${unit}|`, afterAll(unit)]
      const found = await query(pk, range, (item) => rollupIn(item, depth), { only: attributesOf(depth) })
      return found.map(({ rollup }) => rollup)
    },
  }
}
