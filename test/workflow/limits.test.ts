import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, secretariat } from '../support/harness.ts'
import { expectOnceOnly } from './support/log.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

const many = (count: number) => Array.from({ length: count }, (_, i) => `u${i}`)

// An inline Map of Step Functions runs 40 iterations at once.
test.each([
  ['45 co-units', 'joint', [{ lead: 'ybj', co: many(45) }], 'handlings.0.co'],
  ['41 handlings', 'separate', many(41).map((lead) => ({ lead, part: '一部分' })), 'handlings'],
])('%s are refused with the field named, and nothing is written', async (name, mode, handlings, path) => {
  const id = await harness.submit(`09${name.slice(0, 2)}`)
  await harness.act(secretariat, id, 'review', 'accept')
  const { stepId } = await harness.open(id, 'assign')
  const before = (await harness.runtime.store.read(id)).length
  const answer = await harness.tryAct(secretariat, id, stepId, 'assign', { mode, handlings })
  expect(answer.status).toBe(400)
  expect(answer.body.errors).toEqual([{ path, message: expect.stringContaining('至多 40 个') }])
  expect((await harness.runtime.store.read(id)).length).toBe(before)
  expect((await harness.openSteps(id)).map((s) => s.stepId)).toEqual([stepId])
  await expectOnceOnly(harness.runtime.store, id)
})
