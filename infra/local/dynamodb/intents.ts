import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { JsonLines } from './json-lines.ts'

/** A log item about to be put: noted before the put, cleared when the feed's consumer has taken it or the put failed. */
export interface Intent {
  /** Rises with every intent, also over restarts: it becomes the record's SequenceNumber. */
  id: number
  pk: string
  sk: string
}

/** Where intents are noted. */
export interface Intents {
  note(pk: string, sk: string): Intent
  clear(ids: number[]): void
  /** What the process before this one left, oldest first. */
  left(): Intent[]
  close(): void
}

const Line = z.union([
  z.strictObject({ id: z.int(), pk: z.string(), sk: z.string() }),
  z.strictObject({ done: z.array(z.int()) }),
  z.strictObject({ last: z.int() }),
])

const COMPACT_ABOVE_BYTES = 4_000_000

/** Intents for an in-memory database: nothing outlives the process, so only the numbers are kept. */
export function intentsInMemory(): Intents {
  let last = 0
  return {
    note: (pk, sk) => ({ id: ++last, pk, sk }),
    clear: () => {},
    left: () => [],
    close: () => {},
  }
}

/** Intents in `<folder>/intents.jsonl`. */
export function intentsOnDisk(folder: string): Intents {
  mkdirSync(folder, { recursive: true })
  const open = new Map<number, Intent>()
  let last = 0
  const lines = () => [{ last }, ...open.values()]
  const file = JsonLines.open(join(folder, 'intents.jsonl'), (found) => {
    for (const line of found.map((each) => Line.parse(each))) {
      if ('last' in line) last = Math.max(last, line.last)
      else if ('done' in line) for (const id of line.done) open.delete(id)
      else {
        open.set(line.id, line)
        last = Math.max(last, line.id)
      }
    }
    return lines()
  })
  const left = [...open.values()]
  return {
    note(pk, sk) {
      const intent = { id: ++last, pk, sk }
      open.set(intent.id, intent)
      file.append(intent)
      return intent
    },
    clear(ids) {
      for (const id of ids) open.delete(id)
      file.append({ done: ids })
      if (file.bytes > COMPACT_ABOVE_BYTES && open.size < 1_000) file.compact(lines())
    },
    left: () => left,
    close: () => file.close(),
  }
}
