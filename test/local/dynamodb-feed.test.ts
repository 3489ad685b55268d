import { spawn } from 'node:child_process'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { expect, test, vi } from 'vitest'
import { startDynamoDb } from '../../infra/local/dynamodb/index.ts'
import { dynamoDb, keyOf } from './support/dynamodb.ts'
import { feedOf } from './support/dynamodb-client.ts'
import { temporaryFolder } from './support/folder.ts'

const TAKEN: DynamoDBBatchResponse = { batchItemFailures: [] }

test('a put log item comes as the record a stream would give; other items do not', async () => {
  const { db, put } = await dynamoDb()
  await put('S#1', 'P#1')
  await put('S#1', 'L#1', { n: 7, list: ['a'] })
  const events: DynamoDBStreamEvent[] = []
  db.feed.start(async (event) => {
    events.push(event)
    return TAKEN
  })
  await db.feed.idle()
  expect(events).toEqual([
    {
      Records: [
        {
          eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
          eventName: 'INSERT',
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          dynamodb: {
            Keys: { pk: { S: 'S#1' }, sk: { S: 'L#1' } },
            NewImage: { pk: { S: 'S#1' }, sk: { S: 'L#1' }, n: { N: '7' }, list: { L: [{ S: 'a' }] } },
            SequenceNumber: expect.stringMatching(/^\d{21}$/),
            StreamViewType: 'NEW_IMAGE',
          },
        },
      ],
    },
  ])
})

test('a put that fails its condition emits nothing', async () => {
  const { db, put } = await dynamoDb({ dataDir: temporaryFolder() })
  await put('S#1', 'L#1')
  await expect(put('S#1', 'L#1')).rejects.toMatchObject({ name: 'ConditionalCheckFailedException' })
  expect(db.feed.pending()).toBe(1)
  const seen: string[] = []
  db.feed.start(async ({ Records }) => {
    seen.push(...Records.map(keyOf))
    return TAKEN
  })
  await db.feed.idle()
  expect(seen).toEqual(['S#1/L#1'])
})

test('one pk goes in order and in batches of ten, others beside it', async () => {
  const { db, put } = await dynamoDb()
  for (let n = 10; n < 35; n++) await put('S#1', `L#${n}`)
  await put('S#2', 'L#10')
  const batches: string[][] = []
  let atOnce = 0
  let most = 0
  let open = () => {}
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  db.feed.start(async ({ Records }) => {
    most = Math.max(most, ++atOnce)
    batches.push(Records.map(keyOf))
    if (batches.length === 2) open()
    await gate
    atOnce--
    return TAKEN
  })
  await db.feed.idle()
  expect(most).toBe(2)
  expect(batches.map((batch) => batch.length)).toEqual([10, 1, 10, 5])
  const ofFirst = batches.flat().filter((key) => key.startsWith('S#1'))
  expect(ofFirst).toEqual(Array.from({ length: 25 }, (_, n) => `S#1/L#${n + 10}`))
})

test('what is reported as failed, or thrown on, comes again from the first failed record', async () => {
  const errors: unknown[] = []
  const { db, put } = await dynamoDb({ onError: (error) => errors.push(error) })
  for (const sk of ['L#1', 'L#2', 'L#3']) await put('S#1', sk)
  const batches: string[][] = []
  const failures = (records: DynamoDBRecord[]) => ({
    batchItemFailures: records.map((record) => ({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' })),
  })
  const answers = [
    (records: DynamoDBRecord[]) => failures([records[2]!, records[1]!]),
    () => {
      throw new Error('no answer')
    },
    () => ({ batchItemFailures: [{ itemIdentifier: 'of no record' }] }),
    () => TAKEN,
  ]
  db.feed.start(async ({ Records }) => {
    batches.push(Records.map(keyOf))
    return answers.shift()!(Records)
  })
  await db.feed.idle()
  const rest = ['S#1/L#2', 'S#1/L#3']
  expect(batches).toEqual([['S#1/L#1', ...rest], rest, rest, rest])
  expect(errors).toEqual([new Error('no answer')])
  expect(db.feed.pending()).toBe(0)
})

test('stop ends the waiting for another try; what is left goes on with the next start', async () => {
  const { db, put } = await dynamoDb()
  await put('S#1', 'L#1')
  const first = vi.fn(async ({ Records }: DynamoDBStreamEvent) => ({
    batchItemFailures: [{ itemIdentifier: Records[0]?.dynamodb?.SequenceNumber ?? '' }],
  }))
  db.feed.start(first)
  await db.feed.stop()
  await put('S#1', 'L#2')
  const calls = first.mock.calls.length
  const seen: string[] = []
  db.feed.start(async ({ Records }) => {
    seen.push(...Records.map(keyOf))
    return TAKEN
  })
  await db.feed.idle()
  expect(seen).toEqual(['S#1/L#1', 'S#1/L#2'])
  expect(first).toHaveBeenCalledTimes(calls)
})

test('after a kill -9, what was put and not taken is caught up once, in order', async () => {
  const dataDir = temporaryFolder()
  await writeAndKill(dataDir)
  // A put that never reached the database, and a line the kill tore.
  appendFileSync(join(dataDir, 'intents.jsonl'), '{"id":90,"pk":"S#9","sk":"L#1"}\n{"id":91,"pk":"S#')

  const seen: DynamoDBRecord[] = []
  const consumer = async ({ Records }: DynamoDBStreamEvent) => {
    seen.push(...Records)
    return TAKEN
  }
  const db = await startDynamoDb({ dataDir, feedOf })
  expect(db.feed.pending()).toBe(3)
  db.feed.start(consumer)
  await db.feed.idle()
  await db.close()
  expect(seen.map(keyOf).sort()).toEqual(['S#1/L#2', 'S#1/L#3', 'S#2/L#1'])
  const ofFirst = seen.filter((record) => keyOf(record).startsWith('S#1'))
  expect(ofFirst.map(keyOf)).toEqual(['S#1/L#2', 'S#1/L#3'])
  expect(ofFirst[0]?.dynamodb?.NewImage?.n).toEqual({ N: '2' })

  const again = await startDynamoDb({ dataDir, feedOf })
  expect(again.feed.pending()).toBe(0)
  await again.close()
})

async function writeAndKill(dataDir: string): Promise<void> {
  const script = join(import.meta.dirname, 'support/write-and-wait.ts')
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  child.kill('SIGKILL')
  await new Promise((resolve) => child.once('exit', resolve))
}
