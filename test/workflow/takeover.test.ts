import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { Harness, secretariat, unit } from '../support/harness.ts'
import { conclude, contacted, dispatched, reply } from './support/acts.ts'
import { describeExecution, loseRecords, patrolLater, stopExecution, withoutRelay } from './support/executions.ts'
import { expectOnceOnly, takeovers } from './support/log.ts'

let harness: Harness
beforeEach(async () => {
  harness = await Harness.xiamen()
})
afterEach(() => harness.close())

describe('an execution stopped by hand', () => {
  test('the patrol starts the next one, which meets the same steps, and the case closes', async () => {
    const id = await harness.submit('0301')
    await harness.toDraft(id, 'ybj', ['wjw'])
    const before = await harness.openSteps(id)
    await stopExecution(harness, id, 1)
    expect(await patrolLater(harness)).toBe(1)
    expect((await describeExecution(harness, id, 2)).status).toBe('RUNNING')
    expect((await harness.openSteps(id)).map((s) => s.stepId)).toEqual(before.map((s) => s.stepId))
    await reply(harness, id, 'ybj')
    await conclude(harness, id, 'ybj')
    const events = await expectOnceOnly(harness.runtime.store, id)
    expect(takeovers(events)).toEqual([[2, 'no running execution']])
    expect(await harness.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
    expect((await describeExecution(harness, id, 2)).status).toBe('SUCCEEDED')
    expect(await harness.runtime.store.listTokens(id)).toEqual([])
  })

  test('a step completed afterwards finds nobody waiting on its token: the relay starts the next one', async () => {
    const id = await harness.submit('0302')
    await harness.act(secretariat, id, 'review', 'accept')
    await stopExecution(harness, id, 1)
    await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
    // No patrol: the next step is open already.
    await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
    const events = await expectOnceOnly(harness.runtime.store, id)
    expect(takeovers(events)).toEqual([[2, 'nothing waited on the token']])
  })

  test('one that is well is left alone, and so is one that changed less than a minute ago', async () => {
    const well = await harness.submit('0303')
    const fresh = await harness.submit('0304')
    expect(await patrolLater(harness)).toBe(0)
    await harness.act(secretariat, fresh, 'review', 'accept')
    await stopExecution(harness, fresh, 1)
    expect((await harness.runtime.sweep({ job: 'patrol' })).acts).toBe(0)
    expect(await patrolLater(harness)).toBe(1)
    expect(takeovers(await expectOnceOnly(harness.runtime.store, well))).toEqual([])
  })
})

test('a case whose first execution was never started gets it from the patrol', async () => {
  const id = '16-5-0305'
  await loseRecords(harness, async () => {
    await harness.ok(secretariat, 'POST', '/api/suggestions', harness.submission('0305'))
  })
  // Any later commit brings the case into the lists, though not to its first step.
  await harness.ok(secretariat, 'GET', `/api/suggestions/${id}/deputies`)
  expect(await harness.openSteps(id)).toEqual([])
  expect(await patrolLater(harness)).toBe(1)
  expect((await harness.openSteps(id)).map((s) => s.step)).toEqual(['review'])
  expect(takeovers(await expectOnceOnly(harness.runtime.store, id))).toEqual([])
})

describe('a signal that was lost', () => {
  const toConsultation = async (number: string): Promise<string> => {
    const id = await harness.submit(number)
    await harness.act(secretariat, id, 'review', 'accept')
    const handlings = [{ lead: 'ybj', co: ['wjw', 'jrj'] }]
    await harness.act(secretariat, id, 'assign', 'assign', { mode: 'joint', handlings })
    await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
    return id
  }
  const opine = (id: string, code: string) =>
    harness.act(unit(code, 'officer'), id, 'opine', 'opined', { text: '会办意见' }, { unit: code })
  const loseOpinion = async (id: string, code: string): Promise<void> => {
    const { stepId } = await harness.open(id, 'opine', { unit: code })
    await loseRecords(harness, async () => {
      const answer = await harness.tryAct(unit(code, 'officer'), id, stepId, 'opined', { text: '会办意见' })
      expect(answer.status).toBe(200)
    })
    expect((await harness.runtime.store.listTokens(id)).map((t) => t.stepId)).toContain(stepId)
  }

  test('beside open siblings it is sent again by the patrol, and the join goes on', async () => {
    const id = await toConsultation('0310')
    await loseOpinion(id, 'wjw')
    expect(await patrolLater(harness)).toBe(1)
    expect(await patrolLater(harness)).toBe(0)
    await opine(id, 'jrj')
    await harness.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', dispatched)
    await harness.act(unit('ybj', 'officer'), id, 'contact', 'contacted', contacted(harness))
    await reply(harness, id, 'ybj')
    expect(takeovers(await expectOnceOnly(harness.runtime.store, id))).toEqual([])
  })

  test('what it changed in the figures comes with the next commit', async () => {
    const id = await toConsultation('0312')
    const given = async () => {
      const rates = await harness.ok(secretariat, 'GET', '/api/rates?session=16-5&unit=jrj')
      return rates.rates.coOpinionOnTime.numerator
    }
    const before = await given()
    await loseOpinion(id, 'jrj')
    expect(await given()).toBe(before)
    await harness.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', dispatched)
    expect(await given()).toBe(before + 1)
  })

  test('as the last one before the join it is found too', async () => {
    const id = await toConsultation('0311')
    await opine(id, 'jrj')
    await harness.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', dispatched)
    await harness.act(unit('ybj', 'officer'), id, 'contact', 'contacted', contacted(harness))
    await loseOpinion(id, 'wjw')
    expect(await harness.openSteps(id)).toEqual([])
    expect(await patrolLater(harness)).toBe(1)
    await reply(harness, id, 'ybj')
    expect(takeovers(await expectOnceOnly(harness.runtime.store, id))).toEqual([])
  })
})

test('the sweep at once with itself and with the relay starts one successor', async () => {
  const id = await harness.submit('0306')
  await stopExecution(harness, id, 1)
  harness.runtime.clock.set(new Date(harness.runtime.clock.now().getTime() + 120_000))
  await withoutRelay(harness, async () => {
    await Promise.all([1, 2, 3].map(() => harness.runtime.sweep({ job: 'patrol' })))
  })
  expect(takeovers(await expectOnceOnly(harness.runtime.store, id)).map(([generation]) => generation)).toEqual([2])
})
