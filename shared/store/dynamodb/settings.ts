import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { LoadedNotice, Person, Session, Unit } from '../../settings.ts'
import type { Freshness, SettingsStore } from '../port.ts'
import { keys } from './keys.ts'

const Mark = z.object({ job: z.string(), revision: z.string() })

export const settings = ({ db, table }: { db: DynamoDBDocumentClient; table: string }): SettingsStore => {
  const read = async (sk: string, { fresh = false }: Freshness = {}): Promise<{ sk: string; value: unknown }[]> => {
    const found: { sk: string; value: unknown }[] = []
    let start: Record<string, unknown> | undefined
    do {
      const { Items = [], LastEvaluatedKey } = await db.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: sk ? 'pk = :pk AND begins_with(sk, :sk)' : 'pk = :pk',
          ExpressionAttributeValues: { ':pk': keys.settings.pk, ...(sk && { ':sk': sk }) },
          ConsistentRead: fresh,
          ...(start && { ExclusiveStartKey: start }),
        }),
      )
      found.push(...Items.map((item) => ({ sk: String(item.sk), value: item.value })))
      start = LastEvaluatedKey
    } while (start)
    return found
  }
  const list = async <T>({ sk }: { sk: string }, schema: z.ZodType<T>, how?: Freshness): Promise<T[]> =>
    (await read(sk, how)).map(({ value }) => schema.parse(value))
  const put = (key: { pk: string; sk: string }, value: unknown) =>
    db.send(new PutCommand({ TableName: table, Item: { ...key, value } }))
  return {
    async all(how) {
      const items = await read('', how)
      const of = <T>({ sk: prefix }: { sk: string }, schema: z.ZodType<T>): T[] =>
        items.filter(({ sk }) => sk.startsWith(prefix)).map(({ value }) => schema.parse(value))
      return {
        sessions: of(keys.session(''), Session),
        units: of(keys.unit(''), Unit),
        people: of(keys.person(''), Person),
        notices: of(keys.notice(''), LoadedNotice),
      }
    },
    sessions: (how) => list(keys.session(''), Session, how),
    units: (how) => list(keys.unit(''), Unit, how),
    async putSession(session) {
      await put(keys.session(session.id), session)
    },
    async putUnit(unit) {
      await put(keys.unit(unit.code), unit)
    },
    people: (how) => list(keys.person(''), Person, how),
    async putPerson(person) {
      await put(keys.person(person.sub), person)
    },
    notices: (how) => list(keys.notice(''), LoadedNotice, how),
    async putNotice(notice) {
      await put(keys.notice(notice.year), notice)
    },
    async marks(how) {
      return new Map((await list(keys.mark(''), Mark, how)).map(({ job, revision }) => [job, revision]))
    },
    async putMark(job, revision) {
      await put(keys.mark(job), { job, revision })
    },
  }
}
