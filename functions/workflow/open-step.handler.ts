import * as z from 'zod'
import { openStep } from '../../shared/case/decide/open-step.ts'
import type { CaseState, Route } from '../../shared/case/state.ts'
import { commitTo } from '../../shared/case/transact.ts'
import type { RuleBook } from '../../shared/rule-book.ts'
import type { CaseLog, TokenStore } from '../../shared/store/port.ts'
import type { Executions } from '../executions.ts'
import type { Log } from '../log.ts'

/** What a waiting state of the definition sends: see infra/workflow/waiting-step.ts. */
const Opening = z.object({
  step: z.string(),
  suggestion: z.string(),
  generation: z.number().int(),
  handling: z.string().optional(),
  unit: z.string().optional(),
  commitment: z.string().optional(),
  stuckAt: z.string().optional(),
  cause: z.number().int(),
  after: z.string(),
  token: z.string(),
  attempt: z.number().int(),
  execution: z.string(),
})
type Opening = z.infer<typeof Opening>

export type WorkflowDeps = {
  store: Pick<CaseLog, 'load' | 'append' | 'putTexts'> & TokenStore
  rules: RuleBook
  executions: Pick<Executions, 'signal' | 'stop'>
  log: Log
  /** Called when the case becomes stuck, for the operator's alarm. */
  onStuck(): void
}

/** Races with other writers are short; after so many the state's own Retry takes over. */
const attempts = 8

/**
 * Opens the step that a waiting state asks for and leaves; the state sleeps on its token. A step that is done answers
 * at once, so a replayed execution runs through to where people must act. An execution of an older generation, or of
 * a case that is over, is ended (fencing).
 */
export const createWorkflow = (deps: WorkflowDeps) => {
  const { store, rules, executions, log } = deps

  const answer = async (of: Opening, stepId: string, route: Route): Promise<void> => {
    await executions.signal(of.token, route)
    await store.deleteToken(of.suggestion, stepId, of.token)
  }

  const end = async (of: Opening, stepId: string, cause: string): Promise<void> => {
    log('info', 'execution ended', { execution: of.execution, cause })
    await store.deleteToken(of.suggestion, stepId, of.token)
    await executions.stop(of.execution, cause)
  }

  /** The case, at least as new as the execution that asks: what began a generation may not be missed by a lagging read. */
  const readCase = async (
    { suggestion, cause, generation }: Opening,
    fresh: boolean,
  ): Promise<CaseState | undefined> => {
    const state = await store.load(suggestion, { fresh, atLeast: cause })
    return fresh || (state && state.generation >= generation) ? state : store.load(suggestion, { fresh: true })
  }

  /**
   * True where the step is as it should be; else the step that the token was put for, and the case must be read again.
   * A read that lags may have taken an earlier `stuck` for this one, so the token may move to another step.
   */
  const tryOpen = async (of: Opening, state: CaseState, kept: string | undefined): Promise<true | string> => {
    const book = await rules.rulesFor(state.suggestion.session)
    const found = openStep(state, of, book)
    const { stepId } = found
    if (kept && kept !== stepId) await store.deleteToken(of.suggestion, kept, of.token)
    if (state.generation > of.generation) return end(of, stepId, 'superseded').then(() => true)
    if (found.is === 'over') return end(of, stepId, 'case over').then(() => true)
    if (found.is === 'done') return answer(of, stepId, found.route).then(() => true)
    if (kept !== stepId) {
      const { token, generation, attempt, execution } = of
      // A later attempt, or a later execution, holds the step: this one is too slow and leaves it alone.
      if (!(await store.putToken(of.suggestion, stepId, { token, generation, attempt, execution }))) return true
    }
    // Seen open before the token was put, it may have been completed in between: only a read after the put is sure.
    if (found.is === 'open') return kept === stepId || stepId
    const next = await commitTo(store, state, {
      id: state.id,
      actor: { role: 'system', part: 'workflow' },
      events: found.events,
      at: book.now,
    })
    if (!next) return stepId
    if (of.step === 'stuck') deps.onStuck()
    return true
  }

  return async (event: unknown): Promise<void> => {
    const of = Opening.parse(event)
    let kept: string | undefined
    for (let attempt = 0; attempt < attempts; attempt++) {
      const state = await readCase(of, attempt > 0)
      if (!state) throw new Error(`${of.suggestion} has no log`)
      const opened = await tryOpen(of, state, kept)
      if (opened === true) return
      kept = opened
    }
    throw new Error(`${of.suggestion}: ${of.step} could not be opened for other writers`)
  }
}
