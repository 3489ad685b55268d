import type { Actor } from '../../../shared/case/actor.ts'
import { kindOf, SuggestionKind } from '../../../shared/case/ids.ts'
import { keySupervised } from '../../../shared/projection/held.ts'
import { mayReadRow } from '../../../shared/projection/row.ts'
import { readFigures } from '../../../shared/rates/answer.ts'
import type { Question } from '../../../shared/rates/question.ts'
import { wholeOf } from '../../../shared/rates/shares.ts'
import type { FigureStore } from '../../../shared/store/port.ts'
import type { ApiDeps } from '../deps.ts'
import { overviewOf } from '../figures/overview.ts'
import { readOnce } from '../figures/read-once.ts'
import type { Asked } from './asked.ts'
import type { KeyLine, Listed, ReportData } from './data.ts'
import { isConfidential, isLate, type Lead, leadsOf } from './leads.ts'
import { listed } from './listed.ts'
import { countPromises, lineOf, promisesOf } from './promises.ts'

/** All that a report says, for a caller who may ask for it. */
export const gather = async (given: ApiDeps, actor: Actor, asked: Asked): Promise<ReportData> => {
  const deps = { ...given, store: readOnce(given.store) }
  const { store } = deps
  const { session, unit, q, before } = asked
  const selection = { session: session.id, asOf: q.asOf, ...(q.unit && { unit: q.unit }) }
  const [overview, topics, leads, rules] = await Promise.all([
    overviewOf(deps, actor, selection),
    readFigures(store, { ...q, by: 'topic' }),
    leadsOf(store, q),
    deps.rules.rulesFor(session.id),
  ])
  const promised = promisesOf(leads, q)
  const owed = promised.filter(({ state }) => state !== 'fulfilled' && state !== 'abandoned')
  return {
    session: overview.session,
    ...(unit && { unit: { code: unit.code, name: unit.name } }),
    today: q.today,
    now: overview.now,
    before: overview.before,
    months: overview.months,
    topics: topics.groups ?? [],
    categories: rules.profile.categories,
    kinds: await kindsOf(store, q, leads),
    key: await keyLines(deps, actor, q, leads),
    promises: countPromises(promised),
    promisesBefore: before
      ? {
          session: before.session.name,
          counts: countPromises(promisesOf(await leadsOf(store, before.q), before.q)),
        }
      : null,
    owed: await listed(
      store,
      q,
      owed.sort(bySoonest).map((promise) => ({ ...promise, suggestion: promise.lead.suggestion })),
      lineOf,
    ),
    late: await listed(
      store,
      q,
      leads
        .filter((lead) => isLate(lead, q.asOf))
        .map((lead) => ({ suggestion: lead.suggestion, isConfidential: isConfidential(lead), lead })),
      ({ lead }, about) => ({ lead, about }),
    ),
    nameOf: (code) => q.units.get(code)?.name ?? code,
  }
}

type Due = { dueOn?: string; lead: Lead; id: string }
const dueKey = ({ dueOn = '9', lead, id }: Due): string => `${dueOn}|${lead.handling}|${id}`
const bySoonest = (a: Due, b: Due): number => (dueKey(a) < dueKey(b) ? -1 : 1)

const kindsOf = async (store: FigureStore, q: Question, leads: readonly Lead[]): Promise<ReportData['kinds']> => {
  const ids = new Set(leads.map(({ suggestion }) => suggestion))
  if (!q.unit)
    for (const { id } of q.sessions)
      for (const fact of await store.listFacts(id)) {
        const whole = wholeOf(q, fact)
        if (whole) ids.add(whole.suggestion)
      }
  const kinds = Object.fromEntries(SuggestionKind.options.map((kind) => [kind, 0])) as ReportData['kinds']
  for (const id of ids) kinds[kindOf(id)]++
  return kinds
}

/** The key-supervised ones, each of its handlings that the question is about; decided until the day of asking. */
const keyLines = async (
  { store, rules: book }: ApiDeps,
  actor: Actor,
  q: Question,
  leads: readonly Lead[],
): Promise<Listed<KeyLine>> => {
  const [session] = q.sessions
  if (!session) return { lines: [], more: 0, withheld: 0 }
  const rules = await book.rulesFor(session.id)
  const rows = await store.getRows(await store.heldBy(keySupervised, session.id))
  const of = new Map<string, Lead[]>()
  for (const lead of leads) of.set(lead.suggestion, [...(of.get(lead.suggestion) ?? []), lead])
  const candidates = rows
    .filter((row) => mayReadRow(row, actor, rules.unit) && (!q.unit || of.has(row.id)))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    // Only the case says since when it is one of these: who may not be named is seen there too.
    .map((row) => ({ suggestion: row.id, isConfidential: false }))
  const found = await listed(store, q, candidates, ({ suggestion }, about) =>
    about.key ? { suggestion, about } : undefined,
  )
  return {
    ...found,
    lines: found.lines.flatMap(({ suggestion, about }): KeyLine[] => {
      const own = of.get(suggestion) ?? []
      return own.length > 0 ? own.map((lead) => ({ about, lead })) : [{ about }]
    }),
  }
}
