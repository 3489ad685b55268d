/**
 * How the index is laid out. Suggestions take slots in the order in which they are indexed; every `block` slots become a
 * segment, `fan` segments one of the next level, up to the `top` level. What is not in a segment yet is the tail.
 */
export type Shape = {
  /** Slots in a segment of the lowest level. */
  block: number
  /** Segments that become one of the next level. */
  fan: number
  /** The highest level, from 0: its segments are merged no more, so that a merge ends within a function's time. */
  top: number
  /** What a bucket of a new segment is to hold at most, on average. Bytes; a read unit takes 4,096 of them. */
  bucketBytes: number
}

/** 64, 1,024 and 16,384 suggestions in a segment: a city of a thousand a year reads some fifteen segments for a term. */
export const shape: Shape = { block: 64, fan: 16, top: 2, bucketBytes: 3_200 }

/** A segment: the slots from `index` times its size on. `bits`: it has two to the power of so many buckets. */
export type Segment = { level: number; index: number; bits: number }

export type BucketKey = { segment: Segment; bucket: number }

/**
 * Which segments there are. Of each level the first `built` were made, without a gap; `bits` of those that are not in
 * the next level yet, oldest first. `revision` counts the changes.
 */
export type Head = { revision: number; levels: { built: number; bits: number[] }[] }

export const emptyHead: Head = { revision: 0, levels: [] }

export const sizeOf = ({ block, fan }: Shape, level: number): number => block * fan ** level

/** The first slot that no segment holds. */
export const tailFrom = (head: Head, { block }: Shape): number => (head.levels[0]?.built ?? 0) * block

/** The segments to be read, the one with the newest slots first; each slot below the tail lies in exactly one. */
export const segmentsOf = (head: Head): Segment[] =>
  head.levels.flatMap(({ built, bits }, level) =>
    bits.map((b, i): Segment => ({ level, index: built - bits.length + i, bits: b })).reverse(),
  )

/** The head with one more segment; those that it was made of are in it now. */
export const withSegment = (head: Head, { level, bits }: Segment, { fan }: Shape): Head => {
  const levels = head.levels.map((l) => ({ ...l }))
  const below = levels[level - 1]
  if (below) below.bits = below.bits.slice(fan)
  const { built, bits: present } = levels[level] ?? { built: 0, bits: [] }
  levels[level] = { built: built + 1, bits: [...present, bits] }
  return { revision: head.revision + 1, levels }
}
