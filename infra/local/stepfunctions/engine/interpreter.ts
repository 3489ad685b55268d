import './with-resolvers.ts'
import { type RunOptions, StateMachine } from 'aws-local-stepfunctions'
import type { Json } from './json.ts'
import type { Scope } from './scope.ts'
import type { TaskInput } from './task-parameters.ts'

/**
 * The one seam in the library: it runs each iteration of a Map and each branch of a Parallel with `StateMachine.run`
 * and copies the options along, so a scope among the options lets us see them begin and be aborted. Without it the
 * library goes on calling functions for what is over (retries, queued iterations) and leaves their tasks waiting.
 */
const SCOPE = Symbol('scope')
type ScopedOptions = RunOptions & { [SCOPE]?: Scope }

const libraryRun = StateMachine.prototype.run

StateMachine.prototype.run = function run(this: StateMachine, input, options: ScopedOptions = {}) {
  const parent = options[SCOPE]
  if (!parent) return libraryRun.call(this, input, options)
  const scope = parent.begin(this)
  const execution = libraryRun.call(this, input, scoped(options, scope))
  execution.result.then(
    () => scope.end(),
    () => {
      // One failed iteration fails the whole Map. We hear of it before the queue of iterations does.
      parent.close(this)
      scope.end()
    },
  )
  return {
    ...execution,
    abort() {
      execution.abort()
      scope.end()
    },
  }
}

/** Runs a whole machine; its Task states go to the scope and those within it. */
export function runInScope(machine: StateMachine, input: Json, options: RunOptions, scope: Scope) {
  return libraryRun.call(machine, input, scoped(options, scope))
}

function scoped(options: ScopedOptions, scope: Scope): RunOptions {
  const handlers = new Proxy(
    {},
    {
      get: (_, state) => (input: unknown) => scope.enter(String(state), input as TaskInput) as Promise<never>,
    },
  )
  return {
    ...options,
    [SCOPE]: scope,
    overrides: { ...options.overrides, taskResourceLocalHandlers: handlers },
  } as RunOptions
}
