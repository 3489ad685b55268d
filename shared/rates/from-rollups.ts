import { heirOf, unitsAbove } from '../organisation.ts'
import type { FigureStore } from '../store/port.ts'
import { addMeasures, emptyMeasures, type Measures, measure } from './figures.ts'
import type { Counted } from './from-facts.ts'
import { codesOf, isMonthEnd, noGroup, type Question } from './question.ts'
import { type Rollup, sumOf, talliesAt } from './rollup.ts'
import { bits } from './standing.ts'
import { addAll, type Tally } from './tally.ts'

/**
 * Counts from roll-ups, which know each month's end and all that is known now: what is read does not depend on how
 * many handlings there are. Null where the question needs the facts.
 */
export const countRollups = async (store: FigureStore, q: Question): Promise<Counted | null> => {
  if (asksForFacts(q)) return null
  const month = q.asOf < q.today ? q.asOf.slice(0, 7) : undefined
  const counted: Counted = { total: emptyMeasures(), groups: new Map(), unassigned: 0, outside: {} }
  for (const session of q.sessions) {
    const all = await rollupsFor(store, q, session.id, month !== undefined)
    const rollups = all.filter((r) => q.mayRead(r.bucket.visibleTo))
    if (rollups.some((r) => isOfTree(q, r) || isInherited(q, r))) return null
    const total: Tally = {}
    const groups = new Map<string, Tally>()
    const whole: Tally = {}
    for (const rollup of rollups) {
      const { unit } = rollup.bucket
      const tallies = talliesAt(rollup, month)
      if (unit.startsWith('~')) {
        if (!q.unit) addAll(whole, sumOf(tallies))
        continue
      }
      if (q.unit && unit !== q.unit) continue
      for (const [assigned, tally] of Object.entries(tallies)) {
        if (Object.keys(tally).length === 0) continue
        addAll(total, tally)
        const key = q.by === 'unit' ? unit : q.by === 'month' ? assigned || noGroup : session.id
        if (q.by) groups.set(key, addAll(groups.get(key) ?? {}, tally))
      }
    }
    const measured = (tally: Tally, bit: number) => measure(tally, { asOf: q.asOf, solved: session.solved, bit })
    const sum = measured(total, q.unit ? bits.ofUnit : bits.ofAll)
    const into = (key: string, m: Measures) =>
      counted.groups.set(key, addMeasures(counted.groups.get(key) ?? emptyMeasures(), m))
    for (const [key, tally] of groups) into(key, measured(tally, bitOf(q)))
    const unassigned = q.unit ? 0 : Math.max(0, (whole.S ?? 0) - sum.suggestions)
    if (unassigned > 0) {
      const alone = { ...emptyMeasures(), suggestions: unassigned }
      if (q.by) into(q.by === 'session' ? session.id : noGroup, alone)
      addMeasures(sum, alone)
    }
    addMeasures(counted.total, sum)
    counted.unassigned += unassigned
    for (const [name, n] of Object.entries(whole))
      if (name.startsWith('S:')) counted.outside[name.slice(2)] = (counted.outside[name.slice(2)] ?? 0) + n
  }
  return counted
}

const asksForFacts = ({ asOf, today, topic, from, to, by, tree }: Question): boolean =>
  topic !== undefined ||
  from !== undefined ||
  to !== undefined ||
  by === 'topic' ||
  (by === 'unit' && tree === true) ||
  (asOf < today && !isMonthEnd(asOf))

const rollupsFor = async (store: FigureStore, q: Question, session: string, parts: boolean): Promise<Rollup[]> => {
  if (!q.own) return store.listRollups(session, { parts })
  return (await Promise.all(codesOf(q).map((unit) => store.listRollups(session, { unit, parts })))).flat()
}

/** Which bit counts a suggestion once in each group. */
const bitOf = ({ by, unit }: Question): number => {
  if (by === 'month') return unit ? bits.ofUnitAndMonth : bits.ofMonth
  return by === 'unit' || unit ? bits.ofUnit : bits.ofAll
}

/** Whether the asked unit has others below it, now or in letters of the time: their suggestions may be the same ones. */
const isOfTree = (q: Question, rollup: Rollup): boolean => {
  if (!q.unit || q.own || rollup.bucket.unit === q.unit) return false
  const above = unitsAbove((code) => q.units.get(code), rollup.bucket.unit)
  return above.includes(q.unit) || (rollup.above ?? []).includes(q.unit)
}

/** Whether another unit does this one's open work now: what is open is that one's, what is issued this one's. */
const isInherited = (q: Question, { bucket, now }: Rollup): boolean => {
  const { unit } = bucket
  if (q.asOf < q.today || (q.by !== 'unit' && !q.unit)) return false
  if (unit.startsWith('~') || heirOf((code) => q.units.get(code), unit) === unit) return false
  const sum = sumOf(now)
  return (sum.h ?? 0) > (sum.i ?? 0) || Object.keys(sum).some((name) => /^[ow]:|^[OW]$/.test(name))
}
