import { type Harness, secretariat } from '../../support/harness.ts'
import { type Act, complete, openStepId, session, submission, unitAt, wholeLoop } from './cases.ts'
import type { Meter, Tally } from './meter.ts'

/** What driving cases took. */
export type Driven = {
  cases: number
  steps: number
  tally: Tally
  transitions: number
  /** Transitions that the same steps cannot do without: one for a step, one more where its outcome is a choice. */
  leastTransitions: number
  invocations: { api: number; workflow: number; relay: number }
  /** Wall-clock seconds, without what the bench itself looked up. */
  seconds: number
}

/** `actsOn`: all its acts, as they read when done on that day. */
type Course = { number: string; id: string; actsOn(day: string): Act[] }

/** One case in so many makes a promise. */
const promiseEvery = 5

/**
 * Seconds between two acts, by the runtime's clock: a city has a hundred steps a day. So no act lives on the settings
 * that another one read.
 */
const pace = 300

/**
 * Submits cases and completes all their steps in turn, one act at a time and each to its end, so that nothing is
 * batched: a step of the first case, of the second, and so on. Only what the system does is measured.
 */
export const drive = async (
  harness: Harness,
  meter: Meter,
  count: number,
  choices: ReadonlySet<string>,
  onProgress: (done: number, total: number) => void,
): Promise<Driven> => {
  const { runtime } = harness
  const { feed } = runtime.services.dynamodb
  const invocations = { api: 0, workflow: 0, relay: 0 }
  feed.start((event) => {
    invocations.relay++
    return runtime.relay(event)
  })
  const courses = Array.from({ length: count }, (_, i) => courseOf(i))
  const acts = courses.flatMap(({ actsOn }) => actsOn(harness.today()))
  const before = runtime.services.stepfunctions.stats()
  let seconds = 0
  const measured = async (work: () => Promise<void>) => {
    const { clock } = runtime
    clock.set(new Date(clock.now().getTime() + pace * 1000))
    const began = performance.now()
    await work()
    await runtime.settled()
    seconds += (performance.now() - began) / 1000
    invocations.api++
  }
  let steps = 0
  meter.start()
  for (const { number } of courses)
    await measured(() => harness.ok(secretariat, 'POST', '/api/suggestions', submission(number)))
  for (let turn = 0; steps < acts.length; turn++) {
    for (const { id, actsOn } of courses) {
      const act = actsOn(harness.today())[turn]
      if (!act) continue
      const stepId = await meter.aside(() => openStepId(harness, id, act))
      await measured(() => complete(harness, id, act, stepId))
      onProgress(++steps, acts.length)
    }
  }
  const tally = meter.stop()
  for (const { id } of courses) await expectClosed(harness, id)
  const after = runtime.services.stepfunctions.stats()
  invocations.workflow = after.invocations - before.invocations
  feed.start(runtime.relay)
  return {
    cases: count,
    steps,
    tally,
    transitions: after.transitions - before.transitions,
    leastTransitions: acts.reduce((n, { step }) => n + (choices.has(step) ? 2 : 1), 0),
    invocations,
    seconds,
  }
}

const courseOf = (i: number): Course => {
  const number = `2${String(i).padStart(4, '0')}`
  const promise = i % promiseEvery === promiseEvery - 1 ? { dueOn: '2025-09-30' } : undefined
  return {
    number,
    id: `${session}-${number}`,
    actsOn: (day) => wholeLoop(unitAt(i), [unitAt(i + 7), unitAt(i + 13)], day, promise),
  }
}

const expectClosed = async (harness: Harness, id: string): Promise<void> => {
  const state = await harness.runtime.store.load(id, { fresh: true })
  if (state?.stage !== 'closed') throw new Error(`${id} was driven through, but is in ${state?.stage}`)
}
