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

/** A tally that is read and added fast: plain counts by place (what is missing at the end is 0), all others by name. */
export type Sums = [plain: number[], named: Tally]

export const emptySums = (): Sums => [[], {}]

/** A plain count of sums. */
export const countIn = ([plain]: Sums, name: PlainName): number => plain[places.get(name) ?? -1] ?? 0

export const addTally = (to: Sums, tally: Tally): Sums => {
  const [plain, named] = to
  for (const name in tally) {
    const n = tally[name] ?? 0
    const place = places.get(name)
    if (place === undefined) named[name] = (named[name] ?? 0) + n
    else addAt(plain, place, n)
  }
  return to
}

export const addSums = (to: Sums, [plain, named]: Sums): Sums => {
  for (let place = 0; place < plain.length; place++) addAt(to[0], place, plain[place] ?? 0)
  for (const name in named) to[1][name] = (to[1][name] ?? 0) + (named[name] ?? 0)
  return to
}

const addAt = (plain: number[], place: number, n: number): void => {
  // Without holes, which JSON would turn into null.
  while (plain.length <= place) plain.push(0)
  plain[place] = (plain[place] ?? 0) + n
}

/** Whether nothing is counted. */
export const isNothing = ([plain, named]: Sums): boolean =>
  plain.every((n) => n === 0) && Object.values(named).every((n) => n === 0)
