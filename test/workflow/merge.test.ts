import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, secretariat, unit } from '../support/harness.ts'
import { loseRecords, patrolLater } from './support/executions.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

test('a merged suggestion is assigned with the main one and answered by itself', async () => {
  const main = await harness.submit('0201')
  const other = await harness.submit('0202')
  await harness.act(secretariat, main, 'review', 'accept')
  await harness.act(secretariat, other, 'review', 'merge', { into: main })
  expect((await harness.openSteps(other)).map((s) => s.step)).toEqual(['follow'])
  await harness.act(secretariat, main, 'assign', 'assign', { mode: 'joint', handlings: [{ lead: 'ybj', co: ['wjw'] }] })
  const followed = await harness.read(other)
  expect(followed).toMatchObject({ stage: 'handling', mergedInto: main })
  expect(followed.handlings).toMatchObject([{ id: `${other}.1`, unit: 'ybj', co: ['wjw'] }])
  await harness.act(unit('ybj', 'office'), other, 'acknowledge', 'accept')
})

test('one that joins after the assignment follows at once, and one whose main ends is assigned alone', async () => {
  const main = await harness.submit('0203')
  await harness.act(secretariat, main, 'review', 'accept')
  await harness.act(secretariat, main, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'jtj' }] })
  const late = await harness.submit('0204')
  await harness.act(secretariat, late, 'review', 'merge', { into: main })
  expect((await harness.openSteps(late)).map((s) => s.step)).toEqual(['acknowledge'])

  const ending = await harness.submit('0205')
  const left = await harness.submit('0206')
  await harness.act(secretariat, left, 'review', 'merge', { into: ending })
  await harness.act(secretariat, ending, 'review', 'return', { as: 'refused', reason: '属于个人事项' })
  expect((await harness.openSteps(left)).map((s) => s.step)).toEqual(['assign'])
})

test('merging into itself, a stranger, a merged or an ended one is refused by field', async () => {
  const main = await harness.submit('0207')
  const one = await harness.submit('0208')
  const two = await harness.submit('0209')
  await harness.act(secretariat, one, 'review', 'merge', { into: main })
  const step = await harness.open(two, 'review')
  for (const into of [two, '16-5-9999', one, '16-5-0205']) {
    const refused = await harness.tryAct(secretariat, two, step.stepId, 'merge', { into })
    expect(refused.status).toBe(400)
    expect(refused.body.errors[0].path).toBe('into')
  }
})

describe('two cases that missed what the other did are brought together by the patrol', () => {
  test('the merge itself', async () => {
    const main = await harness.submit('0211')
    const other = await harness.submit('0212')
    await harness.act(secretariat, main, 'review', 'accept')
    const { stepId } = await harness.open(other, 'review')
    await loseRecords(harness, () => harness.tryAct(secretariat, other, stepId, 'merge', { into: main }))
    await patrolLater(harness)
    await harness.act(secretariat, main, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
    expect(await harness.read(other)).toMatchObject({ stage: 'handling', mergedInto: main })
  })

  test('the main one’s assignment', async () => {
    const main = await harness.submit('0213')
    const other = await harness.submit('0214')
    await harness.act(secretariat, main, 'review', 'accept')
    await harness.act(secretariat, other, 'review', 'merge', { into: main })
    const { stepId } = await harness.open(main, 'assign')
    const form = { mode: 'sole', handlings: [{ lead: 'ybj' }] }
    await loseRecords(harness, () => harness.tryAct(secretariat, main, stepId, 'assign', form))
    expect((await harness.openSteps(other)).map((s) => s.step)).toEqual(['follow'])
    await patrolLater(harness)
    expect(await harness.read(other)).toMatchObject({ stage: 'handling', handlings: [{ unit: 'ybj' }] })
  })

  test('a merge undone is not done again by an old record', async () => {
    const main = await harness.submit('0215')
    const other = await harness.submit('0216')
    await harness.act(secretariat, main, 'review', 'accept')
    await harness.act(secretariat, other, 'review', 'merge', { into: main })
    await loseRecords(harness, () =>
      harness.ok(secretariat, 'POST', `/api/suggestions/${other}/unmerge`, { reason: '内容不同' }),
    )
    await patrolLater(harness)
    await harness.act(secretariat, main, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
    expect((await harness.openSteps(other)).map((s) => s.step)).toEqual(['assign'])
    expect(await patrolLater(harness)).toBe(0)
    expect((await harness.runtime.store.load(main))?.followers).toEqual([])
  })
})
