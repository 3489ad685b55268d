import type { Actor } from '../../../../shared/case/actor.ts'
import type { ApiDeps } from '../../deps.ts'
import { scanRows } from '../../lists/scan.ts'
import { findSimilar, type Similar } from '../../lists/similar.ts'

/** So many rows of a session are counted at the most. */
const most = 5000

type Counts = Map<string, number>

const add = (counts: Counts, unit: string): void => {
  counts.set(unit, (counts.get(unit) ?? 0) + 1)
}

/** How often each unit led a suggestion of each topic, in a session and the one before it. */
export type TopicHistory = ReadonlyMap<string, ReadonlyMap<string, number>>

export const topicHistory = async (deps: ApiDeps, actor: Actor, session: string): Promise<TopicHistory> => {
  const sessions = [...(await deps.rules.sessions())].sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
  const at = sessions.findIndex((s) => s.id === session)
  const topics = new Map<string, Counts>()
  for (const { id } of sessions.slice(Math.max(0, at - 1), at + 1)) {
    const { items } = await scanRows(deps, actor, { session: id }, { limit: most })
    for (const row of items)
      for (const topic of row.topics) {
        const counts = topics.get(topic) ?? new Map()
        topics.set(topic, counts)
        for (const unit of new Set(row.handlings.map((h) => h.unit))) add(counts, unit)
      }
  }
  return topics
}

/** A unit that may be the right one: how many similar suggestions it had, and how many of the same topics. */
export type Candidate = { unit: string; similar: number; topic: number; proposed: boolean }

type About = { topics: readonly string[]; proposed: readonly string[]; similar?: readonly Similar[] }

/** So many are shown. */
const mostShown = 6

/** The likely units of a suggestion, the likeliest first: those that the deputy proposes, then by what they had before. */
export const candidates = (history: TopicHistory, { topics, proposed, similar = [] }: About): Candidate[] => {
  const bySimilar: Counts = new Map()
  for (const one of similar) for (const unit of one.units) add(bySimilar, unit)
  const byTopic: Counts = new Map()
  for (const topic of topics)
    for (const [unit, count] of history.get(topic) ?? []) byTopic.set(unit, (byTopic.get(unit) ?? 0) + count)
  const codes = new Set([...proposed, ...bySimilar.keys(), ...byTopic.keys()])
  const weight = (c: Candidate) => (c.proposed ? 1e6 : 0) + c.similar * 1000 + c.topic
  return [...codes]
    .map((unit) => ({
      unit,
      similar: bySimilar.get(unit) ?? 0,
      topic: byTopic.get(unit) ?? 0,
      proposed: proposed.includes(unit),
    }))
    .sort((a, b) => weight(b) - weight(a))
    .slice(0, mostShown)
}

/** What is like a suggestion that is there already, itself left out. */
export const similarTo = async (
  deps: ApiDeps,
  actor: Actor,
  { id, title, body }: { id: string; title: string; body: string },
): Promise<Similar[]> => {
  const found = title ? await findSimilar(deps, actor, { title, body: body.slice(0, 600) }) : []
  return found.filter((one) => one.id !== id)
}
