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
  // What came later stands at the end: sums that were kept before have none of it.
  'k',
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

/** Where sums keep what a name counts: by place, by a code with its day, or by the name. */
export type Slot = { place?: number; code?: number; name: string }

export const slotOf = (name: string): Slot => {
  const place = places.get(name)
  if (place !== undefined) return { place, name }
  const code = datedName(name)
  return code === undefined ? { name } : { code, name }
}

export const addToSlot = ([plain, named, dated]: Sums, { place, code, name }: Slot, n: number): void => {
  if (place !== undefined) addAt(plain, place, n)
  else if (code !== undefined) dated.push(code, n)
  else named[name] = (named[name] ?? 0) + n
}

export const addTally = (to: Sums, tally: Tally): Sums => {
  for (const name in tally) addToSlot(to, slotOf(name), tally[name] ?? 0)
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
