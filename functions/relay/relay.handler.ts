import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda'
import { type Commit, unseal } from '../../shared/case/commit.ts'
import { isOver } from '../../shared/case/decide/open-step.ts'
import { project, snapshotEvery } from '../../shared/projection/project.ts'
import type { Refresh } from '../../shared/rates/derive.ts'
import { stepNamed } from '../../shared/steps/catalogue.ts'
import type { CaseLog, FigureStore, PublicStore, RowStore, SearchStore, WorkStore } from '../../shared/store/port.ts'
import { errorFields } from '../log.ts'
import type { Notifier } from '../notifier.ts'
import { together } from './figures.ts'
import { relayMerged } from './merged.ts'
import { noticesOf } from './notices.ts'
import { routeOf, type SignalDeps, signalStep } from './signal.ts'

export type RelayDeps = SignalDeps & {
  store: SignalDeps['store'] &
    RowStore &
    WorkStore &
    PublicStore &
    FigureStore &
    SearchStore &
    Pick<CaseLog, 'putSnapshot'>
  notify: Notifier
}

/**
 * The relay: what follows from commits. It signals executions first, then derives the case's row and snapshot, then
 * tells people. Records may come twice, late, or after newer ones: everything here is harmless to repeat.
 */
export const createRelay = (given: RelayDeps) => {
  const deps = { ...given, refresh: together(given.store) }
  return async (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = await Promise.all([...byCase(event.Records).values()].map((records) => relayCase(deps, records)))
    return { batchItemFailures: failed.filter((f) => f !== null).map((itemIdentifier) => ({ itemIdentifier })) }
  }
}

type Deps = RelayDeps & { refresh: Refresh }

const byCase = (records: readonly DynamoDBRecord[]): Map<string, DynamoDBRecord[]> => {
  const cases = new Map<string, DynamoDBRecord[]>()
  for (const record of records) {
    const pk = record.dynamodb?.Keys?.pk?.S ?? ''
    cases.set(pk, [...(cases.get(pk) ?? []), record])
  }
  return cases
}

/** A case's new commits in order; answers the record to go on from where one fails: the first, or null. */
const relayCase = async (deps: Deps, records: readonly DynamoDBRecord[]): Promise<string | null> => {
  for (const [i, record] of records.entries()) {
    try {
      const commit = commitOf(record)
      await act(deps, commit)
      await relayMerged(deps, commit)
      const passing = records.length === 1 && isPassing(commit)
      if (i === records.length - 1 && !passing) await derive(deps, records.map(commitOf), commit)
    } catch (error) {
      deps.log('error', 'relay failed', {
        record: record.eventID,
        pk: record.dynamodb?.Keys?.pk?.S,
        ...errorFields(error),
      })
      // Only with the last one is the case derived, from the first on: a failure repeats the whole case.
      return records[0]?.dynamodb?.SequenceNumber ?? null
    }
  }
  return null
}

const commitOf = (record: DynamoDBRecord): Commit => {
  const image = record.dynamodb?.NewImage
  return unseal({ body: image?.body?.S ?? '', hash: image?.hash?.S ?? '' })
}

/**
 * A step that ended and is always followed by another: the row and all else are derived with that one's opening, a
 * moment later. Not where a snapshot is due. See docs/decisions/0014.
 */
const isPassing = ({ events, version }: Commit): boolean => {
  const [event] = events
  if (events.length !== 1 || event?.type !== 'StepCompleted' || version % snapshotEvery === 0) return false
  // One that brings in co-units changes the figures: it is overdue opinions that would be missed.
  if (event.form?.addCo !== undefined) return false
  return stepNamed(event.step).outcomes[event.outcome]?.followed ?? false
}

/** Starts, signals and stops executions. */
const act = async (deps: RelayDeps, { suggestion: id, version, events }: Commit): Promise<void> => {
  const { store, executions } = deps
  for (const event of events) {
    if (event.type === 'Submitted') await executions.start(id, 1, event.definition)
    if (event.type === 'StepCompleted') await signalStep(deps, id, event.stepId, routeOf(event, version))
    if (event.type === 'StepCancelled') {
      const waiting = await store.getToken(id, event.stepId)
      if (waiting) await store.deleteToken(id, event.stepId, waiting.token)
    }
    if (event.type === 'GenerationStarted') {
      // Also where a later one has begun meanwhile: each record stops the one that it took over from.
      await executions.stopGeneration(id, event.generation - 1, 'superseded')
      const state = await store.load(id, { atLeast: version })
      if (!state || state.generation !== event.generation) continue
      await executions.start(id, event.generation, state.definition)
    }
    if (event.type === 'SuggestionClosed') {
      const state = await store.load(id, { atLeast: version })
      // A case closed by its last completed step ends by itself; one that is withdrawn is waiting somewhere.
      if (state && isOver(state) && !events.some((e) => e.type === 'StepCompleted'))
        await executions.stopGeneration(id, state.generation, 'case over')
    }
  }
}

const derive = async (deps: Deps, commits: readonly Commit[], last: Commit): Promise<void> => {
  const { store, rules, notify, refresh } = deps
  const state = await store.load(last.suggestion, { atLeast: last.version })
  if (!state) throw new Error(`${last.suggestion} has no log`)
  const book = await rules.rulesFor(state.suggestion.session)
  await project(store, state, book, commits[0]?.version ?? last.version, refresh)
  const notices = commits.flatMap((commit) => noticesOf(commit, state, book.profile))
  if (notices.length > 0) await notify(notices)
}
