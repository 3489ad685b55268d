import type { Commit, SealedCommit } from '../case/commit.ts'
import type { PersonalData } from '../case/decide/submit.ts'
import type { CaseState } from '../case/state.ts'
import type { Row } from '../projection/row.ts'
import type { Session, Unit } from '../settings.ts'

/** How sure a read must be. `fresh` sees every write before it; otherwise it may lag, but not behind `atLeast`. */
export type Freshness = { fresh?: boolean; atLeast?: number }

/** The case logs: the truth that all else is derived from. */
export interface CaseLog {
  /** The case as its log tells it, or undefined where there is none. */
  load(id: string, how?: Freshness): Promise<CaseState | undefined>
  /** Puts one commit where its version is still free; answers its hash, or null where another writer came first. */
  append(commit: Commit): Promise<string | null>
  /** The whole log, oldest first. */
  read(id: string): Promise<SealedCommit[]>
  putTexts(id: string, texts: ReadonlyMap<string, string>): Promise<void>
  /** Texts by their SHA-256; one that is missing is left out. */
  getTexts(id: string, hashes: readonly string[]): Promise<Map<string, string>>
  /** Keeps a folded case so that loading starts from it; an older one never replaces a newer one. */
  putSnapshot(state: CaseState): Promise<void>
}

/** Phones and e-mails, beside the log so that they can be hidden and deleted. */
export interface PersonalStore {
  putPersonal(id: string, data: readonly PersonalData[]): Promise<void>
  getPersonal(id: string): Promise<PersonalData[]>
}

/** A waiting state's task token. */
export type Waiting = { token: string; generation: number; attempt: number; execution: string }

/** Task tokens of waiting executions (never in the log). */
export interface TokenStore {
  /** Keeps a token unless one of a later generation or attempt is there; answers whether it was kept (fencing). */
  putToken(id: string, stepId: string, waiting: Waiting): Promise<boolean>
  getToken(id: string, stepId: string): Promise<Waiting | undefined>
  /** Removes the token if it is still this one. */
  deleteToken(id: string, stepId: string, token: string): Promise<void>
  /** The steps of a case that have a token. */
  listTokens(id: string): Promise<{ stepId: string; waiting: Waiting }[]>
}

/** Case rows: one item per case, for lists, worklists and the sweep. */
export interface RowStore {
  /** Puts the row unless a newer version is there. */
  putRow(row: Row): Promise<void>
  getRows(keys: readonly { session: string; id: string }[]): Promise<Row[]>
  /** A session's rows in order of id, from after the cursor (an id). */
  listRows(session: string, page: { limit: number; after?: string }): Promise<Row[]>
  /** The open cases of a shard that are to be looked at until an instant, soonest first; all open ones without it. */
  due(shard: number, until: Date | null): Promise<{ session: string; id: string; nextActionAt: string }[]>
}

export interface SettingsStore {
  sessions(how?: Freshness): Promise<Session[]>
  putSession(session: Session): Promise<void>
  units(how?: Freshness): Promise<Unit[]>
  putUnit(unit: Unit): Promise<void>
}

/** What must be unique is claimed before the commit that uses it. */
export interface ClaimStore {
  /** The next free document number of a series, claimed for the owner; the same owner gets the same number again. */
  claimNext(series: { prefix: string; year: number }, owner: string): Promise<number>
  /** Claims one number; false where another owner has it. */
  claim(series: { prefix: string; year: number }, serial: number, owner: string): Promise<boolean>
  /** The latest claims of a series, newest first. */
  claims(series: { prefix: string; year: number }, limit: number): Promise<{ serial: number; owner: string }[]>
  release(series: { prefix: string; year: number }, serial: number, owner: string): Promise<void>
  /** Remembers a request that makes a case: answers what is remembered under the key, which is this or an earlier one. */
  remember(
    key: string,
    request: { digest: string; suggestion: string },
  ): Promise<{ digest: string; suggestion: string }>
}

export type Store = CaseLog & PersonalStore & TokenStore & RowStore & SettingsStore & ClaimStore
