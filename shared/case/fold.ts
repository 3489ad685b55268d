import { stepNamed } from '../steps/catalogue.ts'
import type { Commit, SealedCommit } from './commit.ts'
import { unseal } from './commit.ts'
import type { CaseEvent, EventOf } from './events.ts'
import { type CaseState, type Handling, handlingOf, type Route } from './state.ts'

/**
 * The case after one more commit. Pure: the given state is left as it was. Throws where the commit does not follow
 * the state, or the log names what does not exist.
 */
export const fold = (state: CaseState | undefined, commit: Commit, hash: string): CaseState => {
  const next = state ? structuredClone(state) : begin(commit)
  if (commit.version !== (state?.version ?? 0) + 1)
    throw new Error(`${commit.suggestion}: version ${commit.version} does not follow ${state?.version ?? 0}`)
  for (const event of commit.events) apply(next, event, commit)
  if (commit.request) next.requests[commit.request.key] = { version: commit.version, digest: commit.request.digest }
  return Object.assign(next, { version: commit.version, hash, at: commit.at })
}

/** The case that a whole log, or the tail of one after `from`, tells. */
export const foldAll = (log: readonly SealedCommit[], from?: CaseState): CaseState | undefined =>
  log.reduce<CaseState | undefined>((state, sealed) => fold(state, unseal(sealed), sealed.hash), from)

const begin = (commit: Commit): CaseState => {
  const first = commit.events[0]
  if (first?.type !== 'Submitted') throw new Error(`${commit.suggestion}: the log does not begin with a submission`)
  return {
    id: commit.suggestion,
    version: 0,
    hash: '',
    at: commit.at,
    suggestion: first.suggestion,
    definition: first.definition,
    generation: 1,
    stage: 'intake',
    withdrawn: [],
    reference: [],
    followers: [],
    handlings: [],
    openSteps: [],
    completed: {},
    cancelled: [],
    requests: {},
  }
}

const apply = (state: CaseState, event: CaseEvent, commit: Commit): void => {
  switch (event.type) {
    case 'Submitted':
      return
    case 'StepOpened':
      opened(state, event, commit)
      return
    case 'StepNoted':
    case 'StepCompleted':
      happened(state, event, commit)
      return
    case 'StepCancelled':
      state.openSteps = state.openSteps.filter((s) => s.stepId !== event.stepId)
      state.cancelled.push(event.stepId)
      return
    case 'ContactRecorded': {
      const { mode, on, with: who, summary } = event
      handlingOf(state, event.handling).contacts.push({ mode, on, with: who, summary, at: commit.at })
      return
    }
    case 'HandlingClosed':
      handlingOf(state, event.handling).stage = 'closed'
      return
    case 'SuggestionClosed':
      Object.assign(state, { stage: 'closed', closedAs: event.as, closedOn: commit.at.slice(0, 10) })
      return
    case 'Withdrawn':
      withdrawn(state, event)
      return
    case 'GenerationStarted':
      state.generation = event.generation
      return
    case 'Reminded': {
      const step = state.openSteps.find((s) => s.stepId === event.stepId)
      if (step) {
        step.reminded.push(event.threshold)
        step.remindedAt = commit.at
      }
      return
    }
    case 'Joined':
      state.followers.push(event.suggestion)
      return
    case 'PersonalDataRead':
      return
  }
}

const opened = (state: CaseState, event: EventOf<'StepOpened'>, commit: Commit): void => {
  const { stepId, step, handling, unit, commitment, assignee, cause, dueOn, provisional } = event
  state.openSteps.push({
    stepId,
    step,
    ...(handling && { handling }),
    ...(unit && { unit }),
    ...(commitment && { commitment }),
    assignee,
    cause,
    ...(event.at && { at: event.at }),
    openedAt: commit.at,
    dueOn,
    provisional: provisional ?? false,
    reminded: [],
  })
  const { stage } = stepNamed(step)
  const of = handling && state.handlings.find((h) => h.id === handling)
  // A duty listed after its lapse, or a promise beside or after the evaluation, does not move the handling back.
  if (stage && of && !commitment && !(step === 'opine' && of.opinions[unit ?? '']?.lapsed)) of.stage = stage
}

const happened = (state: CaseState, event: EventOf<'StepNoted' | 'StepCompleted'>, commit: Commit): void => {
  const definition = stepNamed(event.step)
  const outcome = definition.outcomes[event.outcome]
  if (!outcome) throw new Error(`${event.step} has no outcome ${event.outcome}`)
  const handling = event.handling === undefined ? undefined : handlingOf(state, event.handling)
  const commitment = handling?.commitments.find((c) => c.id === event.commitment)
  const facts = event.type === 'StepCompleted' ? (event.facts ?? {}) : {}
  const dueBefore = handling?.dueOn
  const cause = state.openSteps.find((s) => s.stepId === event.stepId)?.cause ?? 0
  outcome.apply(state, {
    handling,
    unit: event.unit,
    commitment,
    form: event.form ?? {},
    facts,
    at: commit.at,
    cause,
    version: commit.version,
    actor: commit.actor,
  })
  if (handling && handling.dueOn !== dueBefore) moveDue(state, handling)
  if (event.type === 'StepNoted') return
  const route = { outcome: event.outcome, cause: commit.version, ...event.route } as Route
  state.openSteps = state.openSteps.filter((s) => s.stepId !== event.stepId)
  state.completed[event.stepId] = route
  if (event.outcome === 'recalled') recall(handling, commit.version, route)
  state.lastCompletedAt = commit.at
}

/** Open steps that are due with the reply follow its date. */
const moveDue = (state: CaseState, handling: Handling): void => {
  for (const open of state.openSteps)
    if (open.handling === handling.id && stepNamed(open.step).due === 'reply') open.dueOn = handling.dueOn
}

const recall = (handling: Handling | undefined, version: number, route: Route): void => {
  if (!handling) return
  handling.recalledAt = version
  handling.restart = route.restart === 'reassign' ? 'reassign' : 'acknowledge'
}

const withdrawn = (state: CaseState, event: EventOf<'Withdrawn'>): void => {
  state.withdrawn.push(...event.signers)
  if (event.all) return
  // One signer's wish takes that name off; the next becomes lead, and it goes on.
  const left = state.suggestion.deputies.filter((d) => !event.signers.includes(d.name))
  const lead = left.findIndex((d) => d.lead)
  state.suggestion = {
    ...state.suggestion,
    deputies: left.map((d, i) => ({ ...d, ...(lead === -1 && i === 0 && { lead: true }) })),
  }
}
