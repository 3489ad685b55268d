import type { SearchStore } from '../store/port.ts'
import { bucketsOf, mergePostings, postingsOf, segmentOf } from './segment.ts'
import { type Head, type Segment, type Shape, segmentsOf, sizeOf, shape as usual, withSegment } from './shape.ts'

type Store = Pick<SearchStore, 'searchHead' | 'putSearchHead' | 'latestSlot' | 'slots' | 'getBuckets' | 'putBucket'>

/** So many items are put at once: some thousand write units a second, which a young table takes. */
const atOnce = 4

/** Merging many segments halves what they take together, since most terms are in several. */
const mergedShare = 0.6

/**
 * Makes the segments whose slots are complete. What a segment holds follows from its slots alone, and the head moves on
 * only once it is stored: killed in between, or done by two at once, it is simply made again.
 */
export const compact = async (store: Store, shape: Shape = usual): Promise<void> => {
  let head = await store.searchHead({ fresh: true })
  const next = (await store.latestSlot()) + 1
  for (;;) {
    const due = dueSegment(head, next, shape)
    if (!due) return
    const bits = due.level === 0 ? await fromSlots(store, due.index, shape) : await fromBelow(store, head, due, shape)
    const moved = withSegment(head, { ...due, bits }, shape)
    // Another one made the same segment: it goes on from there.
    if (!(await store.putSearchHead(moved))) return
    head = moved
  }
}

/** The next segment that can be made, the highest level first, so that the levels below stay short. */
const dueSegment = (head: Head, next: number, shape: Shape): Omit<Segment, 'bits'> | undefined => {
  for (let level = Math.min(shape.top, head.levels.length); level > 0; level--) {
    const index = head.levels[level]?.built ?? 0
    if ((head.levels[level - 1]?.built ?? 0) >= (index + 1) * shape.fan) return { level, index }
  }
  const index = head.levels[0]?.built ?? 0
  return next >= (index + 1) * shape.block ? { level: 0, index } : undefined
}

const fromSlots = async (store: Store, index: number, { block, bucketBytes }: Shape): Promise<number> => {
  const slots = await store.slots({ from: index * block, until: (index + 1) * block, fresh: true })
  const terms: number[][] = Array.from({ length: block }, () => [])
  for (const { at, slot } of slots) terms[at - index * block] = slot.terms
  const { bits, buckets } = segmentOf(postingsOf(terms), block, bucketBytes)
  await putAll(store, { level: 0, index, bits }, buckets)
  return bits
}

/** Merges the segments of a level, one range of hashes after another, so that no more than that is in memory. */
const fromBelow = async (
  store: Store,
  head: Head,
  { level, index }: Omit<Segment, 'bits'>,
  shape: Shape,
): Promise<number> => {
  const parts = segmentsOf(head)
    .filter((s) => s.level === level - 1 && Math.floor(s.index / shape.fan) === index)
    .sort((a, b) => a.index - b.index)
  const size = sizeOf(shape, level - 1)
  const buckets = parts.reduce((n, { bits }) => n + 2 ** bits, 0)
  const bits = Math.max(0, Math.round(Math.log2(buckets * mergedShare)))
  const common = Math.min(bits, ...parts.map((p) => p.bits))
  for (let range = 0; range < 2 ** common; range++) {
    const wanted = parts.flatMap((segment) =>
      Array.from({ length: 2 ** (segment.bits - common) }, (_, i) => ({
        segment,
        bucket: range * 2 ** (segment.bits - common) + i,
      })),
    )
    const found = await store.getBuckets(wanted, { fresh: true })
    const postings = mergePostings(
      found.map(({ segment, data }) => ({ at: segment.index - index * shape.fan, data })),
      size,
    )
    await putAll(store, { level, index, bits }, bucketsOf(postings, bits, size * shape.fan))
  }
  return bits
}

const putAll = async (store: Store, segment: Segment, buckets: ReadonlyMap<number, Uint8Array>): Promise<void> => {
  const left = buckets.entries()
  const lane = async () => {
    for (const [bucket, data] of left) await store.putBucket(segment, bucket, data)
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
