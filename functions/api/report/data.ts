import type { SuggestionKind } from '../../../shared/case/ids.ts'
import type { Category } from '../../../shared/profiles/category.ts'
import type { Group } from '../../../shared/rates/answer.ts'
import type { Overview } from '../figures/overview.ts'
import type { CaseOn } from './case-on.ts'
import type { Lead } from './leads.ts'
import type { PromiseLine, PromiseState } from './promises.ts'

/**
 * A list of a public report: its first lines; how many more there are; and how many are withheld because the suggestion
 * is confidential or its signers agree to no disclosure.
 */
export type Listed<T> = { lines: readonly T[]; more: number; withheld: number }

/** A handling of a key-supervised suggestion (重点督办), or the suggestion itself before it has one. */
export type KeyLine = { about: CaseOn; lead?: Lead }

/** A handling that was answered late or is overdue, with its case. */
export type LateLine = { about: CaseOn; lead: Lead }

/** Promises in each state, and all that were made. */
export type PromiseCounts = Record<PromiseState | 'made', number>

/** All that a report is made of. Figures are those of `GET /api/rates`. */
export type ReportData = {
  session: { id: string; name: string }
  /** Who reports about itself (and, where it is not the unit that asks, those below it). */
  unit?: { code: string; name: string }
  today: string
  now: Overview['now']
  before: Overview['before']
  months: readonly Group[]
  topics: readonly Group[]
  /** The place's table of categories. */
  categories: readonly Category[]
  /** Suggestions that were submitted, those outside the rates too; of a unit those that it handles. */
  kinds: Record<SuggestionKind, number>
  key: Listed<KeyLine>
  promises: PromiseCounts
  /** Promises of the session before as they stand now; null where there was none. */
  promisesBefore: { session: string; counts: PromiseCounts } | null
  /** Those that are neither met nor given up, the soonest due first. */
  owed: Listed<PromiseLine>
  late: Listed<LateLine>
  nameOf(unit: string): string
}
