import { addDays } from '../../../shared/calendar/index.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { deriveFigures } from '../../../shared/rates/derive.ts'
import { type Bucket, type Fact, placeOf } from '../../../shared/rates/fact.ts'
import { rebuildRollup, refreshRollup } from '../../../shared/rates/refresh.ts'
import { figures } from '../../../shared/store/dynamodb/figures.ts'
import type { FigureStore } from '../../../shared/store/port.ts'
import { Random } from '../../unit/rates/support/random.ts'
import { drawSuggestion } from './draw-facts.ts'
import { type Asked, MemoryTable } from './memory-table.ts'

/** The unit that is changed, and how many handlings it has. */
export const largeUnit: Bucket = { session: '16-9', unit: 'ybj' }
export const largeSize = 1000

export type LargeUnit = { table: MemoryTable; store: FigureStore; facts: Fact[] }

/** How its handlings were assigned: all on one day, as after a session, or over the year. */
export type Spread = 'one day' | 'a year'

/** A unit of 1,000 handlings with all that became of them; counted one by one as they came, or all at once. */
export const fillLargeUnit = async (spread: Spread, oneByOne = false): Promise<LargeUnit> => {
  const table = new MemoryTable()
  const store = figures({ db: table.client(), table: 'bench' })
  const draw = new Random(7)
  const facts = Array.from({ length: largeSize }, (_, n) => {
    const lead = drawSuggestion(draw, largeUnit.session, n).facts.find((f) => f.kind === 'lead') as Fact
    const own = { ...lead, bucket: largeUnit, days: lead.days.map(ownDay) }
    return spread === 'one day' ? onOneDay(own) : own
  })
  for (const fact of facts) {
    await store.putFact(fact)
    if (oneByOne) await refreshRollup(store, largeUnit, [placeOf(fact)])
  }
  if (!oneByOne) await rebuildRollup(store, largeUnit)
  return { table, store, facts }
}

const ownDay = ([day, members]: Fact['days'][number]): Fact['days'][number] => [
  day,
  members.unit ? { ...members, unit: largeUnit.unit } : members,
]

/** The rest of the history moves with the day of assignment. */
const onOneDay = (fact: Fact): Fact => {
  const by = (Date.parse('2024-02-20') - Date.parse(fact.assignedOn ?? '')) / 86_400_000
  return JSON.parse(JSON.stringify(fact).replace(/\d{4}-\d{2}-\d{2}/g, (day) => addDays(day, by))) as Fact
}

/** The case of a fact, as far as figures go by it, with one more change. */
export const changedOnce = ({ id, assignedOn, days, v }: Fact): CaseState =>
  ({
    id: id.slice(0, id.lastIndexOf('.')),
    suggestion: { session: largeUnit.session },
    handlings: [{ id, assignedOn }],
    tracks: { '1': { v: v + 1, days: [...days, ['2025-08-20', { category: 'D', unrated: true }]] } },
  }) as unknown as CaseState

/** The most that one of many changes costs, one after another. */
export const mostOf = async ({ table, store, facts }: LargeUnit): Promise<Asked> => {
  const most: Asked = { items: 0, readUnits: 0, writeUnits: 0 }
  table.counting = true
  for (const fact of facts.filter((_, i) => i % 25 === 0)) {
    await deriveFigures(store, changedOnce(fact), { since: fact.v + 1 })
    const asked = table.take()
    for (const name of ['items', 'readUnits', 'writeUnits'] as const) most[name] = Math.max(most[name], asked[name])
  }
  table.counting = false
  return most
}

/** The dearer of the two spreads. */
export const costOfChange = async (): Promise<Asked> => {
  const all = [await mostOf(await fillLargeUnit('one day')), await mostOf(await fillLargeUnit('a year'))]
  const most = (name: keyof Asked) => Math.max(...all.map((a) => a[name]))
  return { items: most('items'), readUnits: most('readUnits'), writeUnits: most('writeUnits') }
}
