import type { SearchStore } from '../store/port.ts'
import { type Postings, unpackPostings } from './postings.ts'
import type { Clause } from './question.ts'
import { bucketOf, postingsOf } from './segment.ts'
import { type Segment, type Shape, segmentsOf, sizeOf, tailFrom, shape as usual } from './shape.ts'

type Store = Pick<SearchStore, 'searchHead' | 'slots' | 'getBuckets'>

/** The postings of some terms in a part of the index, which begins with the slot `from`. */
export type Part = { from: number; postings: Postings }

/**
 * Reads the terms' postings over the whole index, the part with the newest slots first. In items: the head, the tail (a
 * block of slots and those since it was last looked whether a segment is due), and for each term one bucket of every
 * segment. `before`: only slots below this one.
 */
export const readPostings = async (
  store: Store,
  terms: readonly number[],
  { before = Number.MAX_SAFE_INTEGER, shape = usual }: { before?: number; shape?: Shape } = {},
): Promise<Part[]> => {
  const head = await store.searchHead()
  const tail = tailFrom(head, shape)
  const segments = segmentsOf(head).filter((s) => s.index * sizeOf(shape, s.level) < before)
  const [slots, buckets] = await Promise.all([
    store.slots({ from: tail, until: before }),
    store.getBuckets(segments.flatMap((segment) => bucketsFor(segment, terms))),
  ])
  const bySegment = new Map<string, Postings>(segments.map((s) => [nameOf(s), new Map()]))
  const wanted = new Set(terms)
  for (const { segment, data } of buckets)
    for (const [hash, places] of unpackPostings(data, sizeOf(shape, segment.level)))
      if (wanted.has(hash)) bySegment.get(nameOf(segment))?.set(hash, places)
  const older = segments.map((segment): Part => {
    const from = segment.index * sizeOf(shape, segment.level)
    return { from, postings: bySegment.get(nameOf(segment)) ?? new Map() }
  })
  return [{ from: tail, postings: tailPostings(slots, tail, wanted) }, ...older]
}

const nameOf = ({ level, index }: Segment): string => `${level}.${index}`

const bucketsFor = (segment: Segment, terms: readonly number[]): { segment: Segment; bucket: number }[] =>
  [...new Set(terms.map((term) => bucketOf(term, segment.bits)))].map((bucket) => ({ segment, bucket }))

const tailPostings = (
  slots: readonly { at: number; slot: { terms: number[] } }[],
  tail: number,
  wanted: ReadonlySet<number>,
): Postings => {
  const terms: number[][] = []
  for (const { at, slot } of slots) terms[at - tail] = slot.terms.filter((t) => wanted.has(t))
  return postingsOf(Array.from(terms, (t) => t ?? []))
}

/** The slots below `before` of which every clause may be true, the newest first. */
export const slotsWhere = function* (
  parts: readonly Part[],
  clauses: readonly Clause[],
  before = Number.MAX_SAFE_INTEGER,
): Generator<number> {
  for (const { from, postings } of parts) {
    const [first, ...others] = clauses.map((clause) => placesOf(postings, clause)).sort((a, b) => a.size - b.size)
    const places = [...(first ?? [])].filter((place) => others.every((o) => o.has(place)))
    for (const place of places.sort((a, b) => b - a)) if (from + place < before) yield from + place
  }
}

const placesOf = (postings: Postings, clause: Clause): Set<number> => {
  const found = new Set<number>()
  for (const terms of clause) {
    const [rarest = [], ...others] = terms.map((t) => postings.get(t) ?? []).sort((a, b) => a.length - b.length)
    const sets = others.map((places) => new Set(places))
    for (const place of rarest) if (sets.every((o) => o.has(place))) found.add(place)
  }
  return found
}
