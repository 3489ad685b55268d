import { type Commit, type SealedCommit, unseal } from '../../../../shared/case/commit.ts'
import { fold } from '../../../../shared/case/fold.ts'
import type { CaseState, Handling, Reply } from '../../../../shared/case/state.ts'

/*
 * The figures counted again, naively and from the raw logs: each is replayed up to the end of a day, and then every
 * rate is counted as domain.md ("Evaluation and rates") has it. Nothing of shared/rates is used here.
 */

export type Asked = {
  asOf: string
  today: string
  session?: string
  topic?: string
  from?: string
  to?: string
  /** By the unit that is charged with it, or by the units above it too. */
  unit?: string
  tree?: boolean
  month?: string
  /** Codes of categories that say solved, by session. */
  solved(session: string): ReadonlySet<string>
  /** Who does a unit's work now, and which units are above it. */
  heir(unit: string): string
  above(unit: string): string[]
  mayRead?(state: CaseState): boolean
}

type Pair = [number, number]
export type Recount = {
  suggestions: number
  handlings: number
  issued: number
  overdue: number
  unassigned: number
  averageDays: number | null
  categories: Record<string, number>
  rates: Record<string, Pair>
}

type Opinion = { unit: string; within: string[]; dueOn: string | null; on?: string }
type Then = { state: CaseState; opinions: Map<string, Opinion[]> }

const dayOfCommit = (commit: Commit): string => commit.at.slice(0, 10)

/** Replaying is slow, and the same days are asked for again and again. */
const replayed = new WeakMap<readonly SealedCommit[], Map<string, Then | undefined>>()
const replayOnce = (log: readonly SealedCommit[], until: string): Then | undefined => {
  const known = replayed.get(log) ?? new Map<string, Then | undefined>()
  replayed.set(log, known)
  if (!known.has(until)) known.set(until, replay(log, until))
  return known.get(until)
}

/** The case as it was at the end of a day, with all opinions that co-units gave or owe, by handling. */
const replay = (log: readonly SealedCommit[], until: string): Then | undefined => {
  let state: CaseState | undefined
  const given = new Map<string, Opinion[]>()
  for (const sealed of log) {
    const commit = unseal(sealed)
    if (dayOfCommit(commit) > until) break
    for (const event of commit.events) {
      if (event.type === 'StepCompleted' && event.step === 'opine' && event.outcome === 'opined') {
        const { handling = '', unit = '' } = event
        const dueOn = state?.handlings.find((h) => h.id === handling)?.opinions[unit]?.dueOn ?? null
        const within = (event.facts?.within ?? []) as string[]
        given.set(handling, [...(given.get(handling) ?? []), { unit, within, dueOn, on: dayOfCommit(commit) }])
      }
      if (event.type === 'Acted' && event.act === 'opinion-send-back') {
        const of = given.get(event.handling ?? '') ?? []
        of.splice(
          of.findLastIndex((o) => o.unit === event.form.unit),
          1,
        )
      }
    }
    state = fold(state, commit, sealed.hash)
  }
  if (!state) return undefined
  const opinions = new Map(
    state.handlings.map((h) => {
      const owed = h.co.flatMap((unit) => {
        const opinion = h.opinions[unit]
        return opinion && !opinion.on ? [{ unit, within: [], dueOn: opinion.dueOn }] : []
      })
      return [h.id, [...(given.get(h.id) ?? []), ...owed]]
    }),
  )
  return { state, opinions }
}

const isOutside = ({ closedAs, suggestion }: CaseState): boolean =>
  closedAs === 'withdrawn' || closedAs === 'returned' || closedAs === 'reference' || suggestion.kind === 'forwarded'

const good = (value: string | undefined): boolean => value === 'satisfied' || value === 'basically-satisfied'
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

const categoryOf = (reply: Reply | undefined): string => reply?.amendments?.at(-1)?.category ?? reply?.category ?? ''

