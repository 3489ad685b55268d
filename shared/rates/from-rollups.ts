import { heirOf, unitsAbove } from '../organisation.ts'
import type { FigureStore, RollupDepth } from '../store/port.ts'
import { addMeasures, emptyMeasures, type Measures, measure, suggestionsIn } from './figures.ts'
import type { Counted } from './from-facts.ts'
import { codesOf, isMonthEnd, noGroup, type Question } from './question.ts'
import { type Rollup, sumsAt } from './rollup.ts'
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
    const all = await rollupsFor(store, q, session.id, month !== undefined ? 'parts' : q.by === 'month' ? 'now' : 'all')
    const rollups = all.filter((r) => q.mayRead(r.bucket.visibleTo))
    if (rollups.some((r) => isOfTree(q, r) || isInherited(q, r))) return null
    const whole = emptySums()
    const groups = new Map<string, Sums>()
    const into = (key: string, sums: Sums) => groups.set(key, addSums(groups.get(key) ?? emptySums(), sums))
    for (const rollup of rollups) {
      const { unit } = rollup.bucket
      const then = month === undefined ? undefined : sumsAt(rollup, month)
      if (unit.startsWith('~')) {
        if (!q.unit) for (const sums of then ? Object.values(then) : [rollup.all]) addSums(whole, sums)
      } else if (!q.unit || unit === q.unit) {
        if (q.by === 'month')
          for (const [assigned, sums] of Object.entries(then ?? rollup.now)) into(assigned || noGroup, sums)
        else
          for (const sums of then ? Object.values(then) : [rollup.all]) into(q.by === 'unit' ? unit : session.id, sums)
      }
    }
    const sum = emptyMeasures()
    let suggestions = 0
    const found = (key: string, m: Measures) =>
      counted.groups.set(key, addMeasures(counted.groups.get(key) ?? emptyMeasures(), m))
    for (const [key, sums] of groups) {
      if (isNothing(sums)) continue
      const measures = measure(sums, { asOf: q.asOf, solved: session.solved, bit: bitOf(q) })
      addMeasures(sum, measures)
      suggestions += suggestionsIn(sums, q.unit ? bits.ofUnit : bits.ofAll)
      if (q.by) found(key, measures)
    }
    // One suggestion may be in several groups, but is the first of all in one.
    sum.suggestions = suggestions
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
const isInherited = (q: Question, { bucket, all }: Rollup): boolean => {
  const { unit } = bucket
  if (q.asOf < q.today || (q.by !== 'unit' && !q.unit)) return false
  if (unit.startsWith('~') || heirOf((code) => q.units.get(code), unit) === unit) return false
  const owed = countIn(all, 'h') > countIn(all, 'i') || countIn(all, 'W') > 0 || countIn(all, 'O') > 0
  return owed || Object.keys(all[1]).some((name) => /^[ow]:/.test(name))
}
