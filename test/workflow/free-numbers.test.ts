import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, unit } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

test('a number that its step did not use is freed by the patrol, one in use or about to be used is kept', async () => {
  const { store, sweep } = harness.runtime
  const series = { prefix: '厦医保函', year: 2025 }
  const id = await harness.submit('0301')
  await harness.toDraft(id)
  const draft = await harness.open(id, 'draft')
  // As after a crash between claim and commit: the step still waits, and then ends without the number.
  expect(await store.claim(series, 1, draft.stepId)).toBe(true)
  await sweep({ job: 'patrol' })
  expect(await store.claims(series, 10)).toHaveLength(1)
  await harness.toEvaluate(id, 'ybj')
  await sweep({ job: 'patrol' })
  const reply = (await harness.read(id)).handlings[0]
  expect(reply.documentNumber).toBe('厦医保函〔2025〕2号')
  expect((await store.claims(series, 10)).map((c) => c.serial)).toEqual([2])
  // The freed number does not come back into use: the series goes on from its newest.
  const next = await harness.submit('0302')
  await harness.toDraft(next)
  await harness.toEvaluate(next)
  expect((await harness.read(next)).handlings[0].documentNumber).toBe('厦医保函〔2025〕3号')
  expect((await harness.call(unit('ybj', 'office'), 'GET', `/api/suggestions/${next}`)).status).toBe(200)
})