/** Counts everything that is asked for, once for each handling. */
export const recount = (logs: readonly (readonly SealedCommit[])[], asked: Asked): Recount => {
  const { asOf } = asked
  const rates: Record<string, Pair> = {}
  const add = (name: string, counts: boolean, isAsked = true) => {
    rates[name] ??= [0, 0]
    if (isAsked) rates[name] = [rates[name][0] + (counts ? 1 : 0), rates[name][1] + 1]
  }
  for (const name of names) add(name, false, false)
  const suggestions = new Set<string>()
  const sum: Recount = {
    suggestions: 0,
    handlings: 0,
    issued: 0,
    overdue: 0,
    unassigned: 0,
    averageDays: null,
    categories: {},
    rates,
  }
  let allDays = 0

  for (const log of logs) {
    const then = replayOnce(log, asOf)
    if (!then || (asked.mayRead && !asked.mayRead(then.state))) continue
    const { state, opinions } = then
    const { session, topics } = state.suggestion
    if (asked.session && session !== asked.session) continue
    if (asked.topic && !topics.includes(asked.topic)) continue
    if (isOutside(state)) continue
    if (state.handlings.length === 0 && !asked.unit) {
      sum.unassigned++
      if (!asked.from && !asked.to && !asked.month) suggestions.add(state.id)
    }
    for (const h of state.handlings) {
      const { assignedOn } = h
      if ((asked.from && assignedOn < asked.from) || (asked.to && assignedOn > asked.to)) continue
      if (asked.month && !assignedOn.startsWith(asked.month)) continue
      countHandling(h, state)
      for (const o of opinions.get(h.id) ?? []) {
        if (!isOf(o.unit, o.on !== undefined, o.within)) continue
        if (o.on) add('coOpinionOnTime', o.dueOn === null || o.on <= o.dueOn)
        else if (o.dueOn !== null && o.dueOn < asOf) add('coOpinionOnTime', false)
      }
      for (let round = 2; round <= h.round; round++) {
        const reply = h.replies.find((r) => r.round === round)
        if (!isOf(reply?.unit?.code ?? h.unit, reply !== undefined, reply?.unit?.within ?? [])) continue
        const dueOn = reply ? reply.dueOn : h.redoDueOn
        if (reply) add('redoOnTime', !dueOn || reply.issuedOn <= dueOn)
        else if (dueOn && dueOn < asOf) add('redoOnTime', false)
      }
    }
  }
  sum.suggestions = suggestions.size
  if (sum.issued > 0) sum.averageDays = allDays / sum.issued
  return sum

  /** Whether the asked unit is charged: what is done stays with who did it, what is open is whoever holds it then. */
  function isOf(unit: string, isDone: boolean, within: string[]): boolean {
    if (!asked.unit) return true
    const holder = isDone || asOf < asked.today ? unit : asked.heir(unit)
    if (holder === asked.unit) return true
    return asked.tree === true && (isDone ? within : asked.above(holder)).includes(asked.unit)
  }

  function countHandling(h: Handling, state: CaseState): void {
    const first = h.replies[0]
    const last = h.replies.at(-1)
    if (!isOf(first?.unit?.code ?? h.unit, first !== undefined, first?.unit?.within ?? [])) return
    suggestions.add(state.id)
    sum.handlings++
    add('answered', first !== undefined)
    const firstDue = h.firstDueOn
    if (first) {
      sum.issued++
      allDays += days(h.assignedOn, first.issuedOn)
      add('onTime', !first.dueOn || first.issuedOn <= first.dueOn)
      add('onTimeReplied', !first.dueOn || first.issuedOn <= first.dueOn)
      add('onTimeFirst', !firstDue || first.issuedOn <= firstDue)
      add('faceToFace', first.faceToFace)
      add('contact', first.contacted)
      const category = categoryOf(last)
      sum.categories[category] = (sum.categories[category] ?? 0) + 1
      add('solved', asked.solved(state.suggestion.session).has(category))
      if (last?.disclosure === 'open' && !state.suggestion.confidential) add('published', Boolean(last.publishedOn))
    } else {
      if (h.dueOn && h.dueOn < asOf) {
        add('onTime', false)
        sum.overdue++
      }
      if (firstDue && firstDue < asOf) add('onTimeFirst', false)
    }
    const rating = h.ratings.at(-1)
    if (rating) {
      add('feedback', true)
      add('satisfaction', good(rating.result))
      add('fullySatisfied', rating.result === 'satisfied')
      add('attitude', good(rating.attitude))
      const ofFirst = h.ratings.find((r) => r.round === 1)
      if (ofFirst) add('firstRoundSatisfaction', good(ofFirst.result))
    } else if (h.windowsLapsed > 0) add('feedback', false)
    for (const { firstDueOn, dueOn, state: now, fulfilledOn = '' } of h.commitments) {
      const met = now === 'fulfilled'
      if (firstDueOn && firstDueOn <= asOf) {
        add('fulfilment', met && fulfilledOn <= firstDueOn)
        add('fulfilmentEver', met)
      }
      if (dueOn && dueOn <= asOf) add('fulfilmentPresent', met && fulfilledOn <= dueOn)
    }
  }
}

export const names = [
  'answered',
  'onTime',
  'onTimeReplied',
  'onTimeFirst',
  'faceToFace',
  'contact',
  'feedback',
  'satisfaction',
  'firstRoundSatisfaction',
  'fullySatisfied',
  'attitude',
  'fulfilment',
  'fulfilmentPresent',
  'fulfilmentEver',
  'solved',
  'published',
  'coOpinionOnTime',
  'redoOnTime',
]
