import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import writeWorkbook from 'write-excel-file/node'
import { importSuggestions } from '../../../functions/api/acts/import-suggestions.ts'
import type { ApiDeps } from '../../../functions/api/deps.ts'
import { ledgerAnswer } from '../../../functions/api/ledger/ledger-answer.ts'
import { namingOf } from '../../../functions/api/ledger/naming.ts'
import { storeOf } from '../../../functions/clients.ts'
import { startDynamoDb } from '../../../infra/local/dynamodb/index.ts'
import { ensureTable, tableName } from '../../../infra/local/table.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import { columns } from '../../../shared/ledger/columns.ts'
import { readLedger } from '../../../shared/ledger/read-ledger.ts'
import { ruleBook } from '../../../shared/rule-book.ts'
import { isLogItem } from '../../../shared/store/dynamodb/keys.ts'
import { sessionIds } from '../figures/draw-facts.ts'
import { fillDesk, now } from '../pages/fill-desk.ts'
import { bodyOf, random, titleOf } from '../support/titles.ts'
import { type Cost, costOf } from './peak.ts'

const secretariat: Actor = { role: 'secretariat', sub: 'bench', name: '代表工委' }
const session = sessionIds.at(-1) ?? ''

/** A ledger as an office keeps it: so many rows, each with a text of some 800 characters. */
export const ledgerFile = (rows: number): Promise<Buffer> => {
  const next = random(rows)
  const cells = (n: number): Record<string, string> => ({
    number: String(n + 1).padStart(4, '0'),
    title: titleOf(next),
    body: bodyOf(next, 800),
    topics: '养老、医疗保障',
    lead: '林一',
    deputies: '苏二、王三',
    receivedOn: '2025-02-10',
    disclosure: '全文公开',
  })
  const text = (value: string) => ({ value, type: String })
  const lines = Array.from({ length: rows }, (_, n) => {
    const said = cells(n)
    return columns.map(({ key }) => (said[key] ? text(said[key]) : null))
  })
  return writeWorkbook([columns.map(({ header }) => text(header)), ...lines]).toBuffer()
}

/** Reads and takes in a ledger over the embedded DynamoDB, as the API does, then once more, when nothing changes. */
export const takeLedgerIn = async (rows: number): Promise<{ read: Cost; made: Cost; again: Cost; bytes: number }> => {
  const file = await ledgerFile(rows)
  const dynamodb = await startDynamoDb({ feedOf: { table: tableName, isLogItem } })
  const client = new DynamoDBClient({
    endpoint: dynamodb.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  try {
    await ensureTable(client)
    const { store, rules } = storeOf({ TABLE_NAME: tableName }, now, client)
    await store.putSession({
      id: session,
      name: '本次会议',
      profile: 'national',
      opensOn: '2025-01-07',
      closesOn: '2025-01-11',
    })
    const deps = { store, rules, now, definition: 1 } as ApiDeps
    const naming = await namingOf(rules, session)
    let taken = await readLedger(file, naming)
    const read = await costOf(async () => {
      taken = await readLedger(file, naming)
    })
    const take = (change: string) =>
      costOf(async () => {
        const { items } = await importSuggestions(deps, taken.rows, secretariat)
        const as = items.filter((item) => item.change === change).length
        if (as !== rows) throw new Error(`${as} of ${rows} rows were ${change}`)
      })
    return { read, made: await take('created'), again: await take('unchanged'), bytes: file.length }
  } finally {
    client.destroy()
    await dynamodb.close()
  }
}

/** Writes the ledger of a session with so many handlings, from rows and facts in a table in memory. */
export const takeLedgerOut = async (handlings: number): Promise<Cost & { bytes: number }> => {
  const { store } = await fillDesk(handlings, [session])
  const deps = { store, rules: ruleBook(store, now), now, definition: 1 } as ApiDeps
  let bytes = 0
  const write = async () => {
    const answer = await ledgerAnswer(deps, secretariat, { session })
    bytes = (await answer.arrayBuffer()).byteLength
  }
  // What is compiled while it first runs is not what a ledger costs.
  await write()
  return { ...(await costOf(write)), bytes }
}
