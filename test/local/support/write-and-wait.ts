// Run as a process of its own: puts log items with nobody taking them, says so, and waits to be killed.
import { startDynamoDb } from '../../../infra/local/dynamodb/index.ts'
import { clientOf, feedOf } from './dynamodb-client.ts'

const [dataDir] = process.argv.slice(2)
const db = await startDynamoDb({ dataDir, feedOf })
const { createTable, put } = clientOf(db.endpoint)
await createTable()
await put('S#1', 'L#1')
db.feed.start(async () => ({ batchItemFailures: [] }))
await db.feed.idle()
await db.feed.stop()
await put('S#1', 'L#2', { n: 2 })
await put('S#2', 'L#1')
await put('S#1', 'L#3')
await put('S#1', 'P#1')
await put('S#1', 'L#3').catch(() => {})
process.stdout.write('ready\n')
