import { heirOf, unitsAbove } from '../organisation.ts'
import type { FigureStore, RollupDepth } from '../store/port.ts'
import { owedOf } from './dated.ts'
import { addMeasures, emptyMeasures, type Measures, measure, readerOf } from './figures.ts'
import type { Counted } from './from-facts.ts'
import { codesOf, isMonthEnd, noGroup, type Question } from './question.ts'
import type { Rollup } from './rollup.ts'
import { bits } from './standing.ts'
import { addSums, countIn, emptySums, isNothing, type Sums } from './sums.ts'
import { add } from './tally.ts'

/**
 * Counts from roll-ups, which know each month's end and all that is known now: what is read does not depend on how
 * many handlings there are. Null where the question needs the facts.
 */
export const countRollups = async (store: FigureStore, q: Question): Promise<Counted | null> => {
  if (asksForFacts(q)) return null
  const month = q.asOf < q.today ? q.asOf.slice(0, 7) : undefined
  const counted: Counted = { total: emptyMeasures(), groups: new Map(), unassigned: 0, outside: {} }
  for (const session of q.sessions) {
    const depth = month !== undefined ? { endOf: month } : q.by === 'month' ? 'now' : 'all'
    const all = await rollupsFor(store, q, session.id, depth)
    const rollups = all.filter((r) => q.mayRead(r.bucket.visibleTo))
    /** By month of assignment, or in one where months are not asked for. */
    const sumsIn = ({ now, all: sum }: Rollup): Record<string, Sums> => (depth === 'all' ? { '': sum } : now)
    const whole = emptySums()
    const groups = new Map<string, Sums[]>()
    const into = (key: string, sums: Sums) => {
      const group = groups.get(key)
      if (group) group.push(sums)
      else groups.set(key, [sums])
    }
    for (const rollup of rollups) {
      const { unit } = rollup.bucket
      const of = sumsIn(rollup)
      if (isOfTree(q, rollup) || isInherited(q, unit, Object.values(of))) return null
      if (unit.startsWith('~')) {
        if (!q.unit) for (const sums of Object.values(of)) addSums(whole, sums)
      } else if (!q.unit || unit === q.unit)
        for (const [assigned, sums] of Object.entries(of)) into(keyIn(q, session.id, unit, assigned), sums)
    }
    const sum = emptyMeasures()
    const found = (key: string, m: Measures) => {
      const before = counted.groups.get(key)
      counted.groups.set(key, before ? addMeasures(before, m) : addMeasures(emptyMeasures(), m))
    }
    const firstBit = q.unit ? bits.ofUnit : bits.ofAll
    const asking = { asOf: q.asOf, solved: session.solved, bit: bitOf(q), firstBit }
    const read = readerOf(asking)
    for (const [key, sums] of groups) {
      if (sums.every(isNothing)) continue
      const measures = measure(sums, asking, read)
      addMeasures(sum, measures)
      if (q.by) found(key, measures)
    }
    // One suggestion may be in several groups, but is the first of all in one.
    sum.suggestions = sum.firsts
    const unassigned = q.unit ? 0 : Math.max(0, countIn(whole, 'S') - sum.suggestions)
    if (unassigned > 0) {
      const alone = { ...emptyMeasures(), suggestions: unassigned }
      if (q.by) found(q.by === 'session' ? session.id : noGroup, alone)
      addMeasures(sum, alone)
    }
    addMeasures(counted.total, sum)
    counted.unassigned += unassigned
    for (const [name, n] of Object.entries(whole[1])) if (n !== 0) add(counted.outside, name.slice(2), n)
  }
  return counted
}

const keyIn = ({ by }: Question, session: string, unit: string, assigned: string): string =>
  by === 'month' ? assigned || noGroup : by === 'unit' ? unit : session

const asksForFacts = ({ asOf, today, topic, from, to, by, tree }: Question): boolean =>
  topic !== undefined ||
  from !== undefined ||
  to !== undefined ||
  by === 'topic' ||
  (by === 'unit' && tree === true) ||
  (asOf < today && !isMonthEnd(asOf))

const rollupsFor = async (store: FigureStore, q: Question, session: string, depth: RollupDepth): Promise<Rollup[]> => {
  if (!q.own) return store.listRollups(session, { depth })
  return (await Promise.all(codesOf(q).map((unit) => store.listRollups(session, { unit, depth })))).flat()
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
const isInherited = (q: Question, unit: string, sums: readonly Sums[]): boolean => {
  if (q.asOf < q.today || (q.by !== 'unit' && !q.unit)) return false
  if (unit.startsWith('~') || heirOf((code) => q.units.get(code), unit) === unit) return false
  const n = (name: 'h' | 'i' | 'W' | 'O') => sums.reduce((count, of) => count + countIn(of, name), 0)
  const owed = n('h') > n('i') || n('W') > 0 || n('O') > 0
  return owed || sums.some(([, , dated]) => owedOf(dated, 'o').length + owedOf(dated, 'w').length > 0)
}
