import { expect, test } from 'vitest'
import type { Item } from '../../bench/support/item-size.ts'
import { Meter } from '../../bench/support/meter.ts'

const KB = 1024
const refusal = { __type: 'com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException' }

const running = () => {
  const meter = new Meter()
  meter.start()
  const see = (target: string, request: unknown, response: unknown = {}, status = 200) =>
    meter.observe({ target, request, status, response })
  return {
    meter,
    see,
    put: (Item: Item, refused = false) =>
      see('PutItem', { TableName: 't', Item }, refused ? refusal : {}, refused ? 400 : 200),
  }
}
const item = (pk: string, sk: string, bytes = 100, more: Item = {}): Item => ({
  pk: { S: pk },
  sk: { S: sk },
  x: { S: 'x'.repeat(bytes) },
  ...more,
})
const key = (pk: string, sk: string): Item => ({ pk: { S: pk }, sk: { S: sk } })
const due = (at: string): Item => ({ dueShard: { S: 'DUE#1' }, nextActionAt: { S: at } })

test('a put over a larger item is billed by the larger one', () => {
  const { meter, put } = running()
  put(item('S#1', 'SNAP', 2.5 * KB))
  put(item('S#1', 'SNAP', 100))
  expect(meter.stop().writes.snapshot).toEqual({ units: 6, calls: 2 })
})

test('a refused put is billed and leaves the item as it was', () => {
  const { meter, put } = running()
  put(item('S#1', 'L#000001'))
  put(item('S#1', 'L#000001', 1.5 * KB), true)
  put(item('S#1', 'L#000001'))
  const tally = meter.stop()
  expect(tally.writes.log).toEqual({ units: 1 + 2 + 1, calls: 3 })
  expect(tally).toMatchObject({ commits: 2, refused: 1 })
})

test('an index entry is billed only when it appears, moves or goes', () => {
  const { meter, put, see } = running()
  put(item('R#16-5', '1', 100, due('2025-01-01')))
  put(item('R#16-5', '1', 200, due('2025-01-01')))
  put(item('R#16-5', '1', 200, due('2025-02-01')))
  put(item('R#16-5', '1', 200))
  put(item('R#16-5', '1', 200, due('2025-03-01')))
  see('DeleteItem', { Key: key('R#16-5', '1') })
  const { writes } = meter.stop()
  expect(writes.index.units).toBe(1 + 0 + 2 + 1 + 1 + 1)
  expect(writes.row.units).toBe(6)
})

test('reads are billed by what is stored, an absent item by the minimum', () => {
  const { meter, put, see } = running()
  put(item('S#1', 'SNAP', 5 * KB))
  see('GetItem', { Key: key('S#1', 'SNAP') })
  see('GetItem', { Key: key('S#1', 'SNAP'), ConsistentRead: true })
  see('GetItem', { Key: key('S#1', 'W#none'), ConsistentRead: true })
  see('BatchGetItem', { RequestItems: { t: { Keys: [key('S#1', 'T#a'), key('S#1', 'T#b')] } } })
  const { reads } = meter.stop()
  expect(reads.snapshot).toEqual({ units: 1 + 2, calls: 2 })
  expect(reads.token).toEqual({ units: 1, calls: 1 })
  expect(reads.text).toEqual({ units: 1, calls: 2 })
})

test('a query sums its page; one that finds nothing is told by its key', () => {
  const { meter, see } = running()
  const page = [item('S#1', 'L#000002', 3 * KB), item('S#1', 'L#000001', 3 * KB)]
  const request = { ExpressionAttributeValues: { ':pk': { S: 'S#1' }, ':from': { S: 'L#000000' } } }
  see('Query', { ...request, ConsistentRead: true }, { Items: page, Count: 2, ScannedCount: 2 })
  see('Query', request, { Items: [], Count: 0, ScannedCount: 0 })
  expect(meter.stop().reads.log).toEqual({ units: 2 + 0.5, calls: 2 })
})

test('what the bench looks up aside is not counted, but writes are still remembered', async () => {
  const { meter, put, see } = running()
  await meter.aside(async () => {
    put(item('S#1', 'SNAP', 5 * KB))
    see('GetItem', { Key: key('S#1', 'SNAP') })
  })
  put(item('S#1', 'SNAP', 100))
  const { writes, reads } = meter.stop()
  expect(reads.snapshot.calls).toBe(0)
  expect(writes.snapshot).toEqual({ units: 6, calls: 1 })
})

test('a call that it cannot bill is named', () => {
  const { meter, see } = running()
  see('UpdateItem', { Key: key('S#1', 'SNAP') })
  see('Query', {}, { Items: [], Count: 0, ScannedCount: 5 })
  expect([...meter.unknown]).toEqual(['UpdateItem', 'Query'])
})
