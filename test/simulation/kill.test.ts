import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { afterEach, expect, test } from 'vitest'
import { rowOf } from '../../shared/projection/row.ts'
import { ruleBook } from '../../shared/rule-book.ts'
import { admin, Harness, inspector, secretariat, unit } from '../support/harness.ts'
import { expectOnceOnly } from '../workflow/support/log.ts'
import { PatientClient } from './support/client.ts'
import { random } from './support/random.ts'
import { ServerProcess } from './support/server-process.ts'

const kills = 10
/** How many acts of the loop a kill can follow, and how long after one is sent it comes at most. Milliseconds. */
const acts = 18
const within = 150

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

let dataDir: string
let server: ServerProcess | undefined
afterEach(async () => {
  await server?.stop()
  await rm(dataDir, { recursive: true, force: true })
})

/** Kills the server at moments that the seed decides: some time after the n-th act was sent, answered or not. */
const killer = (target: () => ServerProcess) => {
  const next = random(seed)
  const moments = Array.from({ length: kills }, () => ({
    act: 1 + Math.floor(next() * acts),
    after: Math.floor(next() * within),
    whenReady: next() < 0.7,
  })).sort((a, b) => a.act - b.act || a.after - b.after)
  const restarts: Promise<void>[] = []
  let sent = 0
  return {
    moments,
    onAct() {
      sent++
      // Of two kills after one act the second hits the server while it starts or recovers.
      const due = moments.filter((m) => m.act === sent)
      if (due.length > 0)
        restarts.push(
          due.reduce(async (before, { after, whenReady }) => {
            await before
            if (whenReady) await target().up()
            await new Promise((now) => setTimeout(now, after))
            await target().killAndRestart()
          }, Promise.resolve()),
        )
    },
    settled: () => Promise.all(restarts),
  }
}

const submission = (number: string) => ({
  session: '16-5',
  number,
  kind: 'session',
  title: `关于第${number}号事项的建议`,
  body: '建议的内容。',
  topics: ['医疗保障'],
  deputies: [{ name: '林一', lead: true, phone: '13800000000' }],
  disclosure: 'full',
  receivedOn: '2025-02-10',
})

const setUp = async (client: PatientClient): Promise<void> => {
  await client.clock('2025-02-10T09:00:00+08:00')
  await client.ok(admin, 'PUT', '/api/sessions/16-5', {
    name: '第五次会议',
    profile: 'xiamen-2025',
    opensOn: '2025-01-07',
    closesOn: '2025-01-11',
  })
  for (const [code, docPrefix] of [
    ['ybj', '厦医保函'],
    ['wjw', '厦卫函'],
    ['jrj', '厦金函'],
  ])
    await client.ok(admin, 'PUT', `/api/units/${code}`, {
      name: `${code}局`,
      kind: 'government',
      letterhead: `${code}局`,
      docPrefix,
    })
}

/** From submission to closure, with an objection, a make-up draft and two co-units beside the lead's own way. */
const closedLoop = async (client: PatientClient): Promise<string> => {
  const office = unit('ybj', 'office')
  const officer = unit('ybj', 'officer')
  client.beforeAct()
  const { id } = await client.ok(secretariat, 'POST', '/api/suggestions', submission('0105'))
  await client.act(secretariat, id, 'review', 'accept')
  await client.clock('2025-02-12T09:00:00+08:00')
  await client.act(secretariat, id, 'assign', 'assign', {
    mode: 'joint',
    handlings: [{ lead: 'ybj', co: ['wjw', 'jrj'] }],
  })
  await client.act(office, id, 'acknowledge', 'accept')
  await client.act(office, id, 'dispatch', 'dispatch', { section: '待遇处', officer: '经办人' })
  await client.act(unit('wjw', 'officer'), id, 'opine', 'opined', { text: '药品监管的情况。' }, 'wjw')
  await client.act(officer, id, 'contact', 'contacted', {
    mode: 'face-to-face',
    on: '2025-02-12',
    with: ['林一'],
    summary: '面商',
  })
  await client.act(unit('jrj', 'officer'), id, 'opine', 'opined', { text: '商业保险的情况。' }, 'jrj')
  const letter = { category: 'C', title: '答复的函', body: '一、情况\n二、措施', disclosure: 'open' }
  const draft = await client.act(officer, id, 'draft', 'submit', letter)
  await client.act(officer, id, 'solicit', 'objected', { comments: '请补充。' })
  const redraft = await client.act(officer, id, 'draft', 'submit', { ...letter, body: '一、情况\n二、补充' })
  expect(redraft.stepId).not.toBe(draft.stepId)
  await client.clock('2025-04-28T09:00:00+08:00')
  await client.act(officer, id, 'solicit', 'agreed', { mode: 'phone', on: '2025-04-28' })
  await client.act(office, id, 'clear', 'approve')
  await client.act(unit('ybj', 'head'), id, 'sign', 'sign')
  await client.act(office, id, 'issue', 'issue')
  await client.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
  await client.act(officer, id, 'revisit', 'revisited', { mode: 'phone', on: '2025-04-28', summary: '回访' })
  await client.act(inspector, id, 'inspect', 'pass')
  return id
}

