import { beforeEach, describe, expect, test } from 'vitest'
import { type Adapter, DeliveryError } from '../../../functions/notify/adapters/adapter.ts'
import { createPost, type NotifyDeps } from '../../../functions/notify/deliver.ts'
import type { Message } from '../../../shared/notify/message.ts'
import type { OutboxRecord } from '../../../shared/notify/outbox.ts'
import type { OutboxStore } from '../../../shared/store/port.ts'
import { PureCase } from '../case/support/pure-case.ts'
import { toldBy } from './support/told.ts'

/** The outbox in memory, with the conditions of the DynamoDB one; `calls` tells what it costs. */
const memoryOutbox = () => {
  const records = new Map<string, OutboxRecord>()
  const calls: string[] = []
  const store: OutboxStore = {
    async getMessage({ id }) {
      calls.push('get')
      return records.get(id)
    },
    async putMessage(record, before) {
      calls.push('put')
      const there = records.get(record.id)
      if (before === 'absent' && there) return false
      if (typeof before === 'object' && there?.nextAttemptAt !== before.nextAttemptAt) return false
      records.set(record.id, record)
      return true
    },
    dueMessages: async (until) =>
      [...records.values()].filter((r) => r.nextAttemptAt && new Date(r.nextAttemptAt) <= until),
    failedMessages: async () => [...records.values()].filter((r) => r.failedAt),
    digestSent: async () => false,
    markDigest: async () => {},
  }
  return { store, records, calls }
}

let now: Date
let sent: Message[]
let tried: number
let answer: () => Promise<void>
const adapter: Adapter = {
  channel: 'webhook',
  takes: () => true,
  async send(message) {
    tried++
    await answer()
    sent.push(message)
  },
}

beforeEach(() => {
  now = new Date('2025-02-10T09:00:00+08:00')
  sent = []
  tried = 0
  answer = async () => {}
})

/** A suggestion of so many signers that was just assigned, and the means to tell of it. */
const assigned = (signers = 2, more: Partial<NotifyDeps> = {}) => {
  const deputies = Array.from({ length: signers }, (_, i) => ({ name: `代表${i}`, lead: i === 0 }))
  const some = new PureCase(undefined, [], { deputies })
  some.assigned()
  const outbox = memoryOutbox()
  let failed = 0
  const post = createPost({
    store: {
      ...outbox.store,
      load: async () => some.state,
      getTexts: async () => new Map(),
      putPersonal: async () => {},
      getPersonal: async () => [],
      changePersonal: async () => {},
    },
    rules: { units: async () => [], people: async () => [] },
    adapters: [adapter],
    language: 'zh',
    now: () => now,
    log: () => {},
    onFailed: () => failed++,
    ...more,
  })
  return { ...outbox, post, notices: toldBy(some), failures: () => failed }
}

const down = () => Promise.reject(new DeliveryError('TIMEOUT', true))
const minutes = (n: number) => {
  now = new Date(now.getTime() + n * 60_000)
}

test('what is taken at once costs one read and one put', async () => {
  const { post, notices, calls, records } = assigned(1)
  await post.notices(notices)
  expect(calls).toEqual(['get', 'put'])
  expect([...records.values()]).toMatchObject([{ state: 'delivered', attempts: 1 }])
})

test('a notice that comes again sends nothing again', async () => {
  const { post, notices } = assigned()
  for (let i = 0; i < 3; i++) await post.notices(notices)
  expect(sent.map((m) => m.id)).toEqual([...new Set(sent.map((m) => m.id))])
  expect(sent).toHaveLength(2)
})

test('listed ones, and those for the system, are not sent', async () => {
  const { post, notices, calls } = assigned()
  await post.notices(notices.map((n) => ({ ...n, digest: true })))
  await post.notices(notices.map((n) => ({ ...n, to: { role: 'system' } })))
  expect(sent).toEqual([])
  expect(calls).toEqual([])
})

describe('a way that is down', () => {
  test('is not tried by the rest of a batch', async () => {
    const { post, notices, records } = assigned(100)
    answer = down
    await post.notices(notices)
    expect(tried).toBeLessThanOrEqual(8)
    expect([...records.values()].every((r) => r.state === 'pending' && r.lastError === 'TIMEOUT')).toBe(true)
    expect(records.size).toBe(100)
  })

  test('leaves the message to two sweeps at once, and one of them sends it', async () => {
    const { post, notices, store } = assigned(1)
    answer = down
    await post.notices(notices)
    answer = async () => {}
    minutes(1)
    const due = await store.dueMessages(now, 10)
    expect(due).toHaveLength(1)
    await Promise.all([post.retries(due), post.retries(due)])
    expect(sent).toHaveLength(1)
    await post.retries(due)
    expect(sent).toHaveLength(1)
  })

  test('and whose attempt died with its process is taken up after two minutes', async () => {
    const works: (() => Promise<void>)[] = []
    const { post, notices, store } = assigned(1, { later: (work) => works.push(work) })
    await post.notices(notices)
    expect(sent).toEqual([])
    expect(await store.dueMessages(now, 10)).toEqual([])
    minutes(2)
    works.length = 0
    await post.retries(await store.dueMessages(now, 10))
    for (const work of works) await work()
    expect(sent).toHaveLength(1)
  })
})

test('a link that cannot be made holds up nothing: the message waits for it', async () => {
  const linkFor = () => Promise.reject(new Error('no key'))
  const { post, notices, records } = assigned(1, { linkFor })
  await post.notices(notices)
  expect([...records.values()]).toMatchObject([{ state: 'pending', lastError: 'RENDER' }])
})

test('who cannot be reached is noted, and no alarm is raised', async () => {
  const { post, notices, records, failures } = assigned(1, { adapters: [{ ...adapter, takes: () => false }] })
  await post.notices(notices)
  expect([...records.values()]).toMatchObject([{ state: 'failed', lastError: 'NO_CHANNEL' }])
  expect(failures()).toBe(0)
})

test('what failed for good raises the alarm once', async () => {
  const { post, notices, store, failures, records } = assigned(1)
  answer = down
  await post.notices(notices)
  for (const wait of [1, 5, 30, 120, 720]) {
    minutes(wait)
    await post.retries(await store.dueMessages(now, 10))
  }
  expect([...records.values()]).toMatchObject([{ state: 'failed', attempts: 6 }])
  expect(failures()).toBe(1)
})
