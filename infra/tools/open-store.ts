import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import {
  DescribeTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { storeOf } from '../../functions/clients.ts'
import type { RuleBook } from '../../shared/rule-book.ts'
import { isLogItem } from '../../shared/store/dynamodb/keys.ts'
import type { Store } from '../../shared/store/port.ts'
import { openClock } from '../local/clock.ts'
import { startDynamoDb } from '../local/dynamodb/index.ts'
import { CannotStart, lockFolder } from '../local/lock.ts'
import { tableName } from '../local/table.ts'

/** A store that an operator's tool works on, with the table beneath it for what no function may do: scan and delete. */
export type Opened = {
  store: Store
  rules: RuleBook
  db: DynamoDBDocumentClient
  table: string
  now: () => Date
  close(): Promise<void>
}

/** `endpoint` and `table` of a table elsewhere; without a table the data folder of the server on this machine. */
export type Where = { endpoint?: string; table?: string; dataDir: string }

/** Reads where from the options `--endpoint` and `--table`, TABLE_NAME and DATA_DIR. */
export const whereFrom = (
  options: { endpoint?: string; table?: string },
  { TABLE_NAME, DATA_DIR = '.data' }: Record<string, string | undefined>,
): Where => {
  const table = options.table ?? TABLE_NAME
  if (options.endpoint && !table) throw new CannotStart('请用 --table 或 TABLE_NAME 写明表名。')
  return {
    dataDir: resolve(DATA_DIR),
    ...(options.endpoint && { endpoint: options.endpoint }),
    ...(table && { table }),
  }
}

/** Opens it; throws CannotStart where there is none, or the server has the folder. */
export const openStore = ({ endpoint, table, dataDir }: Where): Promise<Opened> =>
  table
    ? openTable(
        clientOf(endpoint),
        table,
        () => new Date(),
        async () => {},
      )
    : openFolder(dataDir)

const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }

/** The embedded endpoint takes any key; anywhere else the SDK finds region and credentials as usual. */
const clientOf = (endpoint: string | undefined): DynamoDBClient => {
  const embedded = endpoint !== undefined && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(endpoint).hostname)
  const config: DynamoDBClientConfig = { ...(endpoint && { endpoint }), ...(embedded && local) }
  return new DynamoDBClient(config)
}

const openTable = async (
  client: DynamoDBClient,
  table: string,
  now: () => Date,
  release: () => Promise<void>,
): Promise<Opened> => {
  const close = async () => {
    client.destroy()
    await release()
  }
  try {
    await client.send(new DescribeTableCommand({ TableName: table }))
  } catch (error) {
    await close()
    if (error instanceof ResourceNotFoundException) throw new CannotStart(`没有名为 ${table} 的表。`)
    throw new CannotStart(`打不开表 ${table}，请核对 --endpoint、AWS_REGION、凭证和网络：${messageOf(error)}`)
  }
  const db = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })
  return { ...storeOf({ TABLE_NAME: table }, now, client), db, table, now, close }
}

/** Some errors of connections have no text but a code. */
const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error)
  return error.message || ('code' in error ? String(error.code) : error.name)
}

const openFolder = async (dataDir: string): Promise<Opened> => {
  const folder = join(dataDir, 'dynamodb')
  if (!existsSync(folder)) throw new CannotStart(`数据目录 ${dataDir} 里还没有数据。`)
  const unlock = lockFolder(dataDir)
  try {
    // What the relay has not taken yet stays noted for the server's next start: nobody takes it here.
    const { endpoint, close } = await startDynamoDb({ dataDir: folder, feedOf: { table: tableName, isLogItem } })
    const release = async () => {
      await close()
      unlock()
    }
    return await openTable(clientOf(endpoint), tableName, openClock(dataDir).now, release)
  } catch (error) {
    unlock()
    throw error
  }
}
