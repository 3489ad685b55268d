import type { Part } from '../../rates/rollup.ts'
import { addToSlot, emptySums, type Slot, type Sums, slotOf } from '../../rates/sums.ts'
import type { Tally } from '../../rates/tally.ts'
import { type Packed, pack, unpack } from './packed.ts'

/**
 * Parts as a table: the names once, the most frequent first, and of each tally the counts in their order (none: left
 * empty, trailing ones left out). A quarter smaller than as objects.
 */
type Table = [names: string[], rows: [head: PartHead | string, counts: string][]]
/** A row of a part says where it lies; each after it, which begins with a month, what that month changed. */
type PartHead = [month: string, from: number, until: number, count: number, above?: string[]]

export const packParts = (parts: readonly Part[]): Uint8Array => {
  const frequency = new Map<string, number>()
  for (const { known } of parts)
    for (const tally of Object.values(known))
      for (const name in tally) frequency.set(name, (frequency.get(name) ?? 0) + 1)
  const names = [...frequency.keys()].sort((a, b) => (frequency.get(b) ?? 0) - (frequency.get(a) ?? 0))
  const counts = (tally: Tally) =>
    names
      .map((name) => tally[name] ?? '')
      .join(',')
      .replace(/,+$/, '')
  const rows = parts.flatMap(({ month, from, until, count, known, above }): Table[1] => [
    [[month, from, until, count, ...(above ? [above] : [])] as PartHead, ''],
    ...Object.entries(known).map(([when, tally]): Table[1][number] => [when, counts(tally)]),
  ])
  return pack([names, rows] satisfies Table)
}

export const unpackParts = (packed: Packed): Part[] => {
  const [names, rows] = unpack<Table>(packed)
  const parts: Part[] = []
  for (const [head, counts] of rows) {
    if (typeof head === 'string') {
      const part = parts.at(-1)
      if (part) part.known[head] = tallyOf(names, counts)
    } else {
      const [month, from, until, count, above] = head
      parts.push({ month, from, until, count, known: {}, ...(above && { above }) })
    }
  }
  return parts
}

const tallyOf = (names: readonly string[], counts: string): Tally => {
  const tally: Tally = {}
  eachCount(counts, (i, n) => {
    const name = names[i]
    if (name !== undefined) tally[name] = n
  })
  return tally
}

/** The sums by month of assignment, of what was known at the end of a month; without making a tally of each row. */
export const unpackSumsAt = (packed: Packed, month: string): Record<string, Sums> => {
  const [names, rows] = unpack<Table>(packed)
  const slots = names.map(slotOf)
  const then: Record<string, Sums> = {}
  let assigned = ''
  for (const [head, counts] of rows) {
    if (typeof head !== 'string') assigned = head[0]
    else if (head <= month) {
      const to = then[assigned] ?? emptySums()
      then[assigned] = to
      eachCount(counts, (i, n) => addToSlot(to, slots[i] as Slot, n))
    }
  }
  return then
}

const comma = 44
const minus = 45
const zero = 48

/** Reads the counts of a row by their place: thousands of rows are read, and splitting each makes as many arrays. */
const eachCount = (counts: string, take: (place: number, count: number) => void): void => {
  let [place, n, isNegative, isEmpty] = [0, 0, false, true]
  for (let at = 0; at <= counts.length; at++) {
    const char = at < counts.length ? counts.charCodeAt(at) : comma
    if (char === comma) {
      if (!isEmpty) take(place, isNegative ? -n : n)
      place += 1
      n = 0
      isNegative = false
      isEmpty = true
    } else if (char === minus) isNegative = true
    else {
      n = n * 10 + char - zero
      isEmpty = false
    }
  }
}
