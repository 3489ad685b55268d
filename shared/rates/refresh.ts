import { canonical } from '../case/commit.ts'
import type { FigureStore } from '../store/port.ts'
import type { Bucket, Place } from './fact.ts'
import {
  type Part,
  partLimit,
  partsOf,
  partsOfAll,
  type Range,
  type Rollup,
  rangeAt,
  rollupOf,
  saysSame,
} from './rollup.ts'

type Store = Pick<FigureStore, 'facts' | 'getRollup' | 'putRollup'>

/** After so many lost races the refresh gives up; the record that led to it comes again. */
const attempts = 12

/**
 * Counts a roll-up again where facts changed. It reads the roll-up, then the facts of the parts in question, and puts
 * the result only if the roll-up is still the one it read: whatever order changes are told in, and however often, the
 * last refresh has seen them all. Where nothing is different nothing is put.
 */
export const refreshRollup = async (store: Store, bucket: Bucket, places: readonly Place[]): Promise<void> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await store.getRollup(bucket, { fresh: attempt > 0 })
    const parts = await countAgain(store, bucket, before?.rollup.parts ?? [], places)
    const after = rollupOf(bucket, parts)
    if (before && isSame(before.rollup, after)) {
      // A read that lagged may be older than the facts: only a fresh one says that nothing is to be put.
      if (attempt > 0) return
      const now = await store.getRollup(bucket, { fresh: true })
      if (now?.revision === before.revision) return
      continue
    }
    if (await store.putRollup(after, before?.revision)) return
  }
  throw tooMany(bucket)
}

/** The parts with those in which the places lie counted anew, from their facts. */
const countAgain = async (
  store: Store,
  bucket: Bucket,
  old: readonly Part[],
  places: readonly Place[],
): Promise<Part[]> => {
  const ranges = new Map(places.map((place) => rangeAt(old, place)).map((r) => [`${r.month}/${r.from}`, r]))
  let parts = [...old]
  for (const range of ranges.values()) {
    const facts = await store.facts(bucket, { range, fresh: true })
    const others = parts.filter((p) => !isWithin(p, range))
    const all = others.reduce((n, p) => n + p.count, facts.length)
    parts = [...others, ...partsOf(range, facts, partLimit(all))]
  }
  return parts
}

const isWithin = (part: Range, range: Range): boolean =>
  part.month === range.month && part.from >= range.from && part.until <= range.until

const isSame = (a: Rollup, b: Rollup): boolean => canonical(a.parts) === canonical(b.parts)

/** Counts a bucket from all its facts, whatever was counted before. Answers whether anything was different. */
export const rebuildRollup = async (store: Store, bucket: Bucket): Promise<boolean> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const before = await store.getRollup(bucket, { fresh: true })
    const after = rollupOf(bucket, partsOfAll(await store.facts(bucket, { fresh: true })))
    if (before && saysSame(before.rollup, after)) return false
    if (await store.putRollup(after, before?.revision)) return true
  }
  throw tooMany(bucket)
}

const tooMany = ({ session, unit }: Bucket): Error =>
  new Error(`the figures of ${unit} in ${session} are changed by too many at once`)
