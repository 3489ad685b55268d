import { expect, test } from 'vitest'
import type { Notice } from '../../../shared/notify/notice.ts'
import {
  afterAttempt,
  backoffMinutes,
  newRecord,
  type OutboxRecord,
  putAside,
  sentAgain,
  unreachable,
} from '../../../shared/notify/outbox.ts'

const notice: Notice = { id: 'n', kind: 'urged', suggestion: 's', title: '标题', at: '2025-02-10T09:00:00.000+08:00' }
const start = new Date('2025-02-10T09:00:00+08:00')
const fresh = newRecord(notice, 'n:r', 'r', start)
const answer = (code: string | null) => new Map([['webhook', code]])

test('a message that is taken keeps neither its notice nor a date', () => {
  const record = afterAttempt(fresh, answer(null), start)
  expect(record).toMatchObject({ state: 'delivered', channels: ['webhook'], attempts: 1 })
  expect(record).not.toHaveProperty('notice')
  expect(record).not.toHaveProperty('nextAttemptAt')
})

test('one that is not is tried again after 1, 5 and 30 minutes, 2 and 12 hours, then it has failed', () => {
  let now = start
  let record: OutboxRecord = fresh
  const waits: number[] = []
  while (record.state === 'pending') {
    record = afterAttempt(record, answer('HTTP_503'), now)
    if (!record.nextAttemptAt) break
    const next = new Date(record.nextAttemptAt)
    waits.push((next.getTime() - now.getTime()) / 60_000)
    now = next
  }
  expect(waits).toEqual([1, 5, 30, 120, 720])
  expect(waits).toEqual(backoffMinutes)
  expect(record).toMatchObject({ state: 'failed', attempts: 6, lastError: 'HTTP_503' })
})

test('of two channels only the one that failed is tried again', () => {
  const record = afterAttempt(
    fresh,
    new Map([
      ['webhook', null],
      ['smtp', 'ECONNECTION'],
    ]),
    start,
  )
  expect(record).toMatchObject({ state: 'pending', channels: ['webhook'], lastError: 'ECONNECTION' })
  const done = afterAttempt(record, new Map([['smtp', null]]), start)
  expect(done).toMatchObject({ state: 'delivered', channels: ['webhook', 'smtp'] })
  expect(done).not.toHaveProperty('lastError')
})

test('one that failed for good keeps its notice until somebody sends it again or puts it aside', () => {
  const last: OutboxRecord = { ...fresh, attempts: 5 }
  const failed = afterAttempt(last, answer('HTTP_503'), start)
  expect(failed).toMatchObject({ state: 'failed', notice, failedAt: '2025-02-10T09:00:00.000+08:00' })
  const again = sentAgain(failed, start)
  expect(again).toMatchObject({ state: 'pending', attempts: 0, notice, nextAttemptAt: failed.failedAt })
  expect(again).not.toHaveProperty('failedAt')
  const aside = putAside(failed)
  expect(aside).toMatchObject({ state: 'failed', lastError: 'HTTP_503' })
  for (const gone of ['notice', 'failedAt']) expect(aside).not.toHaveProperty(gone)
})

test('a deputy who is asked and has no phone waits to be looked at; who is only told does not', () => {
  const to = { role: 'deputies', which: 'lead', purpose: 'evaluate', stepId: 's.evaluate.1' } as const
  const asked = newRecord({ ...notice, kind: 'replied', to }, 'n:d', 'deputy.x', start)
  expect(unreachable(asked, start)).toMatchObject({ lastError: 'NO_CHANNEL', failedAt: expect.any(String) })
  const told = newRecord({ ...notice, to: { ...to, purpose: 'read', stepId: undefined } }, 'n:d', 'deputy.x', start)
  expect(unreachable(told, start)).not.toHaveProperty('failedAt')
  expect(unreachable(fresh, start)).not.toHaveProperty('failedAt')
})
