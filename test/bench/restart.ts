import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { SFNClient } from '@aws-sdk/client-sfn'
import { executions } from '../../functions/executions.ts'
import { Harness, secretariat } from '../support/harness.ts'
import { type Act, opinion, unitAt, untilDraft } from './support/cases.ts'
import { fillWaiting, setUpSession } from './support/fill.ts'
import { showProgress } from './support/progress.ts'
import { columns, type Target, verdictOf } from './support/report.ts'
import { ServerChild } from './support/server-child.ts'

/*
 * What a kill costs: cases in flight on a folder, the server killed, started again, and watched until every execution stands.
 *   npm run bench:restart -- [--waiting 1000] [--sample 20] [--check]
 */
const { values } = parseArgs({
  options: {
    waiting: { type: 'string', default: '1000' },
    sample: { type: 'string', default: '20' },
    check: { type: 'boolean', default: false },
  },
})
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'

const waiting = Number(values.waiting)
const sample = Number(values.sample)
const today = '2025-02-10'
const dataDir = mkdtempSync(join(tmpdir(), 'jianyi-bench-'))

/** `kill -9` of a server that has all the cases in flight, so that the measured start is one after a crash. */
const crash = async (): Promise<void> => {
  const server = await ServerChild.start(dataDir)
  try {
    await server.recovered
  } finally {
    await server.kill()
  }
}

const build = async (): Promise<{ ids: string[]; stateMachineArn: string }> => {
  const harness = await Harness.start({ dataDir })
  try {
    harness.runtime.clock.set(new Date(`${today}T09:00:00+08:00`))
    await setUpSession(harness)
    const filling = showProgress(`${waiting} cases are brought to where they wait`)
    const ids = await fillWaiting(harness, waiting, filling.step)
    filling.done(`${ids.length} cases wait`)
    return { ids, stateMachineArn: harness.runtime.services.stateMachineArn }
  } finally {
    await harness.close()
  }
}

type Seen = { stepId: string; step: string; assignee: { unit?: string } }

/** Completes an open step of the case and waits for what follows. */
const goesOn = async (server: ServerChild, id: string): Promise<void> => {
  const openSteps = async (): Promise<Seen[]> =>
    (await server.call(secretariat, 'GET', `/api/suggestions/${id}`)).body.openSteps
  const before = await openSteps()
  const open = before[0]
  if (!open) throw new Error(`${id} waits for nothing`)
  const { as, outcome, form } = actFor(open)
  const path = `/api/suggestions/${id}/steps/${encodeURIComponent(open.stepId)}`
  const { status, body } = await server.call(
    as,
    'POST',
    path,
    { outcome, ...form },
    { 'idempotency-key': randomUUID() },
  )
  if (status !== 200) throw new Error(`${open.stepId} ${outcome} answered ${status}: ${JSON.stringify(body)}`)
  // An opinion has no successor of its own: it is enough that it is no longer asked for.
  const known = new Set(before.map((s) => s.stepId))
  const follows = (now: Seen[]) =>
    open.step === 'opine' ? !now.some((s) => s.stepId === open.stepId) : now.some((s) => !known.has(s.stepId))
  while (!follows(await openSteps())) await after(50)
}

const actFor = ({ step, assignee }: Seen): Act => {
  const of = assignee.unit ?? unitAt(0)
  const act = [...untilDraft(of, [], today), opinion(of)].find((a) => a.step === step)
  if (!act) throw new Error(`no act for ${step}`)
  return act
}

const seconds = (n: number) => `${n.toFixed(1)} s`
const megabytes = (bytes: number) => bytes / 1024 / 1024

let server: ServerChild | undefined
try {
  const { ids, stateMachineArn } = await build()
  await crash()
  console.log('the server was killed and is started again')
  const started = await ServerChild.start(dataDir)
  server = started
  await started.answers()
  const serves = started.age()
  const { body: endpoints } = await server.call(undefined, 'GET', '/dev/endpoints')
  const sfn = new SFNClient({
    endpoint: endpoints.stepfunctions,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  })
  const named = executions(sfn, stateMachineArn)
  // What a user feels: steps of a few cases are completed while the others still come back.
  // Spread over the whole list, none of those that wait for a letter.
  const chosen = ids.filter((_, i) => i % 20 < 13).filter((_, i, all) => i % Math.floor(all.length / sample) === 0)
  await Promise.all(chosen.slice(0, sample).map((id) => goesOn(started, id)))
  const sampleStands = server.age()
  const recovered = await server.recovered
  const stands = server.age()
  const running = await named.running()
  sfn.destroy()
  const resident = server.resident()
  const missing = ids.length - Math.min(recovered, running.size)
  const targets: Target[] = [
    { name: 'seconds until it serves', figure: serves, most: 10, met: serves < 10 },
    { name: 'seconds until all executions stand again', figure: stands, most: 60, met: stands <= 60 },
    { name: 'executions missing', figure: missing, most: 0, met: missing === 0 },
  ]
  if (resident) {
    const peak = megabytes(resident.peak)
    targets.push({ name: 'MB resident at most', figure: peak, most: 700, met: peak <= 700 })
  }
  console.log(
    `\n${columns([
      ['cases in flight', String(ids.length)],
      ['/healthz answers after', seconds(serves)],
      [`a sample of ${sample} has gone on by`, seconds(sampleStands)],
      ['all executions stand again after', seconds(stands)],
      ...(resident ? [['resident then', `${megabytes(resident.now).toFixed(0)} MB`]] : []),
    ])}\n\n${verdictOf(targets)}`,
  )
  if (values.check && targets.some((t) => !t.met)) process.exitCode = 1
} finally {
  await server?.kill()
  rmSync(dataDir, { recursive: true, force: true })
}
