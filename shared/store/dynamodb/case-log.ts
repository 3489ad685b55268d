import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb'
import * as z from 'zod'
import { SealedCommit, seal } from '../../case/commit.ts'
import { foldAll } from '../../case/fold.ts'
import type { CaseState } from '../../case/state.ts'
import type { CaseLog, Freshness } from '../port.ts'
import { keys } from './keys.ts'
import { Packed, pack, unpack } from './packed.ts'

const Snapshot = z.object({ version: z.number(), state: Packed })
const TextItem = z.object({ sk: z.string(), text: z.string() })

type Table = { db: DynamoDBDocumentClient; table: string }

/** Whether a write was refused by its condition: somebody came first. Anything else is thrown on. */
export const refused = (error: unknown): true => {
  if (error instanceof ConditionalCheckFailedException) return true
  throw error
}

const queryLog = async ({ db, table }: Table, id: string, above: number, fresh: boolean): Promise<SealedCommit[]> => {
  const { Items = [], LastEvaluatedKey } = await db.send(
    new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
      ExpressionAttributeValues: {
        ':pk': keys.log(id, 0).pk,
        ':from': keys.log(id, above + 1).sk,
        ':to': keys.log(id, 999_999).sk,
      },
      ConsistentRead: fresh,
    }),
  )
  const page = Items.map((item) => SealedCommit.parse(item))
  return LastEvaluatedKey ? [...page, ...(await queryLog({ db, table }, id, above + page.length, fresh))] : page
}

/** The snapshot, then only the commits above it: a few at most, since one is put every few. */
const loadOnce = async (at: Table, id: string, fresh: boolean): Promise<CaseState | undefined> => {
  const { Item } = await at.db.send(
    new GetCommand({ TableName: at.table, Key: keys.snapshot(id), ConsistentRead: fresh }),
  )
  const found = Item && unpack<CaseState>(Snapshot.parse(Item).state)
  // One that was folded before these were kept cannot tell what was so when: the whole log is folded again.
  const snapshot = found?.tracks && found.held && found.published ? found : undefined
  return foldAll(await queryLog(at, id, snapshot?.version ?? 0, fresh), snapshot)
}

export const caseLog = (at: Table): CaseLog => ({
  async load(id: string, { fresh = false, atLeast = 0 }: Freshness = {}) {
    const state = await loadOnce(at, id, fresh)
    return fresh || (state && state.version >= atLeast) ? state : loadOnce(at, id, true)
  },
  async append(commit) {
    const { body, hash } = seal(commit)
    try {
      await at.db.send(
        new PutCommand({
          TableName: at.table,
          Item: { ...keys.log(commit.suggestion, commit.version), body, hash },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      )
      return hash
    } catch (error) {
      return refused(error) && null
    }
  },
  read: (id) => queryLog(at, id, 0, true),
  async putTexts(id, texts) {
    for (const [hash, text] of texts)
      await at.db.send(new PutCommand({ TableName: at.table, Item: { ...keys.text(id, hash), text } }))
  },
  async getTexts(id, hashes) {
    const found = new Map<string, string>()
    const wanted = [...new Set(hashes)]
    for (let i = 0; i < wanted.length; i += 100) {
      let request: Record<string, { Keys: Record<string, unknown>[] }> | undefined = {
        [at.table]: { Keys: wanted.slice(i, i + 100).map((hash) => keys.text(id, hash)) },
      }
      while (request && Object.keys(request).length > 0) {
        const answer: { Responses?: Record<string, unknown[]>; UnprocessedKeys?: unknown } = await at.db.send(
          new BatchGetCommand({ RequestItems: request }),
        )
        for (const item of answer.Responses?.[at.table] ?? []) {
          const { sk, text } = TextItem.parse(item)
          found.set(sk.slice(2), text)
        }
        request = answer.UnprocessedKeys as typeof request
      }
    }
    return found
  },
  async putSnapshot(state) {
    try {
      await at.db.send(
        new PutCommand({
          TableName: at.table,
          Item: { ...keys.snapshot(state.id), version: state.version, state: pack(state) },
          ConditionExpression: 'attribute_not_exists(pk) OR #v < :v',
          ExpressionAttributeNames: { '#v': 'version' },
          ExpressionAttributeValues: { ':v': state.version },
        }),
      )
    } catch (error) {
      refused(error)
    }
  },
})
