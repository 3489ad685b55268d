/**
 * Counts by a day as numbers, a code and how many in turn: a page reads thousands of them, and numbers are read several
 * times as fast as names. A code is the kind times a hundred million and the day as yyyymmdd.
 */
export type Dated = number[]

const perKind = 100_000_000
/** What is owed by a day, as tallies name it; promises follow, by how they were met (0 to 7). */
const owed = ['d', 'e', 'w', 'o'] as const
export type OwedKind = (typeof owed)[number]

/** The day as a number, so that days compare as such. A month is the day 0 before its first: it has passed on all of its days. */
export const dayNumber = (day: string): number => Number(day.slice(0, 4) + day.slice(5, 7)) * 100 + Number(day.slice(8))

/** Undefined where it is a month. */
const dayOfNumber = (n: number): string | undefined => {
  const digits = String(n)
  return n % 100 === 0 ? undefined : `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

const oneDay = /^(?:[dewo]:|q:\d)\d{4}-\d{2}(?:-\d{2})?$/

/**
 * The code of a name that counts by one day, or by a month of them: `d:2025-05-10`, or `q:72025-12-31` of a promise whose
 * present date is the first one. Undefined of any other name.
 */
export const datedName = (name: string): number | undefined => {
  if (!oneDay.test(name)) return undefined
  if (name[0] === 'q') return codeOf(owed.length + Number(name[2]), dayNumber(name.slice(3)))
  return codeOf(owed.indexOf(name[0] as OwedKind), dayNumber(name.slice(2)))
}

/** The parts of a code: the kind's number and the day as a number. */
export const kindAndDay = (code: number): [kind: number, day: number] => [Math.floor(code / perKind), code % perKind]
export const codeOf = (kind: number, day: number): number => kind * perKind + day

/** Every code once and in order, without those that count nothing. */
export const mergeDated = (dated: Dated): Dated => {
  const counts = new Map<number, number>()
  for (let i = 0; i < dated.length; i += 2)
    counts.set(dated[i] ?? 0, (counts.get(dated[i] ?? 0) ?? 0) + (dated[i + 1] ?? 0))
  return [...counts]
    .filter(([, n]) => n !== 0)
    .sort(([a], [b]) => a - b)
    .flat()
}

/** The counts of what is owed of one kind, by day; without one what is kept by month. */
export const owedOf = (dated: Dated, kind: OwedKind): { day?: string; count: number }[] => {
  const found: { day?: string; count: number }[] = []
  for (let i = 0; i < dated.length; i += 2) {
    const [of, n] = kindAndDay(dated[i] ?? 0)
    if (owed[of] !== kind) continue
    const day = dayOfNumber(n)
    found.push({ ...(day !== undefined && { day }), count: dated[i + 1] ?? 0 })
  }
  return found
}

/** What is owed by days that have passed, by kind; and promises that are due, by how they were met, with all there are. */
export type Passed = { late: Record<OwedKind, number>; made: number; due: number; met: [number, number, number] }

/** Adds what has passed at the end of a day. What is owed passes after its day, a promise on it. */
export const addPassed = (to: Passed, dated: Dated, asOf: number): void => {
  for (let i = 0; i < dated.length; i += 2) {
    const code = dated[i] ?? 0
    const count = dated[i + 1] ?? 0
    const kind = Math.floor(code / perKind)
    const day = code - kind * perKind
    if (kind < owed.length) {
      if (day < asOf) to.late[owed[kind] as OwedKind] += count
      continue
    }
    to.made += count
    if (day > asOf) continue
    const met = kind - owed.length
    to.due += count
    if (met & 1) to.met[0] += count
    if (met & 2) to.met[1] += count
    if (met & 4) to.met[2] += count
  }
}
