import { isOver } from '../../shared/case/decide/open-step.ts'
import type { CaseState, Route } from '../../shared/case/state.ts'
import { project } from '../../shared/projection/project.ts'
import type { Row } from '../../shared/projection/row.ts'
import { isRouted } from '../../shared/steps/catalogue.ts'
import { shards } from '../../shared/store/dynamodb/keys.ts'
import { executionName } from '../executions.ts'
import { errorFields } from '../log.ts'
import { repairMerged } from '../relay/merged.ts'
import { signalStep, startNextGeneration } from '../relay/signal.ts'
import type { SweepDeps } from './deps.ts'

/** A case may be on its way between two steps for this long; what takes longer is repaired. Milliseconds. */
const onItsWay = 60_000

/** Whether the workflow still has something to wait for, beside side steps that nobody signals. */
const wantsExecution = (state: CaseState): boolean =>
  !isOver(state) && (state.stage !== 'closed' || state.openSteps.some((s) => isRouted(s) && s.commitment))

/** Whether some part of the case waits for nobody: no step of the case, or of a handling that is not closed, is open. */
const isStranded = (state: CaseState): boolean => {
  const routed = state.openSteps.filter(isRouted)
  if (state.stage === 'closed') return false
  if (state.handlings.length === 0) return routed.length === 0
  return state.handlings.some((h) => h.stage !== 'closed' && !routed.some((s) => s.handling === h.id))
}

/** How far back a patrol looks at cases closely: they are patrolled every few minutes, so each change is met often. */
const closely = 3_600_000

/**
 * Whether a row alone shows that all is well. Only a case that changed lately is read whole, for signals that were
 * lost beside an open sibling.
 */
const looksWell = (row: Row, running: ReadonlySet<string>, since: Date): boolean => {
  if (new Date(row.at) >= since) return false
  // It is the main one, in a log of its own, that says whether this one has waited long enough.
  if (row.openSteps.some((s) => s.step === 'follow')) return false
  if (row.stage === 'closed') return !row.openSteps.some(isRouted) || running.has(executionName(row.id, row.generation))
  const waiting = (h: { id: string }) => row.openSteps.some((s) => s.handling === h.id && isRouted(s))
  const steps =
    row.handlings.length === 0
      ? row.openSteps.some(isRouted)
      : row.handlings.every((h) => h.stage === 'closed' || waiting(h))
  return steps && running.has(executionName(row.id, row.generation))
}

/**
 * Self-repair, for what no stream record will bring any more: rows that are behind their log, completed steps whose
 * signal was lost, merged cases that have not heard of each other, and cases that no execution drives. `since` is how
 * far back changed cases are read whole. Answers how many cases were repaired.
 */
export const patrol = async (deps: SweepDeps, from?: Date): Promise<number> => {
  const { store, executions, now, log } = deps
  const since = from ?? new Date(now().getTime() - closely)
  const running = await executions.running()
  let repaired = 0
  for (let shard = 0; shard < shards; shard++) {
    const live = await store.due(shard, null)
    for (let i = 0; i < live.length; i += 100) {
      for (const row of await store.getRows(live.slice(i, i + 100))) {
        // A case that changed just now is on its way: it is looked at next time.
        if (now().getTime() - new Date(row.at).getTime() < onItsWay || looksWell(row, running, since)) continue
        try {
          if (await repair(deps, row, running)) repaired++
        } catch (error) {
          log('error', 'patrol failed', { suggestion: row.id, ...errorFields(error) })
        }
      }
    }
  }
  return repaired
}

const repair = async (deps: SweepDeps, row: Row, running: ReadonlySet<string>): Promise<boolean> => {
  const { store, rules, executions, now } = deps
  const state = await store.load(row.id, { fresh: true })
  if (!state || now().getTime() - new Date(state.at).getTime() < onItsWay) return false
  if (state.version > row.version)
    await project(store, state, await rules.rulesFor(state.suggestion.session), row.version + 1)
  const told = await repairMerged(deps, state)
  const lost = (await resignal(deps, state)) || told > 0
  if (!wantsExecution(state)) return lost || state.version > row.version
  const alive = running.has(executionName(state.id, state.generation))
  if (alive && (lost || !isStranded(state))) return lost || state.version > row.version
  // Never started, so nothing to take over from: the same generation is started.
  if (!alive && (await executions.status(state.id, state.generation)) === null) {
    await executions.start(state.id, state.generation, state.definition)
    return true
  }
  await startNextGeneration(
    deps,
    state.id,
    state.generation,
    alive ? 'no step followed' : 'no running execution',
    'sweep',
  )
  return true
}

/** Signals completed steps that still have a token; answers whether there were any. */
const resignal = async (deps: SweepDeps, state: CaseState): Promise<boolean> => {
  let lost = false
  for (const { stepId } of await deps.store.listTokens(state.id)) {
    const route: Route | undefined = state.completed[stepId]
    if (!route) continue
    deps.log('warn', 'signal repeated', { suggestion: state.id, step: stepId })
    await signalStep(deps, state.id, stepId, route)
    lost = true
  }
  return lost
}
