import type { Refresh } from '../../shared/rates/derive.ts'
import type { Bucket, Place } from '../../shared/rates/fact.ts'
import { refreshRollup } from '../../shared/rates/refresh.ts'
import type { FigureStore } from '../../shared/store/port.ts'

type Waiting = { places: Place[]; done: Promise<void> }

/**
 * Refreshes of roll-ups, at most one of each at a time: what is asked for meanwhile waits and is done together. A batch
 * with many cases of one unit counts it once or twice, and never against itself.
 */
export const together = (
  store: FigureStore,
  refresh: Refresh = (bucket, places) => refreshRollup(store, bucket, places),
): Refresh => {
  const running = new Map<string, Promise<void>>()
  const waiting = new Map<string, Waiting>()
  const start = (name: string, bucket: Bucket, places: readonly Place[]): Promise<void> => {
    const run = refresh(bucket, places).finally(() => {
      if (running.get(name) === run) running.delete(name)
    })
    running.set(name, run)
    return run
  }
  return (bucket, places) => {
    const name = JSON.stringify(bucket)
    const before = running.get(name)
    if (!before) return start(name, bucket, places)
    const next = waiting.get(name)
    if (next) {
      next.places.push(...places)
      return next.done
    }
    const mine: Waiting = { places: [...places], done: Promise.resolve() }
    mine.done = before
      .catch(() => {})
      .then(() => {
        waiting.delete(name)
        return start(name, bucket, mine.places)
      })
    waiting.set(name, mine)
    return mine.done
  }
}