/** Scenario 27. Eleven starts take about 20 s on a machine that has nothing else to do. `SEED=… npx vitest run test/simulation` repeats a run's moments. */
test(`scenario 27: ten kill -9 at random moments (SEED=${seed}): the case closes, nothing is lost, nothing happens twice`, async () => {
  console.log(`kill: SEED=${seed}`)
  dataDir = await mkdtemp(join(tmpdir(), 'jianyi-kill-'))
  const running = await ServerProcess.start(dataDir)
  server = running
  const death = killer(() => running)
  const client = new PatientClient(running, death.onAct)
  await setUp(client)
  const { id: inReview } = await client.ok(secretariat, 'POST', '/api/suggestions', submission('0901'))
  const { id: inAssignment } = await client.ok(secretariat, 'POST', '/api/suggestions', submission('0902'))
  const review = await client.open(inAssignment, 'review')
  await client.ok(secretariat, 'POST', `/api/suggestions/${inAssignment}/steps/${review.stepId}`, { outcome: 'accept' })
  const waitsIn = await client.open(inAssignment, 'assign')

  const id = await closedLoop(client)
  await death.settled()
  await running.up()
  expect(running.kills).toBe(kills)
  expect(await client.ok(secretariat, 'GET', `/api/suggestions/${id}`)).toMatchObject({ stage: 'closed' })
  await running.stop()

  const harness = await Harness.start({ dataDir })
  try {
    const { store, services, recovered, mailbox } = harness.runtime
    await recovered
    await harness.runtime.settled()
    const events = await expectOnceOnly(store, id)
    expect(events.filter((e) => e.type === 'SuggestionClosed')).toHaveLength(1)
    expect(await store.listTokens(id)).toEqual([])
    const state = await store.load(id, { fresh: true })
    const [row] = await store.getRows([{ session: '16-5', id }])
    expect(row?.version).toBe(state?.version)
    expect(row?.handlings[0]?.documentNumber).toBe('厦医保函〔2025〕1号')
    expect(await store.claims({ prefix: '厦医保函', year: 2025 }, 10)).toHaveLength(1)
    const rules = await ruleBook(store, harness.runtime.clock.now).rulesFor('16-5')
    expect(state && rowOf(state, rules)).toEqual(row)

    // Those that nobody touched wait where they were.
    expect((await harness.openSteps(inReview)).map((s) => s.step)).toEqual(['review'])
    expect((await harness.openSteps(inAssignment)).map((s) => s.stepId)).toEqual([waitsIn.stepId])
    for (const other of [inReview, inAssignment]) await expectOnceOnly(store, other)
    const { executions = [] } = await services.sfn.send(
      new ListExecutionsCommand({ stateMachineArn: services.stateMachineArn, statusFilter: 'RUNNING' }),
    )
    expect(executions.map((e) => e.name?.replace(/-g\d+$/, '')).sort()).toEqual([inReview, inAssignment].sort())

    // Each opened step was told of once.
    const told = mailbox.list().filter((n) => n.suggestion === id && n.kind === 'step-opened')
    const openedIds = events.flatMap((e) => (e.type === 'StepOpened' ? [e.stepId] : []))
    expect(told.map((n) => n.stepId).sort()).toEqual(openedIds.sort())
  } finally {
    await harness.close()
  }
}, 180_000)
