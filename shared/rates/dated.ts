/**
 * Counts by a day as numbers, a code and how many in turn: a page reads thousands of them, and numbers are read several
 * times as fast as names. A code is the kind times a hundred million and the day as yyyymmdd.
 */
export type Dated = number[]

const perKind = 100_000_000
/** What is owed by a day, as tallies name it; promises follow, by how they were met (0 to 7). */
const owed = ['d', 'e', 'w', 'o'] as const
export type OwedKind = (typeof owed)[number]

/** The day as a number, so that days compare as such. */
export const dayNumber = (day: string): number => Number(day.slice(0, 4) + day.slice(5, 7) + day.slice(8))

const dayOfNumber = (n: number): string => {
  const digits = String(n)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}

/**
 * The code of a name that counts by one whole day: `d:2025-05-10`, or `q:72025-12-31` of a promise whose present date is
 * the first one. Undefined of any other name.
 */
export const datedName = (name: string): number | undefined => {
  const isPromise = name[0] === 'q' && name.length === 'q:72025-12-31'.length
  if (!isPromise && name.length !== 'd:2025-05-10'.length) return undefined
  const kind = isPromise ? owed.length + Number(name[2]) : owed.indexOf(name[0] as OwedKind)
  return kind < 0 ? undefined : kind * perKind + dayNumber(name.slice(isPromise ? 3 : 2))
}

/** What a code says: owed by a day, or a promise due on a day and how it was met. */
export const readDated = (code: number): { owed: OwedKind; day: number } | { met: number; day: number } => {
  const kind = Math.floor(code / perKind)
  const name = owed[kind]
  return name ? { owed: name, day: code % perKind } : { met: kind - owed.length, day: code % perKind }
}

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

/** The counts of what is owed of one kind, by day. */
export const owedOf = (dated: Dated, kind: OwedKind): { day: string; count: number }[] => {
  const found: { day: string; count: number }[] = []
  for (let i = 0; i < dated.length; i += 2) {
    const code = readDated(dated[i] ?? 0)
    if ('owed' in code && code.owed === kind) found.push({ day: dayOfNumber(code.day), count: dated[i + 1] ?? 0 })
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
