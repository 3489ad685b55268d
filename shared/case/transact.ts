import { formatInstant } from '../calendar/index.ts'
import type { RuleBook } from '../rule-book.ts'
import type { Rules } from '../rules.ts'
import type { CaseLog } from '../store/port.ts'
import type { Actor } from './actor.ts'
import { type Commit, type RequestKey, sha256 } from './commit.ts'
import type { CaseEvent } from './events.ts'
import { fold } from './fold.ts'
import { Refusal } from './refusal.ts'
import type { CaseState } from './state.ts'
import { detachTexts } from './text.ts'

export type Writing = { log: Pick<CaseLog, 'load' | 'append' | 'putTexts'>; rules: RuleBook }

export type Transaction = {
  id: string
  actor: Actor
  /** The request's idempotency key: the same one again changes nothing and gets the case as it is. */
  request?: RequestKey
  /** A version that the reader knows to exist, so that a lagging read is not taken for the case. */
  atLeast?: number
  /** No read may lag: for acts that may find that nothing is to be done, which no put then checks. */
  fresh?: boolean
  /** Pure: the events of the act on this case, none where nothing is to be done; throws a Refusal. */
  decide(state: CaseState, rules: Rules): CaseEvent[]
}

/** After so many lost races the writer gives up: it is told CONFLICT and may try again. */
const attempts = 6

/** What became of an act: the case after it, and whether this call changed it. */
export type Outcome = { state: CaseState; committed: boolean }

/**
 * Decides on the case as it is and commits the events in one put. A commit that loses a race is decided again on the
 * fresh case, so it is either wholly there or refused, never half applied. The first read may lag, since the put
 * checks the version; a refusal is given only after a fresh one. Undefined where there is no such case.
 */
export const transact = async ({ log, rules }: Writing, tx: Transaction): Promise<Outcome | undefined> => {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const fresh = tx.fresh || attempt > 0
    const state = await log.load(tx.id, { fresh, atLeast: tx.atLeast })
    if (!state) return undefined
    if (repeated(state, tx.request)) return { state, committed: false }
    let events: CaseEvent[]
    try {
      events = tx.decide(state, await rules.rulesFor(state.suggestion.session, { fresh }))
    } catch (refusal) {
      if (!fresh && refusal instanceof Refusal) continue
      throw refusal
    }
    if (events.length === 0) return { state, committed: false }
    const { now } = await rules.rulesFor(state.suggestion.session)
    const next = await commitTo(log, state, { ...tx, events, at: now })
    if (next) return { state: next, committed: true }
  }
  throw new Refusal('CONFLICT', '多人同时在办这一件，请稍后再试')
}

const repeated = (state: CaseState, request: RequestKey | undefined): boolean => {
  const before = request && state.requests[request.key]
  if (before && before.digest !== request.digest)
    throw new Refusal('KEY_REUSED', '同一个 Idempotency-Key 不能用于不同的内容')
  return before !== undefined
}

/** Puts the events as the commit after `state` (none: the first); answers the case after it, or null for a lost race. */
export const commitTo = async (
  log: Pick<CaseLog, 'append' | 'putTexts'>,
  state: CaseState | undefined,
  { id, actor, request, events, at }: { id: string; actor: Actor; request?: RequestKey; events: CaseEvent[]; at: Date },
): Promise<CaseState | null> => {
  const { value, texts } = detachTexts(events, sha256)
  // Texts first: one that no commit names is harmless, a commit that names a missing one is not.
  await log.putTexts(id, texts)
  const commit: Commit = {
    suggestion: id,
    version: (state?.version ?? 0) + 1,
    at: formatInstant(at),
    actor,
    ...(request && { request }),
    events: value,
    previousHash: state?.hash ?? '',
  }
  const hash = await log.append(commit)
  return hash === null ? null : fold(state, commit, hash)
}
