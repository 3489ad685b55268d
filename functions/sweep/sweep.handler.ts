import * as z from 'zod'
import { changeOfTerm } from './change-of-term.ts'
import { deliverAgain } from './deliver.ts'
import type { SweepDeps } from './deps.ts'
import { sendDigests } from './digest.ts'
import { freeNumbers } from './free-numbers.ts'
import { keepTime } from './keep-time.ts'
import { patrol } from './patrol.ts'
import { recompute } from './recompute.ts'

/**
 * What the schedule sends: `due` each minute, `patrol` every few; an operator may patrol everything that changed since a
 * time, and send the day's `digest` before its hour. `digest: false` where a day only passes, as in time travel.
 */
const Job = z.object({
  job: z.enum(['due', 'patrol', 'digest']),
  since: z.coerce.date().optional(),
  digest: z.boolean().default(true),
})

/** The sweep: reminders, lapses and self-repair. Idempotent; it may run late, twice, or at once with itself. */
export const createSweep =
  (deps: SweepDeps) =>
  async (event: unknown): Promise<{ acts: number }> => {
    const { job, since, digest } = Job.parse(event)
    if (job === 'digest') return { acts: await sendDigests(deps, true) }
    // Dates move before anybody is reminded of them.
    if (job === 'due')
      return {
        acts: await all(
          () => recompute(deps),
          () => changeOfTerm(deps),
          () => keepTime(deps),
          () => deliverAgain(deps),
          async () => (digest ? sendDigests(deps) : 0),
        ),
      }
    return { acts: (await patrol(deps, since)) + (await freeNumbers(deps)) }
  }

/** All of them, whether or not one fails; the first failure is thrown at the end. Answers the sum. */
const all = async (...jobs: (() => Promise<number>)[]): Promise<number> => {
  const failures: unknown[] = []
  let acts = 0
  for (const job of jobs) {
    try {
      acts += await job()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw failures[0]
  return acts
}
