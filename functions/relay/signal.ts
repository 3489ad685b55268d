import type { EventOf } from '../../shared/case/events.ts'
import type { Route } from '../../shared/case/state.ts'
import { transact } from '../../shared/case/transact.ts'
import type { RuleBook } from '../../shared/rule-book.ts'
import type { CaseLog, TokenStore, Waiting } from '../../shared/store/port.ts'
import type { Executions } from '../executions.ts'
import type { Log } from '../log.ts'

export type SignalDeps = {
  store: Pick<CaseLog, 'load' | 'append' | 'putTexts'> & TokenStore
  rules: RuleBook
  executions: Executions
  log: Log
}

/** What the workflow gets for a completed step: the recorded route with its outcome and cause. */
export const routeOf = (event: EventOf<'StepCompleted'>, version: number): Route => ({
  outcome: event.outcome,
  cause: version,
  ...event.route,
})

/**
 * Hands a completed step's route to the state that waits for it and forgets the token. Where no token is kept the
 * opener has not come yet and will find the step done. A token of the living generation that nothing waits on means
 * that the execution is gone: the next generation takes over.
 */
export const signalStep = async (deps: SignalDeps, id: string, stepId: string, route: Route): Promise<void> => {
  const waiting = await deps.store.getToken(id, stepId)
  if (!waiting) return
  if (!(await deps.executions.signal(waiting.token, route))) await replaceDead(deps, id, stepId, waiting)
  await deps.store.deleteToken(id, stepId, waiting.token)
}

const replaceDead = async (deps: SignalDeps, id: string, stepId: string, waiting: Waiting): Promise<void> => {
  // A token that was replaced in the meantime says nothing of the execution that lives.
  const now = await deps.store.getToken(id, stepId)
  if (now?.token !== waiting.token) return
  await startNextGeneration(deps, id, waiting.generation, 'nothing waited on the token')
}

/** Records that the next execution takes over from the given generation, unless that has happened; the log's relay starts it. */
export const startNextGeneration = async (
  { store, rules, log }: Omit<SignalDeps, 'executions'>,
  id: string,
  from: number,
  reason: string,
  part: 'relay' | 'sweep' = 'relay',
): Promise<void> => {
  const done = await transact(
    { log: store, rules },
    {
      id,
      actor: { role: 'system', part },
      fresh: true,
      decide: (state) =>
        state.generation === from ? [{ type: 'GenerationStarted', generation: from + 1, reason }] : [],
    },
  )
  if (done?.committed) log('warn', 'next generation', { suggestion: id, generation: from + 1, reason })
}
