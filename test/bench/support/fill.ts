import { admin, type Harness, secretariat } from '../../support/harness.ts'
import { type Act, complete, openStepId, session, submission, unitAt, unitCodes, untilDraft } from './cases.ts'
import { copyCase } from './copy-case.ts'

export const setUpSession = async (harness: Harness): Promise<void> => {
  await harness.ok(admin, 'PUT', `/api/sessions/${session}`, {
    name: '市十六届人大五次会议',
    profile: 'xiamen-2025',
    opensOn: '2025-01-07',
    closesOn: '2025-01-11',
  })
  for (const code of unitCodes)
    await harness.ok(admin, 'PUT', `/api/units/${code}`, {
      name: `市第${code.slice(1)}承办单位`,
      kind: 'government',
      letterhead: `市第${code.slice(1)}承办单位`,
      docPrefix: `厦${code}函`,
    })
}

/**
 * How far waiting cases have come, in turn: review, assign, acknowledge, dispatch (beside the co-units' opinions),
 * contact (the same), draft. Few have come far, since each step takes time to set up; each waits on one to three tokens.
 */
const depths = [0, 1, 2, 3, 4, 3, 0, 1, 2, 3, 4, 3, 2, 5, 2, 3, 1, 4, 2, 5]

/** Every unit, depth and number of co-units comes in as many cases; the rest are copies of these. */
const patterns = 60

/** Requests at once; more only queue in the one process. */
const atOnce = 32

type Plan = { number: string; id: string; acts: Act[] }

/**
 * Brings cases to where they wait, as fast as the machine does it: some through the API, the rest by copying their
 * logs under other numbers and starting an execution for each, which replays what is done. Answers their ids.
 */
export const fillWaiting = async (
  harness: Harness,
  count: number,
  onProgress: (done: number, total: number) => void,
): Promise<string[]> => {
  const plans = Array.from({ length: count }, (_, i) => plan(i, harness.today()))
  const originals = plans.slice(0, patterns)
  await drivePlans(harness, originals)
  let done = originals.length
  onProgress(done, count)
  const logs = await Promise.all(originals.map(({ id }) => harness.runtime.store.read(id)))
  await inParallel([...plans.slice(patterns).entries()], async ([i, { number }]) => {
    const original = i % patterns
    await copyCase(harness.runtime, logs[original] ?? [], { from: originals[original]?.number ?? '', to: number })
    onProgress(++done, count)
  })
  await harness.runtime.settled()
  return plans.map(({ id }) => id)
}

/** Wave by wave: all cases are submitted, then each completes its first step, its second, and so on. */
const drivePlans = async (harness: Harness, plans: readonly Plan[]): Promise<void> => {
  await inParallel(plans, ({ number }) => harness.ok(secretariat, 'POST', '/api/suggestions', submission(number)))
  for (let wave = 0; ; wave++) {
    await harness.runtime.settled()
    const waiting = plans.filter(({ acts }) => acts.length > wave)
    if (waiting.length === 0) return
    await inParallel(waiting, async ({ id, acts }) => {
      const act = acts[wave]
      if (act) await complete(harness, id, act, await openStepId(harness, id, act))
    })
  }
}

const plan = (i: number, on: string): Plan => {
  const number = `1${String(i).padStart(4, '0')}`
  const depth = depths[i % depths.length] ?? 0
  // Those that wait for the draft have no co-units, or they would wait for their opinions as well.
  const co = depth < 5 ? [unitAt(i + 7), unitAt(i + 13)].slice(0, i % 3) : []
  return { number, id: `${session}-${number}`, acts: untilDraft(unitAt(i), co, on).slice(0, depth) }
}

export const inParallel = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  const queue = items.values()
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const item of queue) await work(item)
    }),
  )
}
