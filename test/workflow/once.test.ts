import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { storeOf } from '../../functions/clients.ts'
import { createRelay } from '../../functions/relay/relay.handler.ts'
import { tableName } from '../../infra/local/table.ts'
import { Harness, secretariat, unit } from '../support/harness.ts'
import { executionsOf } from './support/executions.ts'
import { redelivery } from './support/log.ts'

const folders: string[] = []
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'jianyi-once-'))
  folders.push(made)
  return made
}
let h: Harness
afterEach(() => h.close())
afterAll(() => {
  for (const made of folders) rmSync(made, { recursive: true, force: true })
})

test('scenario 10: of two assignments, acceptances or signatures at once one wins, and the other is told', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0701')
  const both = async (as: Parameters<Harness['tryAct']>[0], step: string, outcome: string, form = {}) => {
    const { stepId } = await h.open(id, step)
    const answers = await Promise.all([
      h.tryAct(as, id, stepId, outcome, form),
      h.tryAct(as, id, stepId, outcome, form),
    ])
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409])
    await h.runtime.settled()
  }
  await h.act(secretariat, id, 'review', 'accept')
  await both(secretariat, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
  await both(unit('ybj', 'office'), 'acknowledge', 'accept')
  expect((await h.read(id)).handlings).toHaveLength(1)
  await h.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', { section: '综合处', officer: '甲' })
  await h.act(unit('ybj', 'officer'), id, 'contact', 'contacted', {
    mode: 'phone',
    on: h.today(),
    with: ['林一'],
    summary: '联络',
  })
  await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
    category: 'C',
    title: '函',
    body: '一、',
    disclosure: 'open',
  })
  await h.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
  await h.act(unit('ybj', 'office'), id, 'clear', 'approve')
  await both(unit('ybj', 'head'), 'sign', 'sign')
  await both(unit('ybj', 'office'), 'issue', 'issue')
  expect((await h.runtime.store.claims({ prefix: '厦医保函', year: 2025 }, 10)).map((c) => c.serial)).toEqual([1])
})

test('scenario 12: silence past a limit fires the rule once, also when the system was down at that moment', async () => {
  const dataDir = folder()
  h = await Harness.xiamen({ dataDir })
  const id = await h.submit('0702')
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', { mode: 'joint', handlings: [{ lead: 'ybj', co: ['wjw'] }] })
  await h.close()

  h = await Harness.start({ dataDir })
  await h.runtime.recovered
  // Down through the window's end, 17 February: five working days from 10 February.
  h.runtime.clock.set(new Date('2025-02-20T09:00:00+08:00'))
  await h.runtime.sweep({ job: 'due' })
  await h.runtime.settled()
  await h.runtime.sweep({ job: 'due' })
  await h.runtime.settled()
  const log = await h.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)
  const events = log.flatMap((c: { events: unknown[] }) => c.events) as {
    type: string
    step?: string
    outcome?: string
  }[]
  expect(events.filter((e) => e.type === 'StepCompleted' && e.step === 'acknowledge').map((e) => e.outcome)).toEqual([
    'lapsed',
  ])
  expect((await h.openSteps(id)).map((s) => s.step).sort()).toEqual(['dispatch', 'opine'])
})

test('scenarios 19, 20: reminders go out once per step and threshold, whatever restarts; a step entered again has its own', async () => {
  const dataDir = folder()
  h = await Harness.xiamen({ dataDir })
  const id = await h.submit('0703')
  await h.toDraft(id)
  await h.clock('2025-05-08T10:00:00+08:00')
  const reminders = () => h.runtime.mailbox.list().filter((n) => n.kind === 'reminder' && n.step === 'draft')
  expect(reminders().map((n) => n.threshold)).toEqual(['yellow', 'red'])
  await h.close()
  h = await Harness.start({ dataDir })
  await h.runtime.recovered
  for (let i = 0; i < 3; i++) await h.runtime.sweep({ job: 'due' })
  await h.runtime.settled()
  expect(reminders().map((n) => n.threshold)).toEqual(['yellow', 'red'])
  await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
    category: 'C',
    title: '函',
    body: '一、',
    disclosure: 'open',
  })
  await h.act(unit('ybj', 'officer'), id, 'solicit', 'objected', { comments: '请补充' })
  await h.clock('2025-05-12T00:00:00+08:00')
  await h.clock('2025-05-13T01:00:00+08:00')
  const again = reminders().slice(2)
  expect(again.map((n) => n.threshold)).toEqual(['overdue'])
  expect(again[0]?.stepId).not.toBe(reminders()[0]?.stepId)
})

