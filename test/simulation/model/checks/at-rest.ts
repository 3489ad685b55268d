import { isDeepStrictEqual } from 'node:util'
import { caseView } from '../../../../functions/api/views/case.view.ts'
import { executionName } from '../../../../functions/executions.ts'
import type { CaseState, Handling } from '../../../../shared/case/state.ts'
import { isLive, rowOf } from '../../../../shared/projection/row.ts'
import { digestOf, documentOf } from '../../../../shared/search/document.ts'
import { isRouted } from '../../../../shared/steps/catalogue.ts'
import { secretariat } from '../people.ts'
import { session, type World } from '../world.ts'
import { holds } from './broken.ts'
import { checkSecrets } from './secrets.ts'

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value))

const said = (state: CaseState): string =>
  `open: ${state.openSteps.map((s) => s.stepId).join(', ') || 'nothing'}; handlings: ${state.handlings.map((h) => `${h.id} ${h.stage}`).join(', ')}; ${state.stage} ${state.closedAs ?? ''}, generation ${state.generation}`

/** Whether what people see of a case is what its log tells. */
export const checkViews = async (world: World, state: CaseState): Promise<void> => {
  const { id } = state
  const loaded = await world.store.load(id, { fresh: true })
  holds(isDeepStrictEqual(plain(loaded), plain(state)), () => `${id}: the loaded case is not the folded one`)
  const rules = await world.rules()
  const answer = await world.request(secretariat, 'GET', `/api/suggestions/${id}`)
  checkSecrets(`GET ${id}`, answer.text)
  holds(
    isDeepStrictEqual(answer.body, plain(await caseView(world.store, state, rules))),
    () => `${id}: the API shows ${answer.text}`,
  )
  const rows = await world.store.getRows([{ session, id }])
  const { nextActionAt: stored, ...row } = rows[0] ?? { nextActionAt: undefined }
  const { nextActionAt: wanted, ...own } = plain(rowOf(state, rules))
  holds(
    isDeepStrictEqual(plain(row), own),
    () => `${id}: the row is ${JSON.stringify(row)}, by the log ${JSON.stringify(own)}`,
  )
  holds(
    (stored !== undefined) === isLive(state),
    () => `${id}: ${stored ? 'is' : 'is not'} in the sweep's index; ${said(state)}`,
  )
  holds(!wanted || !stored || stored <= wanted, () => `${id}: the sweep comes at ${stored}, due is ${wanted}`)
  for (const [unit, { left }] of Object.entries(state.held ?? {})) {
    // A note that a slow writer left behind costs a look; one that is missing hides work.
    const noted = left || (await world.store.heldBy(unit)).some((of) => of.id === id)
    holds(noted, () => `${id}: is not in the worklist of ${unit}; ${said(state)}`)
  }
  const [entry] = await world.store.searchEntries([id])
  holds(entry?.digest === digestOf(documentOf(state)), () => `${id}: is not indexed as it reads now`)
}

/** Invariant 1: something is open in every case and handling that is not closed, and an execution waits for it. */
export const checkProgress = async (
  world: World,
  state: CaseState,
  { poisoned, lossy }: { poisoned: boolean; lossy: boolean },
): Promise<void> => {
  const { id, openSteps, handlings } = state
  const is = (condition: boolean, what: string) => holds(condition, () => `${id}: ${what}; ${said(state)}`)
  const routed = openSteps.filter(isRouted)
  is(poisoned || openSteps.every((s) => s.step !== 'stuck'), 'a step is stuck')
  if (state.stage === 'closed' && state.closedAs !== 'done')
    is(
      openSteps.every((s) => !isRouted(s)),
      'a case that is over waits for somebody',
    )
  else if (state.stage !== 'closed' && handlings.length === 0) is(routed.length > 0, 'nothing is open')
  // A replay that is stuck before the handlings has not come back to them yet.
  const held = openSteps.some((s) => s.step === 'stuck' && !s.handling)
  if (state.stage !== 'closed' && !held)
    for (const h of handlings.filter((each) => each.stage !== 'closed'))
      is(
        routed.some((s) => s.handling === h.id && !s.commitment),
        `nothing of ${h.id} is open`,
      )
  if (!held && (state.stage !== 'closed' || state.closedAs === 'done'))
    for (const h of handlings) checkPromises(is, h, state)
  // What a replay has not come back to yet waits under an older token.
  if (openSteps.every((s) => s.step !== 'stuck')) await checkWaiting(world, state, is, lossy)
}

type Is = (condition: boolean, what: string) => void

/** A promise that is not settled is followed by somebody, unless it waits for the end of the handling. */
const checkPromises = (is: Is, handling: Handling, { openSteps }: CaseState): void => {
  for (const { id, settled, later } of handling.commitments) {
    if (settled || (later && handling.stage !== 'closed')) continue
    is(
      openSteps.some((s) => s.handling === handling.id && s.commitment === id && isRouted(s)),
      `the promise ${id} of ${handling.id} is not followed`,
    )
  }
}

/** Every routed step has a live token, and nothing else waits. */
const checkWaiting = async ({ store, executions }: World, state: CaseState, is: Is, lossy: boolean): Promise<void> => {
  const { id, generation, openSteps } = state
  const tokens = await store.listTokens(id)
  const execution = executions.all.get(executionName(id, generation))
  const routed = openSteps.filter(isRouted)
  for (const { stepId } of routed) {
    const token = tokens.find((t) => t.stepId === stepId)?.waiting.token
    is(token !== undefined, `${stepId} has no token`)
    is(execution?.waiting.has(token ?? '') ?? false, `nothing waits for ${stepId}`)
  }
  // A lost record can leave the token of a cancelled step behind, and the execution that waited on it.
  for (const { stepId } of lossy ? tokens.filter((t) => execution?.waiting.has(t.waiting.token)) : tokens)
    is(
      routed.some((s) => s.stepId === stepId),
      `a token is kept for ${stepId}, which is not open`,
    )
  const waiting = execution?.status === 'RUNNING' ? execution.waiting.size : 0
  is(waiting === routed.length, `${waiting} states wait, ${routed.length} steps are open`)
  for (const other of lossy ? [] : executions.all.values())
    if (other.name.startsWith(`${id}-g`) && other !== execution)
      is(other.status !== 'RUNNING', `${other.name} still runs`)
}
