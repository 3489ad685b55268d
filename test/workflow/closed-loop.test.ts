import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

test('a suggestion runs from submission to closure', async () => {
  const id = await harness.submit('0105')
  await harness.toDraft(id, 'ybj', ['wjw', 'jrj'])
  await harness.toEvaluate(id)
  await harness.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
  await harness.act(unit('ybj', 'officer'), id, 'revisit', 'revisited', {
    mode: 'phone',
    on: harness.today(),
    summary: '回访',
  })
  await harness.act(inspector, id, 'inspect', 'pass')
  const closed = await harness.read(id)
  expect(closed).toMatchObject({ stage: 'closed', closedAs: 'done' })
  const rates = await harness.ok(leader, 'GET', '/api/rates?session=16-5&unit=ybj')
  expect(rates.rates.onTime).toMatchObject({ numerator: 1, denominator: 1, rate: 1 })
})

test('scenario 16: dissatisfied opens a new round with its own clock; the second time it is mediated', async () => {
  const id = await harness.submit('0106')
  await harness.toDraft(id)
  await harness.toEvaluate(id)
  await harness.act(secretariat, id, 'evaluate', 'rate', {
    attitude: 'satisfied',
    result: 'dissatisfied',
    comments: '没有答到点上',
  })
  await harness.act(secretariat, id, 'redo', 'redo', { instructions: '请重新办理' })
  const draft = await harness.open(id, 'draft')
  expect(draft.dueOn).toBe('2025-03-10')
  await harness.toEvaluate(id)
  await harness.act(secretariat, id, 'evaluate', 'rate', {
    attitude: 'satisfied',
    result: 'dissatisfied',
    comments: '仍不满意',
  })
  const redo = await harness.open(id, 'redo')
  expect((await harness.tryAct(secretariat, id, redo.stepId, 'redo', { instructions: '再办' })).status).toBe(409)
  await harness.act(secretariat, id, 'redo', 'mediate', {
    on: harness.today(),
    minutes: '协调纪要',
    conclusion: 'conclude',
  })
  await harness.act(unit('ybj', 'officer'), id, 'revisit', 'revisited', {
    mode: 'phone',
    on: harness.today(),
    summary: '回访',
  })
  await harness.act(inspector, id, 'inspect', 'pass')
  const closed = await harness.read(id)
  expect(closed.stage).toBe('closed')
  expect(closed.handlings[0].replies).toHaveLength(2)
  expect(closed.handlings[0].ratings.map((r: { round: number }) => r.round)).toEqual([1, 2])
})

test('promises are followed in their own ledger, beside and after the handling', async () => {
  const id = await harness.submit('0107')
  await harness.toDraft(id)
  const commitments = [
    { item: '建成两处站点', dueOn: '2025-09-30' },
    { item: '印发办法', dueOn: '2025-06-30' },
  ]
  await harness.toEvaluate(id, 'ybj', { category: 'B', commitments })
  expect((await harness.openSteps(id)).map((s) => s.step).sort()).toEqual(['evaluate', 'fulfil', 'fulfil', 'publish'])
  await harness.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
  await harness.act(unit('ybj', 'officer'), id, 'revisit', 'revisited', {
    mode: 'phone',
    on: harness.today(),
    summary: '回访',
  })
  await harness.act(inspector, id, 'inspect', 'pass')
  expect((await harness.read(id)).stage).toBe('closed')
  await harness.act(unit('ybj', 'officer'), id, 'fulfil', 'reschedule', {
    dueOn: '2025-12-31',
    reason: '征地',
    signedBy: '局长',
  })
  for (const result of ['satisfied', 'dissatisfied']) {
    await harness.act(unit('ybj', 'officer'), id, 'fulfil', 'fulfilled', { on: harness.today(), evidence: '照片' })
    await harness.act(secretariat, id, 'rate-fulfilment', 'rate', {
      result,
      ...(result === 'dissatisfied' && { comments: '质量不好' }),
    })
  }
  await harness.act(secretariat, id, 'redo', 'redo', { instructions: '返工' })
  await harness.act(unit('ybj', 'officer'), id, 'fulfil', 'abandon', { reason: '规划调整', signedBy: '局长' })
  const done = await harness.read(id)
  expect(done.openSteps.map((s: { step: string }) => s.step)).toEqual(['publish'])
  expect(done.handlings[0].commitments.map((c: { state: string }) => c.state).sort()).toEqual([
    'abandoned',
    'fulfilled',
  ])
})
