import { actNamed } from '../acts/register.ts'
import { applyEntered, applyRevoked as applyHistoryRevoked } from '../history/apply.ts'
import { enteredTracks } from '../history/tracks.ts'
import { applyReissued, applyRevoked } from '../links/history.ts'
import { followHeld } from '../projection/held.ts'
import { followPublished } from '../public/follow.ts'
import { followTracks } from '../rates/track.ts'
import { documentOf } from '../search/document.ts'
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
  next.held = followHeld(next.held ?? {}, next, commit.version)
  next.published = followPublished(next.published ?? {}, next, commit.version)
  if (wording(next) !== (state && wording(state))) next.worded = commit.version
  next.tracks = commit.events.some(({ type }) => type === 'HistoryEntered' || type === 'HistoryRevoked')
    ? enteredTracks(state, next, commit.version)
    : followTracks(next.tracks ?? {}, next, commit.version, commit.at.slice(0, 10))
  return Object.assign(next, { version: commit.version, hash, at: commit.at })
}

/** What search goes by, to be compared. */
const wording = (state: CaseState): string => JSON.stringify(documentOf(state))

/** The case that a whole log, or the tail of one after `from`, tells. */
export const foldAll = (log: readonly SealedCommit[], from?: CaseState): CaseState | undefined =>
  log.reduce<CaseState | undefined>((state, sealed) => fold(state, unseal(sealed), sealed.hash), from)

const begin = (commit: Commit): CaseState => {
  const first = commit.events[0]
  if (first?.type !== 'Submitted' && first?.type !== 'HistoryEntered')
    throw new Error(`${commit.suggestion}: the log does not begin with a submission`)
  return {
    id: commit.suggestion,
    version: 0,
    hash: '',
    at: commit.at,
    suggestion: first.suggestion,
    // An entered case follows no definition: nothing runs it.
    definition: first.type === 'Submitted' ? first.definition : 0,
    generation: 1,
    stage: 'intake',
    withdrawn: [],
    reference: [],
    followers: [],
    instructions: [],
    urgings: [],
    objections: [],
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
    case 'HistoryEntered':
      applyEntered(state, event, commit)
      return
    case 'HistoryRevoked':
      applyHistoryRevoked(state)
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
    case 'Acted':
      acted(state, event, commit)
      return
    case 'HandlingRecalled':
      recalled(state, event, commit)
      return
    case 'DueRecomputed':
      for (const move of event.moves) recomputed(state, event, move, commit)
      return
    case 'HandlingClosed':
      handlingOf(state, event.handling).stage = 'closed'
      return
    case 'SuggestionClosed':
      Object.assign(state, { stage: 'closed', closedAs: event.as, closedOn: commit.at.slice(0, 10) })
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
      state.joined = { ...state.joined, [event.suggestion]: commit.version }
      return
    case 'Left':
      state.followers = state.followers.filter((id) => id !== event.suggestion)
      return
    case 'PersonalDataRead':
      return
    case 'PersonalDataChanged':
      state.reachedByHand = [...new Set([...(state.reachedByHand ?? []), event.deputy])]
      return
    case 'LinkReissued':
      applyReissued(state, event, commit.version)
      return
    case 'LinksRevoked':
      applyRevoked(state, event, commit.version)
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
    ...(event.side && { side: true }),
    ...(event.at && { at: event.at }),
    openedAt: commit.at,
    dueOn,
    provisional: provisional ?? false,
    reminded: [],
  })
  const { stage } = stepNamed(step)
  const of = handling && state.handlings.find((h) => h.id === handling)
  // A step beside the way (a duty listed after its lapse, a promise) does not move the handling back.
  if (stage && of && !commitment && !event.side) of.stage = stage
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
  state.lastCompletedAt = commit.at
}

/** Open steps that are due with the reply follow its date, or in a new round the redone reply's. */
const moveDue = (state: CaseState, handling: Handling, provisional?: boolean): void => {
  const first = handling.round === 1
  const due = {
    dueOn: first ? handling.dueOn : (handling.redoDueOn ?? null),
    ...(first ? { provisional: handling.provisional } : provisional !== undefined && { provisional }),
  }
  for (const open of state.openSteps)
    if (open.handling === handling.id && stepNamed(open.step).due === 'reply') Object.assign(open, due)
}

const acted = (state: CaseState, event: EventOf<'Acted'>, commit: Commit): void => {
  const { at, version, actor } = commit
  const handling = event.handling === undefined ? undefined : handlingOf(state, event.handling)
  const dueBefore = handling?.dueOn
  actNamed(event.act).apply(state, { handling, form: event.form, facts: event.facts ?? {}, at, version, actor })
  if (handling && handling.dueOn !== dueBefore) moveDue(state, handling)
}

const recalled = (state: CaseState, event: EventOf<'HandlingRecalled'>, { version }: Commit): void => {
  const { handling: id, restart, commitments, met, disliked } = event
  const handling = handlingOf(state, id)
  handling.recalled = {
    at: version,
    restart,
    ...(commitments && { commitments }),
    ...(met && { met }),
    ...(disliked && { disliked }),
  }
  handling.beside = commitments !== undefined
  for (const commitment of handling.commitments) commitment.later = undefined
  if (restart === 'acknowledge') handling.acceptedOn = undefined
  if (handling.stage === 'closed') handling.stage = 'follow-up'
  if (state.stage === 'closed') Object.assign(state, { stage: 'handling', closedAs: undefined, closedOn: undefined })
}

type Move = EventOf<'DueRecomputed'>['moves'][number]

const recomputed = (state: CaseState, event: EventOf<'DueRecomputed'>, move: Move, { at }: Commit): void => {
  const { of, id, unit, from, to, provisional } = move
  const { notice, loadedAt } = event
  const made = { of, id, ...(unit && { unit }), from, to, notice, ...(loadedAt && { loadedAt }), on: at.slice(0, 10) }
  state.moves = [...(state.moves ?? []), made]
  if (of === 'step') {
    const open = state.openSteps.find((s) => s.stepId === id)
    if (open) Object.assign(open, { dueOn: to, provisional })
    return
  }
  const handling = handlingOf(state, id)
  if (of === 'opinion') {
    const opinion = handling.opinions[unit ?? '']
    if (opinion) opinion.dueOn = to
    for (const open of state.openSteps)
      if (open.handling === id && open.unit === unit && stepNamed(open.step).due === 'opinion')
        Object.assign(open, { dueOn: to, provisional })
    return
  }
  if (of === 'redo') {
    handling.redoDueOn = to
    moveDue(state, handling, provisional)
    return
  }
  // No extension was granted yet: the first date is the one that was counted.
  if (handling.firstDueOn === handling.dueOn) handling.firstDueOn = to
  Object.assign(handling, { dueOn: to, provisional })
  moveDue(state, handling)
}
