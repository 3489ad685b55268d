import * as z from 'zod'
import type { SweepDeps } from './deps.ts'
import { freeNumbers } from './free-numbers.ts'
import { keepTime } from './keep-time.ts'
import { patrol } from './patrol.ts'

/** What the schedule sends: `due` each minute, `patrol` every few; an operator may patrol everything that changed since a time. */
const Job = z.object({ job: z.enum(['due', 'patrol']), since: z.coerce.date().optional() })

/** The sweep: reminders, lapses and self-repair. Idempotent; it may run late, twice, or at once with itself. */
export const createSweep =
  (deps: SweepDeps) =>
  async (event: unknown): Promise<{ acts: number }> => {
    const { job, since } = Job.parse(event)
    if (job === 'due') return { acts: await keepTime(deps) }
    return { acts: (await patrol(deps, since)) + (await freeNumbers(deps)) }
  }
