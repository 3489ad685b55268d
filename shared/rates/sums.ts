import { type Dated, datedName, mergeDated } from './dated.ts'
import type { Tally } from './tally.ts'

/** The names of a tally that carry no day and no code, in the order in which sums keep their counts. */
const plainNames = [
  'h',
  'i',
  'D',
  'l',
  'L',
  'M',
  'K',
  'p',
  'P',
  'u',
  'r',
  's',
  'y',
  'A',
  'n',
  'Q',
  'Y',
  'x',
  'X',
  'W',
  'g',
  'G',
  'O',
  'S',
] as const
type PlainName = (typeof plainNames)[number]
const places = new Map<string, number>(plainNames.map((name, i) => [name, i]))

/**
 * A tally that is read and added fast: plain counts by place (what is missing at the end is 0), what is counted by a day
 * as numbers, all others by name.
 */
export type Sums = [plain: number[], named: Tally, dated: Dated]

export const emptySums = (): Sums => [[], {}, []]

/** A plain count of sums. */
export const countIn = ([plain]: Sums, name: PlainName): number => plain[places.get(name) ?? -1] ?? 0

export const addTally = (to: Sums, tally: Tally): Sums => {
  const [plain, named, dated] = to
  for (const name in tally) {
    const n = tally[name] ?? 0
    const place = places.get(name)
    if (place !== undefined) {
      addAt(plain, place, n)
      continue
    }
    const code = datedName(name)
    if (code === undefined) named[name] = (named[name] ?? 0) + n
    else dated.push(code, n)
  }
  return to
}

export const addSums = (to: Sums, [plain, named, dated]: Sums): Sums => {
  for (let place = 0; place < plain.length; place++) addAt(to[0], place, plain[place] ?? 0)
  for (const name in named) to[1][name] = (to[1][name] ?? 0) + (named[name] ?? 0)
  to[2] = [...to[2], ...dated]
  return to
}

/** The same in one form, as it is kept: every name and day once, and none that counts nothing. */
export const tidied = ([plain, named, dated]: Sums): Sums => [
  plain,
  Object.fromEntries(Object.entries(named).filter(([, n]) => n !== 0)),
  mergeDated(dated),
]

/** The plain counts of several, as sums without names. */
export const addPlain = (all: readonly Sums[]): Sums => {
  const sums = emptySums()
  for (const [plain] of all) for (let place = 0; place < plain.length; place++) addAt(sums[0], place, plain[place] ?? 0)
  return sums
}

const addAt = (plain: number[], place: number, n: number): void => {
  // Without holes, which JSON would turn into null.
  while (plain.length <= place) plain.push(0)
  plain[place] = (plain[place] ?? 0) + n
}

/** Whether nothing is counted. */
export const isNothing = ([plain, named, dated]: Sums): boolean =>
  plain.every((n) => n === 0) && Object.values(named).every((n) => n === 0) && mergeDated(dated).length === 0
