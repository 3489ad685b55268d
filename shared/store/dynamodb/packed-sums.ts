import { codeOf, type Dated, kindAndDay, mergeDated } from '../../rates/dated.ts'
import type { Sums } from '../../rates/sums.ts'
import { Reader, Writer } from '../../search/bytes.ts'

/*
 * Sums by key as bytes: the keys and all names once, as JSON; then for each key its plain counts, its named ones by the
 * place of the name, and its dated ones by gaps. A leaders' page reads hundreds of roll-ups, and unpacking them as
 * compressed JSON was most of what it did for a large session.
 */

/** Days are counted as gaps from it. */
const firstDay = 20_250_101

/** Signed numbers as whole ones from 0: 0, -1, 1, -2, 2 … */
const folded = (n: number): number => (n < 0 ? -2 * n - 1 : 2 * n)
const unfolded = (n: number): number => (n % 2 === 1 ? -(n + 1) / 2 : n / 2)

export const packSums = (sums: Readonly<Record<string, Sums>>): Uint8Array => {
  const names = [...new Set(Object.values(sums).flatMap(([, named]) => Object.keys(named)))]
  const places = new Map(names.map((name, i) => [name, i]))
  const writer = new Writer()
  const table = Buffer.from(JSON.stringify([Object.keys(sums), names]))
  writer.number(table.length)
  writer.bytes(table)
  for (const [plain, named, dated] of Object.values(sums)) {
    writer.number(plain.length)
    for (let from = 0; from < plain.length; from += 8) packEight(writer, plain.slice(from, from + 8))
    const entries = Object.entries(named)
    writer.number(entries.length)
    for (const [name, n] of entries) {
      writer.number(places.get(name) ?? 0)
      writer.number(folded(n))
    }
    packDated(writer, mergeDated(dated))
  }
  return writer.done()
}

/** A byte that says which of eight are not 0, and these. */
const packEight = (writer: Writer, some: readonly number[]): void => {
  writer.number(some.reduce((mask, n, i) => mask + (n === 0 ? 0 : 2 ** i), 0))
  for (const n of some) if (n !== 0) writer.number(folded(n))
}

/** How many in all; then by kind: how many days, the gap to the first day of the kind before, the gaps between them, and how many of each. */
const packDated = (writer: Writer, dated: Dated): void => {
  const kinds = new Map<number, [day: number, count: number][]>()
  for (let i = 0; i < dated.length; i += 2) {
    const [kind, day] = kindAndDay(dated[i] ?? 0)
    const of = kinds.get(kind) ?? []
    kinds.set(kind, of)
    of.push([day, dated[i + 1] ?? 0])
  }
  writer.number(dated.length / 2)
  let first = firstDay
  for (const [kind, days] of kinds) {
    const start = days[0]?.[0] ?? 0
    writer.number(kind)
    writer.number(days.length)
    writer.number(folded(start - first))
    first = start
    let before = start
    for (const [day, count] of days) {
      writer.number(day - before)
      writer.number(folded(count))
      before = day
    }
  }
}

const readDated = (reader: Reader): Dated => {
  // Arrays that grow are thrown away again and again: these are as long as they will be.
  const dated = new Array<number>(2 * reader.number())
  let first = firstDay
  for (let at = 0; at < dated.length; ) {
    const kind = reader.number()
    const end = at + 2 * reader.number()
    first += unfolded(reader.number())
    for (let code = codeOf(kind, first); at < end; ) {
      code += reader.number()
      dated[at++] = code
      dated[at++] = unfolded(reader.number())
    }
  }
  return dated
}

/** What was packed; a RangeError where the bytes end too early. */
export const unpackSums = (data: Uint8Array): Record<string, Sums> => {
  const reader = new Reader(data)
  const [keys, names] = JSON.parse(Buffer.from(reader.bytes(reader.number())).toString('utf8')) as [string[], string[]]
  const sums: Record<string, Sums> = {}
  for (const key of keys) {
    const plain = new Array<number>(reader.number())
    for (let i = 0, mask = 0; i < plain.length; i++, mask >>>= 1) {
      if (i % 8 === 0) mask = reader.number()
      plain[i] = mask & 1 ? unfolded(reader.number()) : 0
    }
    const named: Sums[1] = {}
    for (let left = reader.number(); left > 0; left--) named[names[reader.number()] ?? ''] = unfolded(reader.number())
    sums[key] = [plain, named, readDated(reader)]
  }
  return sums
}
