import type { Commit, SealedCommit } from '../case/commit.ts'
import type { PersonalData } from '../case/decide/submit.ts'
import type { CaseState } from '../case/state.ts'
import type { StoredLink } from '../links/link.ts'
import type { MessageKey, OutboxRecord } from '../notify/outbox.ts'
import type { Held } from '../projection/held.ts'
import type { Brief, Row } from '../projection/row.ts'
import type { PublicLetter } from '../public/letters.ts'
import type { Bucket, Fact } from '../rates/fact.ts'
import type { Range, Rollup } from '../rates/rollup.ts'
import type { BucketKey, Head, Segment } from '../search/shape.ts'
import type { SearchEntry, Slot } from '../search/slot.ts'
import type { LoadedNotice, Person, Session, Unit } from '../settings.ts'

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
  /** Changes what is there, on what is there at that moment: two writers at once lose nothing of each other's. */
  changePersonal(id: string, change: (data: readonly PersonalData[]) => readonly PersonalData[]): Promise<void>
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
  /** Puts the row unless a newer version is there; answers the version that it replaced: 0 for none, null where it was not put. */
  putRow(row: Row): Promise<number | null>
  getRows(keys: readonly { session: string; id: string }[]): Promise<Row[]>
  /** A session's rows in order of id, from after the cursor (an id). */
  listRows(session: string, page: { limit: number; after?: string }): Promise<Row[]>
  /** The open cases of a shard that are to be looked at until an instant, soonest first; all open ones without it. */
  due(shard: number, until: Date | null): Promise<{ session: string; id: string; nextActionAt: string }[]>
  /** The cases that wait for one of the bodies without units. Read from the index alone, which may lag a moment. */
  officeWork(): Promise<Brief[]>
}

/** Whose work a case is (shared/projection/held.ts), so that a worklist reads no more than it shows. */
export interface WorkStore {
  /** Notes for which units the case is work, and for which it is none any more; an older note never replaces a newer one. */
  putHeld(of: { session: string; id: string }, held: Held): Promise<void>
  /** The cases that are work for a unit, of one session where it is named. */
  heldBy(unit: string, session?: string): Promise<{ session: string; id: string }[]>
}

/** Replies that everybody may read (shared/public), newest first. */
export interface PublicStore {
  /** Notes a letter in the list, or without one that it is there no more; an older note never replaces a newer one. */
  putPublic(
    of: { place: string; indexNumber: string; v: number; suggestion: string },
    letter: PublicLetter | undefined,
  ): Promise<void>
  /** The places of the list from after one, with their letters; one that was taken down has none. */
  listPublic(page: { limit: number; after?: string }): Promise<{
    items: { place: string; letter?: PublicLetter }[]
    isLast: boolean
  }>
  /** The suggestions with a public reply of this index number, the one published last first. */
  publishedAs(indexNumber: string): Promise<string[]>
}

/** The index that suggestions are searched by (shared/search). */
export interface SearchStore {
  /** What is indexed of these suggestions at present; one that is not indexed is left out. */
  searchEntries(ids: readonly string[], how?: Freshness): Promise<SearchEntry[]>
  /** Puts an entry unless the stored one is as new. */
  putSearchEntry(entry: SearchEntry): Promise<void>
  /** Puts a slot where the next one is free, and answers which: from 0 on, without a gap. */
  claimSlot(slot: Slot): Promise<number>
  /** The last slot that was claimed; -1 where there is none. */
  latestSlot(): Promise<number>
  /** The slots of a range in order. */
  slots(range: { from: number; until: number; fresh?: boolean }): Promise<{ at: number; slot: Slot }[]>
  /** Which suggestions have these slots. */
  slotIds(slots: readonly number[]): Promise<Map<number, string>>
  searchHead(how?: Freshness): Promise<Head>
  /** Puts the head that follows the stored one by its revision; answers whether it was put. */
  putSearchHead(head: Head): Promise<boolean>
  putBucket(segment: Segment, bucket: number, data: Uint8Array): Promise<void>
  /** Buckets of segments; an empty one is left out. */
  getBuckets(wanted: readonly BucketKey[], how?: Freshness): Promise<(BucketKey & { data: Uint8Array })[]>
  /** Long texts of several suggestions; one that is missing is left out. By hash. */
  textsOf(wanted: readonly { id: string; hash: string }[], how?: Freshness): Promise<Map<string, string>>
}