test('scenario 25: redelivered stream records make no second transition, number or notice', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0704')
  await h.toDraft(id)
  await h.toEvaluate(id)
  const before = {
    log: (await h.runtime.store.read(id)).length,
    mail: h.runtime.mailbox.list().length,
    open: (await h.openSteps(id)).map((s) => s.stepId),
  }
  for (let i = 0; i < 2; i++) expect(await h.runtime.relay(await redelivery(h, id))).toEqual({ batchItemFailures: [] })
  await h.runtime.settled()
  expect((await h.runtime.store.read(id)).length).toBe(before.log)
  expect(h.runtime.mailbox.list().length).toBe(before.mail)
  expect((await h.openSteps(id)).map((s) => s.stepId)).toEqual(before.open)
  expect((await h.runtime.store.load(id))?.generation).toBe(1)
})

test('scenario 26: with the relay down the act stands, and the rest catches up, also after a restart', async () => {
  const dataDir = folder()
  h = await Harness.xiamen({ dataDir })
  const id = await h.submit('0705')
  const { stepId } = await h.open(id, 'review')
  await h.runtime.services.dynamodb.feed.stop()
  const answer = await h.tryAct(secretariat, id, stepId, 'accept')
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({ stage: 'assignment', openSteps: [] })
  await h.close()
  h = await Harness.start({ dataDir })
  await h.runtime.recovered
  expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['assign'])
})

test('scenario 26: with the notifier down the act stands and the case goes on; the notice comes later, once', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0706')
  const { stepId } = await h.open(id, 'review')
  const { services, clock, relay, mailbox } = h.runtime
  await services.dynamodb.feed.stop()
  expect((await h.tryAct(secretariat, id, stepId, 'accept')).status).toBe(200)
  const mute = createRelay({
    ...storeOf({ TABLE_NAME: tableName }, clock.now, services.db),
    executions: executionsOf(h),
    log: () => {},
    notify: () => Promise.reject(new Error('the bus is down')),
  })
  // As the stream does it: what failed comes again, from the first record that failed.
  for (let i = 0; i < 3; i++)
    expect((await mute(await redelivery(h, id))).batchItemFailures).toEqual([{ itemIdentifier: '1' }])
  await services.stepfunctions.idle()
  expect((await h.read(id)).openSteps.map((s: { step: string }) => s.step)).toEqual(['assign'])
  const told = () => mailbox.list().filter((n) => n.suggestion === id && n.step === 'assign')
  expect(told()).toEqual([])
  services.dynamodb.feed.start(relay)
  await h.runtime.settled()
  expect(told()).toHaveLength(1)
  expect((await h.runtime.store.load(id))?.generation).toBe(1)
})

test('silence counts only after some days: a step that opens on an overdue reply does not lapse at once', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0710')
  await h.toDraft(id)
  await h.clock('2025-06-20T09:00:00+08:00')
  await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
    category: 'C',
    title: '函',
    body: '一、',
    disclosure: 'open',
  })
  await h.clock('2025-06-25T23:00:00+08:00')
  expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['solicit'])
  await h.clock('2025-06-26T00:00:01+08:00')
  expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['clear'])
})

test('no rating lapses unreminded: one whose thresholds all lay before it is reminded of at once and gets some days', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0711')
  await h.toDraft(id)
  await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
    category: 'C',
    title: '函',
    body: '一、',
    disclosure: 'open',
  })
  await h.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
  await h.act(unit('ybj', 'office'), id, 'clear', 'approve')
  await h.act(unit('ybj', 'head'), id, 'sign', 'sign')
  const signedOn = h.today()
  await h.clock('2025-04-10T09:00:00+08:00')
  await h.act(unit('ybj', 'office'), id, 'issue', 'issue', { issuedOn: signedOn })
  await h.clock('2025-04-10T10:00:00+08:00')
  expect((await h.openSteps(id)).map((s) => s.step).sort()).toEqual(['evaluate', 'publish'])
  expect(h.runtime.mailbox.list().filter((n) => n.kind === 'reminder' && n.step === 'evaluate')).toHaveLength(1)
  await h.clock('2025-04-16T00:00:01+08:00')
  expect((await h.openSteps(id)).map((s) => s.step)).not.toContain('evaluate')
})
