import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

const Stored = z.object({ offsetMs: z.number() })

/** The embedded runtime's clock: the wall clock plus an offset that survives a restart. */
export type Clock = { now(): Date; set(now: Date): void }

/** The clock kept in a folder; without one it is kept in memory. */
export const openClock = (dataDir?: string, wall: () => number = Date.now): Clock => {
  const file = dataDir && join(dataDir, 'clock.json')
  let offsetMs = file && existsSync(file) ? Stored.parse(JSON.parse(readFileSync(file, 'utf8'))).offsetMs : 0
  return {
    now: () => new Date(wall() + offsetMs),
    set(now) {
      offsetMs = now.getTime() - wall()
      if (!file) return
      writeFileSync(`${file}.new`, JSON.stringify({ offsetMs }))
      renameSync(`${file}.new`, file)
    },
  }
}