/**
 * How much of a roll-up is read: the sum alone, the sums by month of assignment alone, these as they were known at the
 * end of a month (`2025-05`), or all (default). The rest is left empty.
 */
export type RollupDepth = 'all' | 'now' | { endOf: string } | 'parts'

/** Facts and roll-ups: what figures are made of (shared/rates). Both are derived and can be counted again from the logs. */
export interface FigureStore {
  /** Puts a fact unless the stored one is newer. */
  putFact(fact: Fact): Promise<void>
  /** A bucket's facts, of all of it or of a range. */
  facts(bucket: Bucket, how?: { range?: Range; fresh?: boolean }): Promise<Fact[]>
  /** A session's facts, or those of one unit, the confidential ones too. */
  listFacts(session: string, unit?: string): Promise<Fact[]>
  getRollup(bucket: Bucket, how?: { fresh?: boolean }): Promise<{ rollup: Rollup; revision: number } | undefined>
  /** Puts a roll-up in place of the revision that was read, or where there was none; answers whether it was put. */
  putRollup(rollup: Rollup, before: number | undefined): Promise<boolean>
  /** A session's roll-ups, or those of one unit, the confidential ones too; of each as much as is asked for. */
  listRollups(session: string, how?: { unit?: string; depth?: RollupDepth }): Promise<Rollup[]>
}

/** What the rule book reads. */
export type AllSettings = { sessions: Session[]; units: Unit[]; people: Person[]; notices: LoadedNotice[] }

export interface SettingsStore {
  /** All at once, in one read. */
  all(how?: Freshness): Promise<AllSettings>
  sessions(how?: Freshness): Promise<Session[]>
  putSession(session: Session): Promise<void>
  units(how?: Freshness): Promise<Unit[]>
  putUnit(unit: Unit): Promise<void>
  people(how?: Freshness): Promise<Person[]>
  putPerson(person: Person): Promise<void>
  /** The calendar notices that were loaded, the latest of each year. */
  notices(how?: Freshness): Promise<LoadedNotice[]>
  putNotice(notice: LoadedNotice): Promise<void>
  /** What the sweep has worked off: by the name of the job, the revision it was worked off for. */
  marks(how?: Freshness): Promise<Map<string, string>>
  putMark(job: string, revision: string): Promise<void>
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

/** What became of messages, and which are to be tried again. */
export interface OutboxStore {
  getMessage(key: MessageKey): Promise<OutboxRecord | undefined>
  /** Puts a record; given what was read before, only where that is still so. Answers whether it was put. */
  putMessage(record: OutboxRecord, before?: OutboxRecord | 'absent'): Promise<boolean>
  /** Messages that are to be tried again until an instant, soonest first. */
  dueMessages(until: Date, limit: number): Promise<MessageKey[]>
  /** Messages that have failed for good and wait for somebody to look at them, the last one first. */
  failedMessages(limit: number): Promise<MessageKey[]>
  /** Whether the digests of a day (Asia/Shanghai) went out. */
  digestSent(day: string): Promise<boolean>
  markDigest(day: string): Promise<void>
}

/** Deputies' links by the hash of their code; the code itself is kept nowhere. */
export interface LinkStore {
  /** Keeps a link, unless it is kept until that day or longer already. */
  keepLink(hash: string, link: StoredLink): Promise<void>
  getLink(hash: string): Promise<StoredLink | undefined>
}

export type Store = CaseLog &
  PersonalStore &
  TokenStore &
  RowStore &
  WorkStore &
  PublicStore &
  FigureStore &
  SearchStore &
  SettingsStore &
  ClaimStore &
  LinkStore &
  OutboxStore
