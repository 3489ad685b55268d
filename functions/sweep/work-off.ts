import { keepMs } from '../../shared/rule-book.ts'
import { shards } from '../../shared/store/dynamodb/keys.ts'
import { errorFields } from '../log.ts'
import type { SweepDeps } from './deps.ts'

type Live = { session: string; id: string; nextActionAt: string }

/**
 * Something that a change of the settings asks of every live case. `revision` tells one change from the next, `since`
 * is when it was made. `act` answers whether it did anything; a second time it does nothing.
 */
export type Job = { name: string; revision: string; since: Date; act(live: Live): Promise<boolean> }

/** So many cases at once: a walk over thousands ends within one run. */
const atOnce = 8

/**
 * For so long after a change other functions may still act by the settings before it, so the walk is repeated until one
 * began later than that. Milliseconds.
 */
const settledAfter = 2 * keepMs

/**
 * Walks the live cases for a job that is not worked off yet, and keeps a mark once it is. Killed in between, the next
 * run starts over and the cases that are done are done. One that fails is logged, does not hold up the others, and is
 * tried again with the next run. Answers how many cases were changed.
 */
export const workOff = async (deps: SweepDeps, { name, revision, since, act }: Job): Promise<number> => {
  const { store, log, now } = deps
  const begun = now().getTime()
  let done = 0
  let failed = 0
  const one = async (live: Live): Promise<void> => {
    try {
      if (await act(live)) done++
    } catch (error) {
      failed++
      log('error', 'sweep job failed', { job: name, suggestion: live.id, ...errorFields(error) })
    }
  }
  for (let shard = 0; shard < shards; shard++) {
    const live = await store.due(shard, null)
    for (let i = 0; i < live.length; i += atOnce) await Promise.all(live.slice(i, i + atOnce).map(one))
  }
  if (failed === 0 && begun - since.getTime() >= settledAfter) await store.putMark(name, revision)
  return done
}
