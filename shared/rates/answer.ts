import type { FigureStore } from '../store/port.ts'
import { type Figures, figuresOf, type Measures } from './figures.ts'
import { type Counted, countFacts } from './from-facts.ts'
import { countRollups } from './from-rollups.ts'
import { type Grouping, noGroup, type Question } from './question.ts'
import { type RankedRate, withRanks } from './ranking.ts'

export type Group = Omit<Figures, 'rates'> & {
  /** A unit's code, a session's id, a month (`2025-03`), a topic, or `(none)`. */
  key: string
  name: string
  rates: Record<string, RankedRate>
}

/** The figures as they are answered. `source`: counted from roll-ups, or from every fact. */
export type Answer = Figures & {
  asOf: string
  source: 'rollups' | 'facts'
  /** Suggestions that are outside every rate, by why; of all units together only. */
  suggestionsOutside?: Record<string, number>
  groups?: Group[]
}

/** All rates that a question asks for. From roll-ups where they can tell, else from the facts, and says which. */
export const readFigures = async (store: FigureStore, q: Question): Promise<Answer> => {
  const fromRollups = await countRollups(store, q)
  const counted = fromRollups ?? (await countFacts(store, q))
  const figures = figuresOf(counted.total)
  return {
    asOf: q.asOf,
    source: fromRollups ? 'rollups' : 'facts',
    ...figures,
    counts: { ...figures.counts, ...(!q.unit && { unassigned: counted.unassigned }) },
    ...(!q.unit && { suggestionsOutside: counted.outside }),
    ...(q.by && { groups: groupsOf(q, q.by, counted) }),
  }
}

const groupsOf = (q: Question, by: Grouping, { groups }: Counted): Group[] => {
  const found = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, measures]) => named(q, by, key, measures))
  return withRanks(found, by === 'unit')
}

const named = (q: Question, by: Grouping, key: string, measures: Measures) => ({
  key,
  name: nameOf(q, by, key),
  ...figuresOf(measures),
})

const nameOf = ({ units, sessions }: Question, by: Grouping, key: string): string => {
  if (key === noGroup) return by === 'topic' ? '未分类' : '未交办'
  switch (by) {
    case 'unit':
      return units.get(key)?.name ?? key
    case 'session':
      return sessions.find((s) => s.id === key)?.name ?? key
    case 'month':
      return `${Number(key.slice(0, 4))}年${Number(key.slice(5))}月`
    case 'topic':
      return key
  }
}
