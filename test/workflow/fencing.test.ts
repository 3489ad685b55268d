import { SendTaskSuccessCommand } from '@aws-sdk/client-sfn'
import { afterEach, describe, expect, test } from 'vitest'
import { startNextGeneration } from '../../functions/relay/signal.ts'
import { createWorkflow } from '../../functions/workflow/open-step.handler.ts'
import { ruleBook } from '../../shared/rule-book.ts'
import { Harness, secretariat, unit } from '../support/harness.ts'
import { conclude, reply } from './support/acts.ts'
import { describeExecution, executionsOf, withoutRelay } from './support/executions.ts'
import { expectOnceOnly, takeovers } from './support/log.ts'

type Payload = { step: string; suggestion: string; generation: number; attempt: number; token: string }
type Handler = (event: unknown) => Promise<void>

let harness: Harness
afterEach(() => harness.close())

/** A runtime that remembers what was sent to the workflow function, and sends some of it another way. */
const startWith = async (around: (payload: Payload, handler: Handler) => Promise<void> = (p, h) => h(p)) => {
  const sent: Payload[] = []
  let inner: Handler = async () => {}
  harness = await Harness.xiamen({
    wrapWorkflow: (handler) => {
      inner = handler
      return (event) => {
        const payload = event as Payload
        sent.push(payload)
        return around(payload, handler)
      }
    },
  })
  return { sent, again: (payload: Payload | undefined) => inner(payload) }
}

const nextGeneration = async (id: string, from: number): Promise<void> => {
  const { store, clock } = harness.runtime
  await startNextGeneration({ store, rules: ruleBook(store, clock.now), log: () => {} }, id, from, 'by hand')
}

const openStep = async (id: string) => {
  const [open] = (await harness.read(id)).openSteps
  return open as { stepId: string; step: string }
}

describe('two executions of one case at once', () => {
  test('the next one ends the one before it and takes its steps over', async () => {
    await startWith()
    const id = await harness.submit('0401')
    await harness.toDraft(id)
    const before = await harness.openSteps(id)
    await nextGeneration(id, 1)
    expect((await harness.openSteps(id)).map((s) => s.stepId)).toEqual(before.map((s) => s.stepId))
    expect(await describeExecution(harness, id, 1)).toMatchObject({ status: 'ABORTED', error: 'Superseded' })
    const tokens = await harness.runtime.store.listTokens(id)
    expect(tokens.map((t) => t.waiting.generation)).toEqual([2])
    await reply(harness, id, 'ybj')
    await conclude(harness, id, 'ybj')
    expect(takeovers(await expectOnceOnly(harness.runtime.store, id))).toEqual([[2, 'by hand']])
    expect((await describeExecution(harness, id, 2)).status).toBe('SUCCEEDED')
  })

  test('the old one is ended by its own next opening, and opens nothing', async () => {
    await startWith()
    const id = await harness.submit('0402')
    const { store, services } = harness.runtime
    await harness.act(secretariat, id, 'review', 'accept')
    const { stepId } = await openStep(id)
    const old = await store.getToken(id, stepId)
    await withoutRelay(harness, async () => {
      await nextGeneration(id, 1)
      // The relay is down, so nothing has stopped the first one: both run, and both wait in `assign`.
      await executionsOf(harness).start(id, 2, services.definition)
      await services.stepfunctions.idle()
      const now = await store.getToken(id, stepId)
      expect(now?.generation).toBe(2)
      const form = { mode: 'sole', handlings: [{ lead: 'ybj' }] }
      expect((await harness.tryAct(secretariat, id, stepId, 'assign', form)).status).toBe(200)
      const route = JSON.stringify((await store.load(id, { fresh: true }))?.completed[stepId])
      await services.sfn.send(new SendTaskSuccessCommand({ taskToken: old?.token, output: route }))
      await services.stepfunctions.idle()
      expect(await describeExecution(harness, id, 1)).toMatchObject({ status: 'ABORTED', cause: 'superseded' })
      expect((await harness.read(id)).openSteps).toEqual([])
      expect((await store.getToken(id, stepId))?.token).toBe(now?.token)
    })
    expect((await harness.openSteps(id)).map((s) => s.step)).toEqual(['acknowledge'])
    expect(takeovers(await expectOnceOnly(store, id))).toEqual([[2, 'by hand']])
  })

  test('the old token never wins, though its opener read the case before the new one came', async () => {
    const { sent } = await startWith()
    const id = await harness.submit('0403')
    const { store, clock } = harness.runtime
    const stale = await store.load(id, { fresh: true })
    const { stepId } = await openStep(id)
    await nextGeneration(id, 1)
    await harness.runtime.settled()
    const kept = await store.getToken(id, stepId)
    expect(kept?.generation).toBe(2)
    const slow = createWorkflow({
      store: { ...store, load: async () => stale },
      rules: ruleBook(store, clock.now),
      executions: executionsOf(harness),
      log: () => {},
      onStuck: () => {},
    })
    await slow(sent.find((p) => p.suggestion === id && p.generation === 1))
    expect(await store.getToken(id, stepId)).toEqual(kept)
    await harness.act(secretariat, id, 'review', 'accept')
    expect((await harness.openSteps(id)).map((s) => s.step)).toEqual(['assign'])
    expect(takeovers(await expectOnceOnly(store, id))).toEqual([[2, 'by hand']])
  })
})

describe('a slow opener that was tried again', () => {
  test.each([
    ['had done nothing yet', false],
    ['had opened the step before', true],
  ])('that %s comes late: the younger token stays, the step completes and goes on', async (_, opensFirst) => {
    let late: Payload | undefined
    const { again } = await startWith(async (payload, handler) => {
      if (payload.step !== 'assign' || payload.attempt > 0) return handler(payload)
      late = payload
      if (opensFirst) await handler(payload)
      throw new Error('Sandbox.Timedout')
    })
    const id = await harness.submit('0404')
    await harness.act(secretariat, id, 'review', 'accept')
    const { store } = harness.runtime
    const { stepId } = await openStep(id)
    const kept = await store.getToken(id, stepId)
    expect(kept?.attempt).toBe(1)
    expect(late?.token).not.toBe(kept?.token)
    await again(late)
    expect(await store.getToken(id, stepId)).toEqual(kept)
    await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
    await again(late)
    await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
    expect(takeovers(await expectOnceOnly(store, id))).toEqual([])
  })

  test('the first one held until after the second: still one opening and the younger token', async () => {
    let release: () => void = () => {}
    let finished: Promise<void> | undefined
    await startWith(async (payload, handler) => {
      if (payload.step !== 'assign' || payload.attempt > 0) return handler(payload)
      finished = new Promise<void>((resolve) => {
        release = resolve
      }).then(() => handler(payload))
      throw new Error('Sandbox.Timedout')
    })
    const id = await harness.submit('0405')
    await harness.act(secretariat, id, 'review', 'accept')
    const { stepId } = await openStep(id)
    const form = { mode: 'sole', handlings: [{ lead: 'ybj' }] }
    await withoutRelay(harness, async () => {
      // Completed, and not signalled yet: the late one finds it done and must not take the token away.
      expect((await harness.tryAct(secretariat, id, stepId, 'assign', form)).status).toBe(200)
      const kept = await harness.runtime.store.getToken(id, stepId)
      release()
      await finished
      expect(await harness.runtime.store.getToken(id, stepId)).toEqual(kept)
    })
    expect((await harness.openSteps(id)).map((s) => s.step)).toEqual(['acknowledge'])
    expect(takeovers(await expectOnceOnly(harness.runtime.store, id))).toEqual([])
  })
})
