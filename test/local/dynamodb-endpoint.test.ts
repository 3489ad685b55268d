import { request } from 'node:http'
import { GetItemCommand, ListTablesCommand, QueryCommand } from '@aws-sdk/client-dynamodb'
import { AbstractValueIterator } from 'abstract-level'
import { expect, onTestFinished, test, vi } from 'vitest'
import type { ObservedCall } from '../../infra/local/dynamodb/index.ts'
import { dynamoDb } from './support/dynamodb.ts'
import { TABLE } from './support/dynamodb-client.ts'

test('an observer sees each call with its bodies', async () => {
  const calls: ObservedCall[] = []
  const { client, put } = await dynamoDb({
    observe(call) {
      // How often the table is asked for until it is active is the machine's business.
      if (call.target !== 'DescribeTable') calls.push(call)
    },
  })
  await put('S#1', 'L#1')
  await put('S#1', 'L#1').catch(() => {})
  await client.send(new GetItemCommand({ TableName: TABLE, Key: { pk: { S: 'S#1' }, sk: { S: 'L#1' } } }))
  expect(calls.map(({ target, status }) => [target, status])).toEqual([
    ['CreateTable', 200],
    ['PutItem', 200],
    ['PutItem', 400],
    ['GetItem', 200],
  ])
  expect(calls[1]?.request).toMatchObject({ TableName: TABLE, Item: { pk: { S: 'S#1' } } })
  expect(calls[3]?.response).toEqual({ Item: { pk: { S: 'S#1' }, sk: { S: 'L#1' } } })
})

test('a request that breaks off leaves the endpoint serving', async () => {
  const { db, client } = await dynamoDb()
  await new Promise<void>((resolve) => {
    const call = request(db.endpoint, { method: 'POST', headers: { 'content-length': '100' } })
    call.on('error', () => resolve())
    call.write('{"half":', () => call.destroy())
    call.on('close', () => resolve())
  })
  expect((await client.send(new ListTablesCommand({}))).TableNames).toEqual([TABLE])
})

test.each([
  ['a foreign Host', { host: 'jianyi.example:8000' }],
  ['a Host that only begins like loopback', { host: '127.0.0.1.nip.example' }],
  ['an Origin', { origin: 'http://localhost:3000' }],
])('a request with %s is refused', async (_, headers) => {
  const { db } = await dynamoDb()
  const status = await new Promise((resolve, reject) => {
    const call = request(db.endpoint, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    call.on('error', reject).end('{}')
  })
  expect(status).toBe(403)
})

test('a query that stops early gives its LevelDB iterator back', async () => {
  const closed = vi.spyOn(AbstractValueIterator.prototype, 'close')
  onTestFinished(() => closed.mockRestore())
  const { client, put } = await dynamoDb()
  for (let i = 0; i < 40; i++) await put('S#1', `L#${String(i).padStart(3, '0')}`)
  const before = closed.mock.calls.length
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'S#1' } }, Limit: 1 }
  for (let i = 0; i < 5; i++) await client.send(new QueryCommand({ TableName: TABLE, ...query }))
  expect(closed.mock.calls.length - before).toBeGreaterThanOrEqual(5)
})
