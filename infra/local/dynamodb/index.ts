import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import dynalite from 'dynalite'
import { catchUp } from './catch-up.ts'
import { closeIterators } from './close-iterators.ts'
import { createFeed, type Feed } from './feed.ts'
import { createFront, type ObservedCall } from './front.ts'
import { intentsInMemory, intentsOnDisk } from './intents.ts'
import { closeServer, listenOnLoopback } from './loopback.ts'
import { insertRecord } from './record.ts'

export type { Feed } from './feed.ts'
export type { ObservedCall } from './front.ts'

/** What `startDynamoDb` is given. */
export interface DynamoDbOptions {
  /** Folder for the LevelDB files and the intents; absent: everything in memory. One process at a time. */
  dataDir?: string
  /** Absent or 0: any free port. */
  port?: number
  /** Whose inserts the change feed carries. Items are put one at a time (PutItem) with string keys `pk` and `sk`. */
  feedOf: { table: string; isLogItem(key: { pk: string; sk: string }): boolean }
  /** Sees every answered call. Bodies are parsed only if this is given. `target` is the operation's name: `PutItem`. */
  observe?: (call: ObservedCall) => void
  /** Gets what the feed's consumer throws; the records come again. Default: console.error. */
  onError?: (error: unknown) => void
}

/** A running embedded DynamoDB. */
export interface LocalDynamoDb {
  /** e.g. `http://127.0.0.1:8000`, for AWS_ENDPOINT_URL_DYNAMODB */
  endpoint: string
  feed: Feed
  close(): Promise<void>
}

/**
 * The embedded DynamoDB: dynalite behind a guard for its callers and a change feed for one kind of item.
 * Log items whose put a crash left open are looked up before this resolves and wait in the feed for its consumer.
 */
export async function startDynamoDb(options: DynamoDbOptions): Promise<LocalDynamoDb> {
  const { dataDir, feedOf, observe, onError = console.error } = options
  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const intents = dataDir ? intentsOnDisk(dataDir) : intentsInMemory()
  const feed = createFeed({ taken: (ids) => intents.clear(ids), onError })
  closeIterators()
  const server = dynalite({
    ...(dataDir ? { path: join(dataDir, 'leveldb') } : {}),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  })
  // Taking over dynalite's own server, not a second one behind a proxy: one hop less, and no unguarded port.
  const [service] = server.listeners('request')
  server.removeAllListeners('request')
  server.on(
    'request',
    createFront({
      service: service as Parameters<typeof createFront>[0]['service'],
      isLogItem: (table, key) => table === feedOf.table && feedOf.isLogItem(key),
      put: {
        before: (pk, sk) => intents.note(pk, sk),
        succeeded: (intent, item) => feed.push({ id: intent.id, lane: intent.pk, record: insertRecord(intent, item) }),
        failed: (intent) => intents.clear([intent.id]),
      },
      observe,
    }),
  )
  const endpoint = await listenOnLoopback(server, options.port)
  await catchUp({ endpoint, table: feedOf.table, intents, feed })
  return {
    endpoint,
    feed,
    async close() {
      await feed.stop()
      await closeServer(server)
      intents.close()
    },
  }
}
