import type { FigureStore } from '../store/port.ts'
import type { Fact } from './fact.ts'
import { addMeasures, emptyMeasures, type Measures, measure } from './figures.ts'
import { codesOf, noGroup, type Question } from './question.ts'
import { type Share, sharesOf, type Whole, wholeOf } from './shares.ts'
import { addTally, emptySums } from './sums.ts'
import { add, addAll, type Tally, tallyLead, tallyOf, tallyRedo } from './tally.ts'

/** The figures before rates are made of them. */
export type Counted = {
  total: Measures
  groups: Map<string, Measures>
  /** Suggestions without any handling, and those outside all rates by why; of all units together only. */
  unassigned: number
  outside: Record<string, number>
}

type Group = { tally: Tally; suggestions: Set<string> }

/** Counts from facts: for any day, window, topic and tree. Reads as many as there are. */
export const countFacts = async (store: FigureStore, q: Question): Promise<Counted> => {
  const counted: Counted = { total: emptyMeasures(), groups: new Map(), unassigned: 0, outside: {} }
  for (const session of q.sessions) {
    const facts = await factsFor(store, q, session.id)
    const total = newGroup()
    const groups = new Map<string, Group>()
    const into = (key: string): Group => {
      const group = groups.get(key) ?? newGroup()
      groups.set(key, group)
      return group
    }
    for (const fact of facts)
      for (const share of sharesOf(q, fact))
        for (const group of [total, ...keysOf(q, session.id, share).map(into)]) count(group, share)
    const assigned = assignedOf(facts)
    for (const whole of facts.map((fact) => wholeOf(q, fact)).filter((w) => w !== undefined)) {
      const { outside } = whole.standing
      if (outside) add(counted.outside, outside)
      else if (!assigned(whole.suggestion, q.asOf)) {
        counted.unassigned++
        if (q.from || q.to) continue
        for (const group of [total, ...keysOfWhole(q, session.id, whole).map(into)])
          group.suggestions.add(whole.suggestion)
      }
    }
    const measured = ({ tally, suggestions }: Group): Measures => ({
      ...measure([addTally(emptySums(), tally)], { asOf: q.asOf, solved: session.solved, bit: 0, firstBit: 0 }),
      suggestions: suggestions.size,
    })
    addMeasures(counted.total, measured(total))
    for (const [key, group] of groups)
      counted.groups.set(key, addMeasures(counted.groups.get(key) ?? emptyMeasures(), measured(group)))
  }
  return counted
}

const newGroup = (): Group => ({ tally: {}, suggestions: new Set() })

/** A session's facts, as far as they can matter to the question. */
export const factsFor = async (store: FigureStore, q: Question, session: string): Promise<Fact[]> =>
  q.own
    ? (await Promise.all(codesOf(q).map((code) => store.listFacts(session, code)))).flat()
    : store.listFacts(session)

/** Whether a suggestion had any handling on a day, whoever held it. */
const assignedOf = (facts: readonly Fact[]) => {
  const first = new Map<string, string>()
  for (const { kind, id, days } of facts)
    if (kind === 'lead') {
      const suggestion = id.slice(0, id.lastIndexOf('.'))
      const [on = ''] = days[0] ?? []
      if (on < (first.get(suggestion) ?? '9')) first.set(suggestion, on)
    }
  return (suggestion: string, asOf: string): boolean => (first.get(suggestion) ?? '9') <= asOf
}

const count = ({ tally, suggestions }: Group, share: Share): void => {
  if (share.kind === 'redo') tallyRedo(tally, share.redo)
  else if (share.kind === 'opinion') addAll(tally, tallyOf(share.fact, share.standing))
  else {
    tallyLead(tally, share.standing, share.fact.assignedOn ?? '')
    if (!share.standing.outside) suggestions.add(share.suggestion)
  }
}

/** The groups that a share counts in: of topics, each. */
const keysOf = ({ by, tree }: Question, session: string, { fact, topics, unit, path }: Share): string[] => {
  switch (by) {
    case 'unit':
      return [tree ? (path.at(-1) ?? unit) : unit]
    case 'month':
      return [fact.assignedOn?.slice(0, 7) || noGroup]
    case 'session':
      return [session]
    case 'topic':
      return topics.length > 0 ? [...new Set(topics)] : [noGroup]
    default:
      return []
  }
}

/** The groups of a suggestion without handlings: it has a session and topics, no unit and no day. */
const keysOfWhole = ({ by }: Question, session: string, { topics }: Whole): string[] => {
  switch (by) {
    case 'session':
      return [session]
    case 'topic':
      return topics.length > 0 ? [...new Set(topics)] : [noGroup]
    case undefined:
      return []
    default:
      return [noGroup]
  }
}
