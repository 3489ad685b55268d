import { type Day, daysBetween } from '../../calendar/index.ts'
import type { Due, Label, Light, Limit, Override } from '../../profiles/index.ts'
import { national } from '../../profiles/places/national.ts'
import type { Rules } from '../../rules.ts'
import { type SealedCommit, unseal } from '../commit.ts'
import { fold } from '../fold.ts'
import type { CaseState, DueMove, OpenStep } from '../state.ts'
import { isNational, type PutOff, type Source, sourceOf, verdictOf } from './explain-source.ts'
import { inWords } from './explain-words.ts'
import { lightOf } from './keep-time.ts'

/** How a step's due date came about. `words` are whole sentences, to be read out to a unit. */
export type Explanation = {
  dueOn: Day | null
  light: Light
  provisional: boolean
  /** The day it is counted from, itself not counted, and what happened on it; null where these rules did not count it. */
  start: Day | null
  startKind: Due['startKind'] | null
  limit: Pick<Limit, 'count' | 'unit' | 'article'> | null
  /** The title of the rule that the limit is from. */
  rule: Label
  /** Days counted, those in `skipped` left out. */
  counted: number | null
  /** Days off that were not counted, ascending. */
  skipped: Day[]
  rolledFrom?: Day
  extensions: PutOff[]
  /** Fixed when it was assigned: no limit gave it and no calendar moves it. */
  fixed?: true
  /** What calendar notices did to it; `from` = `to` where one made it firm. */
  recomputed: Pick<DueMove, 'from' | 'to' | 'notice' | 'on'>[]
  /** What the session sets otherwise than its place's rule, and why. */
  override?: { path: string; reason: string }
  /** What the rules would give now, where that is not the date that stands. */
  byPresentRules?: Day | null
  words: Label
}

/**
 * Explains the due date of an open step. Of a step that is done: with the case as it was before that (`caseBefore`),
 * at the time of it. Long texts of reasons are to be attached before. `overrides` are the session's.
 */
export const explainStep = (
  state: CaseState,
  rules: Rules,
  open: OpenStep,
  overrides: readonly Override[] = [],
): Explanation => {
  const source = sourceOf(state, rules, open)
  const verdict = verdictOf(source)
  const { due, extensions, fixed, moves } = source
  const counted = verdict === 'counted' ? due : null
  const override = counted ? overrideOf(source, rules, overrides) : undefined
  return {
    dueOn: open.dueOn,
    light: lightOf(open.dueOn, rules),
    provisional: open.provisional,
    start: counted?.start ?? null,
    startKind: counted?.startKind ?? null,
    limit: counted && { count: counted.limit.count, unit: counted.limit.unit, article: counted.limit.article },
    rule: counted && isNational(source, rules) ? national.rule.title : rules.profile.rule.title,
    counted: counted && daysBetween(counted.start, counted.dueOn) - counted.skipped.length,
    skipped: counted?.skipped ?? [],
    ...(counted?.rolledFrom && { rolledFrom: counted.rolledFrom }),
    extensions,
    ...(fixed && { fixed: true as const }),
    recomputed: moves.map(({ from, to, notice, on }) => ({ from, to, notice, on })),
    ...(override && { override: { path: override.path, reason: override.reason } }),
    ...((verdict === 'changed' || verdict === 'held') && { byPresentRules: due?.dueOn ?? null }),
    words: inWords(source, rules, verdict, override?.reason),
  }
}

/** The session's own setting behind a counted date: of the limit, or of the roll where it rolled. */
const overrideOf = (source: Source, rules: Rules, overrides: readonly Override[]): Override | undefined => {
  const { basis, due } = source
  if (!basis || isNational(source, rules)) return undefined
  const limit = `limits.${basis.limit}`
  const ofLimit = overrides.findLast(({ path }) => path === 'limits' || path === limit || path.startsWith(`${limit}.`))
  return ofLimit ?? (due?.rolledFrom ? overrides.findLast(({ path }) => path === 'monthEndRoll') : undefined)
}

/** The case as it was just before a step ended, with the step open in it and when that was; undefined where it never ended. */
export const caseBefore = (
  log: readonly SealedCommit[],
  stepId: string,
): { state: CaseState; open: OpenStep; endedAt: string } | undefined => {
  let state: CaseState | undefined
  for (const sealed of log) {
    const commit = unseal(sealed)
    const ends = commit.events.some(
      (e) => (e.type === 'StepCompleted' || e.type === 'StepCancelled') && e.stepId === stepId,
    )
    const open = ends ? state?.openSteps.find((s) => s.stepId === stepId) : undefined
    if (state && open) return { state, open, endedAt: commit.at }
    state = fold(state, commit, sealed.hash)
  }
  return undefined
}
