import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OutboxRecord } from '../../../shared/notify/outbox.ts'
import { Harness } from '../../support/harness.ts'
import { TestBrowser } from './browser.ts'

let harness: Harness
let browser: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  browser = new TestBrowser(harness)
  await browser.signIn('dev|admin|安子墨')
})
afterAll(() => harness.close())

/** A message of a case that has failed for good. */
const failed = async (suggestion: string, id: string, failedAt: string): Promise<OutboxRecord> => {
  const record: OutboxRecord = {
    suggestion,
    id,
    kind: 'urged',
    state: 'failed',
    channels: [],
    attempts: 6,
    lastError: 'TIMEOUT',
    at: '2025-02-10T09:00:00.000+08:00',
    failedAt,
    recipient: 'unit.ybj.office',
    notice: {
      id,
      kind: 'urged',
      suggestion,
      title: '标题',
      at: '2025-02-10T09:00:00.000+08:00',
      to: { role: 'unit', unit: 'ybj', duty: 'office' },
    },
  }
  await harness.runtime.store.putMessage(record)
  return record
}
const open = () => browser.request('/admin/messages')
const send = (...fields: [string, string][]) =>
  browser.request('/admin/messages', { method: 'POST', body: new URLSearchParams(fields) })

test('failed messages are listed; one is sent again by the sweep, another is put aside', async () => {
  const id = await harness.submit('0801')
  expect((await open()).text).toContain('没有送达失败的通知。')
  await failed(id, 'm1:r', '2025-02-10T10:00:00.000+08:00')
  await failed(id, 'm2:r', '2025-02-10T11:00:00.000+08:00')
  const { text } = await open()
  expect(text.indexOf('value="m2:r"')).toBeLessThan(text.indexOf('value="m1:r"'))
  for (const word of ['催办', '市医疗保障局 办公室', '没有及时应答', id]) expect(text).toContain(word)
  expect((await browser.request('/admin/health')).text).toContain('2 条')

  const none = await send(['how', 'retry'])
  expect((await browser.request(none.headers.get('location') ?? '')).text).toContain('没有选中通知。')
  const again = await send(['how', 'retry'], ['id', 'm1:r'])
  expect((await browser.request(again.headers.get('location') ?? '')).text).toContain('1 条通知将在一分钟内重新发送。')
  expect(await harness.runtime.store.getMessage({ suggestion: id, id: 'm1:r' })).toMatchObject({ state: 'pending' })
  await harness.runtime.sweep({ job: 'due' })
  await harness.runtime.settled()
  expect(await harness.runtime.store.getMessage({ suggestion: id, id: 'm1:r' })).toMatchObject({
    state: 'delivered',
    channels: ['mailbox'],
  })

  await send(['how', 'aside'], ['id', 'm2:r'])
  const aside = await harness.runtime.store.getMessage({ suggestion: id, id: 'm2:r' })
  expect(aside).toMatchObject({ state: 'failed', lastError: 'TIMEOUT' })
  expect(aside).not.toHaveProperty('notice')
  expect((await open()).text).toContain('没有送达失败的通知。')
})

test('of a confidential one the number is not said', async () => {
  const id = await harness.submit('0802', { confidential: 'content', visibleTo: ['闻若谷'] })
  const record = await failed(id, 'm3:r', '2025-02-10T10:00:00.000+08:00')
  await harness.runtime.store.putMessage({ ...record, notice: record.notice && { ...record.notice, title: '' } })
  expect((await open()).text).not.toContain(id)
})

test('two who press at once: it is sent once', async () => {
  const id = await harness.submit('0803')
  await failed(id, 'm4:r', '2025-02-10T10:00:00.000+08:00')
  const answers = await Promise.all([send(['how', 'all']), send(['how', 'all'])])
  expect(answers.map((a) => a.status)).toEqual([303, 303])
  await harness.runtime.sweep({ job: 'due' })
  await harness.runtime.settled()
  expect(harness.runtime.mailbox.list().filter((m) => m.id === 'm4:r')).toHaveLength(1)
})
