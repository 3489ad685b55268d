import type { Machine, MapState, Parallel, State, States, Task } from '../../../../infra/workflow/asl.ts'
import { at, type Context, type Data, fill, holds, Runtime } from './paths.ts'

/** One execution: where its branches are is kept in closures, each waiting under its token. */
export type Execution = {
  name: string
  arn: string
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED'
  /** What to go on with, by token. */
  waiting: Map<string, (output: Data) => void>
}

/** A call of the workflow function that is to be made. */
export type Call = { execution: Execution; payload: Data; fail(): void }

type Done = (output: Data) => void

/** A fresh copy, as it goes through JSON on its way. */
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value))

/**
 * Runs a definition as Step Functions would, without its clock: a signal leads on at once to where the execution waits
 * again, and Retry does not wait either.
 */
export class Interpreter {
  #tokens = 0

  constructor(
    private readonly machine: Machine,
    private readonly call: (call: Call) => void,
    private readonly failed: (execution: Execution, error: unknown) => void,
  ) {}

  begin(execution: Execution, input: Data): void {
    this.attempt(execution, () =>
      this.#run(execution, this.machine, input, contextOf(execution), () => {
        execution.status = 'SUCCEEDED'
      }),
    )
  }

  /** What an error of the definition does: it ends the execution. */
  attempt(execution: Execution, step: () => void): void {
    try {
      step()
    } catch (error) {
      execution.status = 'FAILED'
      execution.waiting.clear()
      this.failed(execution, error)
    }
  }

  #run(
    execution: Execution,
    { StartAt, States }: Pick<Machine, 'StartAt' | 'States'>,
    input: Data,
    context: Context,
    done: Done,
  ) {
    this.#enter({ execution, states: States, context, done }, StartAt, input)
  }

  #enter(scope: Scope, name: string, input: Data): void {
    const state = scope.states[name]
    if (!state) throw new Runtime(`there is no state ${name}`)
    const { execution, context } = scope
    switch (state.Type) {
      case 'Succeed':
        scope.done(input)
        return
      case 'Pass':
        this.#leave(scope, state, input)
        return
      case 'Choice': {
        const next = state.Choices.find((rule) => holds(rule, input))?.Next ?? state.Default
        if (!next) throw new Runtime(`${name}: no choice matched ${JSON.stringify(input)}`)
        this.#enter(scope, next, input)
        return
      }
      case 'Parallel':
        this.#all(
          scope,
          state,
          input,
          state.Branches.map((branch) => (done) => this.#run(execution, branch, copy(input), context, done)),
        )
        return
      case 'Map': {
        const items = at(state.ItemsPath, input, context)
        if (!Array.isArray(items)) throw new Runtime(`${name}: ${state.ItemsPath} is no list`)
        const each = items.map((Value): ((done: Done) => void) => {
          const inner = { ...context, Map: { Item: { Value } } }
          return (done) =>
            this.#run(execution, state.ItemProcessor, copy(fill(state.ItemSelector, input, inner) as Data), inner, done)
        })
        this.#all(scope, state, input, each)
        return
      }
      case 'Task':
        this.#wait(scope, state, input)
        return
    }
  }

  #all(scope: Scope, state: MapState | Parallel, input: Data, branches: ((done: Done) => void)[]): void {
    let left = branches.length
    if (left === 0) this.#leave(scope, state, input)
    for (const branch of branches)
      branch(() => {
        if (--left === 0) this.#leave(scope, state, input)
      })
  }

  #wait(scope: Scope, state: Task, input: Data, failures = 0): void {
    const { execution } = scope
    const token = `${tokenMark}${execution.name}~${++this.#tokens}`
    const context = { ...scope.context, State: { RetryCount: failures }, Task: { Token: token } }
    const { Payload } = fill(state.Parameters, input, context) as { Payload: Data }
    execution.waiting.set(token, (output) => {
      execution.waiting.delete(token)
      this.#leave(scope, state, { ...input, last: copy(output) })
    })
    const fail = () => {
      if (!execution.waiting.delete(token)) return
      this.attempt(execution, () => this.#fail(scope, state, input, failures + 1))
    }
    this.call({ execution, payload: copy(Payload), fail })
  }

  /** Tries again with another token as often as the state says, then goes to its Catch. */
  #fail(scope: Scope, state: Task, input: Data, failures: number): void {
    const next = state.Catch?.[0]?.Next
    if (failures <= (state.Retry?.[0]?.MaxAttempts ?? 0)) this.#wait(scope, state, input, failures)
    else if (next) this.#enter(scope, next, { ...input, error: {} })
    else throw new Runtime('a task failed that has no Catch')
  }

  #leave(scope: Scope, state: State, input: Data): void {
    if ('Next' in state) this.#enter(scope, state.Next, input)
    else scope.done(input)
  }
}

type Scope = { execution: Execution; states: States; context: Context; done: Done }

const contextOf = ({ arn }: Execution): Context => ({ Execution: { Id: arn }, State: { RetryCount: 0 } })

/** What every token begins with, so that one that leaks is seen. */
export const tokenMark = 'TOKEN~'
