import { Reader, Writer } from './bytes.ts'

/** Which slots of a segment hold a term, by the term's hash: places from 0 on, ascending. */
export type Postings = Map<number, number[]>

const bytesFor = (places: readonly number[], size: number): { dense: boolean; data: Uint8Array } => {
  const sparse = new Writer()
  let before = -1
  for (const place of places) {
    sparse.number(place - before - 1)
    before = place
  }
  const bitmap = Math.ceil(size / 8)
  if (sparse.length <= bitmap) return { dense: false, data: sparse.done() }
  const bits = new Uint8Array(bitmap)
  for (const place of places) bits[place >> 3] = (bits[place >> 3] ?? 0) | (1 << (place & 7))
  return { dense: true, data: bits }
}

/**
 * One bucket's postings as bytes: for each term the gap to the hash before, how many slots (doubled, odd where a bitmap
 * follows), and the slots as gaps or as a bitmap, whichever is shorter. `size` is the number of slots in the segment.
 */
export const packPostings = (
  postings: readonly (readonly [hash: number, places: readonly number[]])[],
  size: number,
): Uint8Array => {
  const writer = new Writer()
  let before = 0
  for (const [hash, places] of postings) {
    const { dense, data } = bytesFor(places, size)
    writer.number(hash - before)
    writer.number(places.length * 2 + (dense ? 1 : 0))
    writer.bytes(data)
    before = hash
  }
  return writer.done()
}

export const unpackPostings = (data: Uint8Array, size: number): Postings => {
  const reader = new Reader(data)
  const found: Postings = new Map()
  let hash = 0
  while (!reader.ended) {
    hash += reader.number()
    const header = reader.number()
    const count = Math.floor(header / 2)
    found.set(hash, header % 2 === 1 ? fromBitmap(reader.bytes(Math.ceil(size / 8))) : fromGaps(reader, count))
  }
  return found
}

const fromGaps = (reader: Reader, count: number): number[] => {
  const places: number[] = []
  let place = -1
  for (let i = 0; i < count; i++) {
    place += reader.number() + 1
    places.push(place)
  }
  return places
}

const fromBitmap = (bits: Uint8Array): number[] => {
  const places: number[] = []
  for (const [i, byte] of bits.entries())
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) places.push(i * 8 + bit)
  return places
}
