import { addDays } from '../calendar/index.ts'
import { unitsAbove } from '../organisation.ts'
import type { Light } from '../profiles/index.ts'
import type { FigureStore } from '../store/port.ts'
import { owedOf } from './dated.ts'
import { codesOf, holderOn, type Question } from './question.ts'
import type { Part, Rollup } from './rollup.ts'
import { sharesOf } from './shares.ts'
import { countIn } from './sums.ts'
import { add, type Tally } from './tally.ts'

/** Whose open handlings are asked for; always as they are now. */
export type Owing = Pick<Question, 'sessions' | 'today' | 'unit' | 'own' | 'mayRead' | 'units'>

/** Open handlings by light; `undated` have no limit. */
export type Lights = Record<Light | 'undated', number>
const noLights = (): Lights => ({ green: 0, yellow: 0, red: 0, overdue: 0, undated: 0 })

/** An open handling and the day on which its reply is due. */
export type Owed = { session: string; suggestion: string; handling: string; unit: string; dueOn: string }

/**
 * Open handlings by light, in all and by the unit that holds them now, from roll-ups. `lightAt` is how a due day of a
 * session looks now.
 */
export const countLights = async (
  store: FigureStore,
  owing: Owing,
  lightAt: (session: string, dueOn: string) => Light,
): Promise<{ all: Lights; units: Map<string, Lights> }> => {
  const all = noLights()
  const units = new Map<string, Lights>()
  for (const { id } of owing.sessions)
    for (const { bucket, all: sums } of await rollupsOf(store, owing, id, 'all')) {
      const holder = holderOn(now(owing), bucket.unit)
      const of = units.get(holder) ?? noLights()
      const count = (light: keyof Lights, n: number) => {
        of[light] += n
        all[light] += n
      }
      count('undated', countIn(sums, 'u'))
      // A due day that is kept by its month lies before the last change, so it has passed.
      for (const { day, count: n } of owedOf(sums[2], 'd')) count(day ? lightAt(id, day) : 'overdue', n)
      if (Object.values(of).some((n) => n > 0)) units.set(holder, of)
    }
  return { all, units }
}

/** Of so many units all roll-ups are read at once rather than one after another. */
const fewUnits = 40

/** Days, both included. */
type Span = { from: string; until: string }

/**
 * The open handlings that are due between two days, the soonest first. The sums of roll-ups tell which units owe
 * something then; only the parts of these are read where they are few, and of the facts only the parts that hold some.
 */
export const listOwed = async (store: FigureStore, owing: Owing, span: Span): Promise<Owed[]> => {
  const isDue = (_: string, dueOn: string): Light => (dueOn >= span.from && dueOn <= span.until ? 'red' : 'green')
  const { units } = await countLights(store, owing, isDue)
  const those = [...units].filter(([, { red }]) => red > 0).map(([unit]) => unit)
  const all =
    owing.own || those.length > fewUnits
      ? [owedAmong(store, owing, span)]
      : those.map((unit) => owedAmong(store, { ...owing, unit, own: true }, span))
  return (await Promise.all(all)).flat().sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
}

const owedAmong = async (store: FigureStore, owing: Owing, { from, until }: Span): Promise<Owed[]> => {
  const found: Owed[] = []
  const isAsked = (dueOn: string) => dueOn <= until && dueOn >= from
  for (const { id: session } of owing.sessions)
    for (const { bucket, parts } of await rollupsOf(store, owing, session, 'parts'))
      for (const part of parts.filter((p) => mayHold(p, { from, until })))
        for (const fact of await store.facts(bucket, { range: part }))
          for (const share of sharesOf(now(owing), fact)) {
            if (share.kind !== 'lead') continue
            const { suggestion, handling, unit, standing } = share
            const { outside, issuedOn, dueOn } = standing
            if (outside || issuedOn || dueOn === undefined || !isAsked(dueOn)) continue
            found.push({ session, suggestion, handling, unit, dueOn })
          }
  return found
}

const keyOf = ({ dueOn, handling }: Owed): string => `${dueOn}|${handling}`

const now = (owing: Owing): Question => ({ ...owing, asOf: owing.today })

const isMonth = (name: string): boolean => name.length === 'd:2025-05'.length

/** The roll-ups with open work of the asked unit: what is open follows the tree as it is now. */
const rollupsOf = async (
  store: FigureStore,
  owing: Owing,
  session: string,
  depth: 'all' | 'parts',
): Promise<Rollup[]> => {
  const { unit, own, units, mayRead } = owing
  const rollups = own
    ? (await Promise.all(codesOf(now(owing)).map((code) => store.listRollups(session, { unit: code, depth })))).flat()
    : await store.listRollups(session, { depth })
  return rollups.filter(({ bucket }) => {
    if (bucket.unit.startsWith('~') || !mayRead(bucket.visibleTo)) return false
    const holder = holderOn(now(owing), bucket.unit)
    return !unit || holder === unit || (!own && unitsAbove((code) => units.get(code), holder).includes(unit))
  })
}

/** Whether a part has open handlings that are due in the time. Passed days may be kept by month only. */
const mayHold = ({ known }: Part, { from, until }: Span): boolean => {
  const sums: Tally = {}
  for (const tally of Object.values(known))
    for (const name in tally) if (name.startsWith('d:')) add(sums, name, tally[name])
  return Object.keys(sums).some((name) => {
    const due = name.slice(2)
    return isMonth(name) ? due >= from.slice(0, 7) && due <= addDays(until, 1).slice(0, 7) : due >= from && due <= until
  })
}
