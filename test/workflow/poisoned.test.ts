import { StopExecutionCommand } from '@aws-sdk/client-sfn'
import { afterEach, expect, test } from 'vitest'
import { Harness, secretariat, unit } from '../support/harness.ts'
import { conclude, contacted, dispatched, reply } from './support/acts.ts'
import { expectOnceOnly } from './support/log.ts'

let h: Harness
afterEach(() => h.close())

test('one poisoned handling gets stuck where the secretariat sees it; the good one beside it goes on; mended, it goes on too', async () => {
  let poisoned = true
  h = await Harness.xiamen({
    wrapWorkflow: (open) => async (event) => {
      const { handling = '', step } = event as { handling?: string; step: string }
      if (poisoned && handling.endsWith('.1') && step === 'dispatch') throw new Error('poison')
      await open(event)
    },
  })
  const id = await h.submit('0501')
  await h.act(secretariat, id, 'review', 'accept')
  const handlings = [
    { lead: 'ybj', part: '医保部分' },
    { lead: 'jtj', part: '交通部分' },
  ]
  await h.act(secretariat, id, 'assign', 'assign', { mode: 'separate', handlings })
  const [bad, good] = [{ handling: `${id}.1` }, { handling: `${id}.2` }]
  await h.act(unit('ybj', 'office'), id, 'acknowledge', 'accept', {}, bad)
  await h.act(unit('jtj', 'office'), id, 'acknowledge', 'accept', {}, good)
  const stuck = await h.open(id, 'stuck', bad)
  expect(stuck).toMatchObject({ at: 'dispatch', assignee: { role: 'secretariat' } })
  await h.act(unit('jtj', 'office'), id, 'dispatch', 'dispatch', { section: '综合处', officer: '甲' }, good)
  expect((await h.openSteps(id)).map((s) => s.step).sort()).toEqual(['contact', 'stuck'])

  // Not mended yet: it is stuck again, as a new step.
  await h.act(secretariat, id, 'stuck', 'retry')
  const again = await h.open(id, 'stuck', bad)
  expect(again.stepId).not.toBe(stuck.stepId)

  poisoned = false
  await h.act(secretariat, id, 'stuck', 'retry')
  expect((await h.openSteps(id)).map((s) => s.step).sort()).toEqual(['contact', 'dispatch'])
  await h.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', { section: '综合处', officer: '乙' }, bad)

  // A replay does not get stuck, and meets the same steps all the same.
  const before = (await h.openSteps(id)).map((s) => s.stepId).sort()
  const { services, clock, sweep } = h.runtime
  const executionArn = `${services.stateMachineArn.replace(':stateMachine:', ':execution:')}:${id}-g1`
  await services.sfn.send(new StopExecutionCommand({ executionArn }))
  clock.set(new Date(clock.now().getTime() + 120_000))
  await sweep({ job: 'patrol' })
  expect((await h.openSteps(id)).map((s) => s.stepId).sort()).toEqual(before)
  expect((await h.runtime.store.load(id, { fresh: true }))?.generation).toBe(2)
})

test('a case that is stuck and then replayed well is not shown as stuck any more', async () => {
  let poisoned = true
  h = await Harness.xiamen({
    wrapWorkflow: (open) => async (event) => {
      if (poisoned && (event as { step: string }).step === 'assign') throw new Error('poison')
      await open(event)
    },
  })
  const id = await h.submit('0502')
  await h.act(secretariat, id, 'review', 'accept')
  expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['stuck'])
  poisoned = false
  const { services, clock, sweep } = h.runtime
  await services.sfn.send(
    new StopExecutionCommand({
      executionArn: `${services.stateMachineArn.replace(':stateMachine:', ':execution:')}:${id}-g1`,
    }),
  )
  clock.set(new Date(clock.now().getTime() + 120_000))
  await sweep({ job: 'patrol' })
  expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['assign'])
})

test('a good handling comes to its end beside a poisoned one, which is mended later and closes the case', async () => {
  let poisoned = true
  h = await Harness.xiamen({
    wrapWorkflow: (open) => async (event) => {
      const { handling = '', step } = event as { handling?: string; step: string }
      if (poisoned && handling.endsWith('.1') && step === 'draft') throw new Error('poison')
      await open(event)
    },
  })
  const id = await h.submit('0503')
  await h.act(secretariat, id, 'review', 'accept')
  const handlings = [
    { lead: 'ybj', part: '医保部分' },
    { lead: 'jtj', part: '交通部分' },
  ]
  await h.act(secretariat, id, 'assign', 'assign', { mode: 'separate', handlings })
  const [bad, good] = [{ handling: `${id}.1` }, { handling: `${id}.2` }]
  for (const [lead, of] of [
    ['ybj', bad],
    ['jtj', good],
  ] as const) {
    await h.act(unit(lead, 'office'), id, 'acknowledge', 'accept', {}, of)
    await h.act(unit(lead, 'office'), id, 'dispatch', 'dispatch', dispatched, of)
    await h.act(unit(lead, 'officer'), id, 'contact', 'contacted', contacted(h), of)
  }
  await reply(h, id, 'jtj', good)
  await conclude(h, id, 'jtj', good)
  const half = await h.read(id)
  expect(half.stage).toBe('handling')
  expect(half.openSteps.map((s: { step: string }) => s.step)).toEqual(['stuck'])
  poisoned = false
  await h.act(secretariat, id, 'stuck', 'retry', {}, bad)
  await reply(h, id, 'ybj', bad)
  await conclude(h, id, 'ybj', bad)
  expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
  await expectOnceOnly(h.runtime.store, id)
})
