import { formatInstant } from '../../shared/calendar/index.ts'
import { Refusal } from '../../shared/case/refusal.ts'
import { shards } from '../../shared/store/dynamodb/keys.ts'
import type { RowStore } from '../../shared/store/port.ts'
import type { Clock } from './clock.ts'

export type TimeTravel = {
  clock: Clock
  store: Pick<RowStore, 'due'>
  /** The time of the newest commit, or null for an empty store. */
  lastCommit(): Promise<Date | null>
  sweep(event: { job: 'due'; digest: boolean } | { job: 'patrol'; since?: Date }): Promise<{ acts: number }>
  /** Resolves when the relay and the workflow have nothing left to do. */
  settled(): Promise<void>
}

/**
 * Moves the clock forward as time would: it stops at every instant at which something falls due, lets the sweep act
 * and everything that follows come to rest, and goes on. So no reminder or lapse is skipped or happens late. Of the
 * days that pass only the last has its digest, and none without `digest`: those of the others would tell nobody anything.
 */
export const moveClock =
  ({ clock, store, lastCommit, sweep, settled }: TimeTravel) =>
  async (to: Date, { digest = true }: { digest?: boolean } = {}): Promise<Date> => {
    await settled()
    const last = await lastCommit()
    if (last && to < last)
      throw new Refusal('INVALID', '有内容需要改正', [
        { path: 'now', message: `时间不能早于最后一次办理 ${formatInstant(last)}` },
      ])
    const from = clock.now()
    const act = async (tell = false) => {
      await sweep({ job: 'due', digest: tell })
      await settled()
    }
    // What the settings ask for (a calendar notice, the end of a term) has no date in the index.
    await act()
    for (;;) {
      const next = await soonest(store, to)
      if (!next) break
      if (next > clock.now()) clock.set(next)
      await act()
    }
    clock.set(to)
    await act(digest)
    await sweep({ job: 'patrol', since: new Date(from.getTime() - 60_000) })
    await settled()
    return clock.now()
  }

const soonest = async (store: Pick<RowStore, 'due'>, until: Date): Promise<Date | null> => {
  const due = await Promise.all(Array.from({ length: shards }, (_, shard) => store.due(shard, until)))
  const times = due.flatMap((d) => (d[0] ? [d[0].nextActionAt] : [])).sort()
  return times[0] === undefined ? null : new Date(times[0])
}
