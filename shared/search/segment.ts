import { hashBits } from './hash.ts'
import { type Postings, packPostings, unpackPostings } from './postings.ts'

/** A segment's content by bucket: the first `bits` bits of a term's hash name its bucket. Empty ones are left out. */
export type Buckets = Map<number, Uint8Array>

export const bucketOf = (hash: number, bits: number): number => hash >>> (hashBits - bits)

/** The postings of slots that follow each other, given the terms of each (ascending). */
export const postingsOf = (slots: readonly (readonly number[])[]): Postings => {
  const found: Postings = new Map()
  for (const [place, terms] of slots.entries())
    for (const term of terms) {
      const places = found.get(term)
      if (places) places.push(place)
      else found.set(term, [place])
    }
  return found
}

const byHash = ([a]: readonly [number, unknown], [b]: readonly [number, unknown]): number => a - b

/** Postings as the buckets of a segment of `size` slots. */
export const bucketsOf = (postings: Postings, bits: number, size: number): Buckets => {
  const groups = new Map<number, [number, number[]][]>()
  for (const entry of [...postings].sort(byHash)) {
    const bucket = bucketOf(entry[0], bits)
    const group = groups.get(bucket)
    if (group) group.push(entry)
    else groups.set(bucket, [entry])
  }
  return new Map([...groups].map(([bucket, group]) => [bucket, packPostings(group, size)]))
}

/** How many bits give buckets of about so many bytes. */
export const bitsFor = (bytes: number, bucketBytes: number): number =>
  Math.min(hashBits, Math.max(0, Math.ceil(Math.log2(bytes / bucketBytes))))

/** A segment made of slots, with as many buckets as its content asks for. */
export const segmentOf = (
  postings: Postings,
  size: number,
  bucketBytes: number,
): { bits: number; buckets: Buckets } => {
  const whole = bucketsOf(postings, 0, size).get(0)?.length ?? 0
  const bits = bitsFor(whole, bucketBytes)
  return { bits, buckets: bucketsOf(postings, bits, size) }
}

/** The postings of segments that follow each other as those of one: `size` is that of each. */
export const mergePostings = (parts: readonly { at: number; data: Uint8Array }[], size: number): Postings => {
  const merged: Postings = new Map()
  for (const { at, data } of [...parts].sort((a, b) => a.at - b.at))
    for (const [hash, places] of unpackPostings(data, size)) {
      const moved = places.map((place) => place + at * size)
      const before = merged.get(hash)
      if (before) before.push(...moved)
      else merged.set(hash, moved)
    }
  return merged
}
