import { ExecutionAbortedError, ExecutionError, ExecutionTimeoutError } from 'aws-local-stepfunctions'
import type { Ended, Execution } from '../records/executions.ts'
import { Activity } from './activity.ts'
import type { TaskKind } from './definition.ts'
import { History, type LibraryEvent } from './history.ts'
import { runInScope } from './interpreter.ts'
import { type Json, jsonCopy } from './json.ts'
import { EXECUTION_CONTEXT } from './library-gaps.ts'
import type { Runnable } from './machine-cache.ts'
import { Scope } from './scope.ts'
import { functionError, RENEWED } from './task-errors.ts'
import type { Placeholders } from './task-parameters.ts'
import type { Tokens } from './tokens.ts'
import type { Signal, TaskHost } from './visit.ts'
import { type Resolvers, withResolvers } from './with-resolvers.ts'

/** What runs share. */
export interface RunDeps {
  now: () => Date
  invoke: (functionName: string, payload: unknown) => Promise<unknown>
  tokens: Tokens
  placeholders: Placeholders
  activity: Activity
  retryIntervalMs: number | undefined
  failuresOf(executionArn: string, visit: string): number
  noteFailures(executionArn: string, visit: string, failures: number): void
  onInvocation(): void
  onTransition(transition: { executionArn: string; state: string; replayed: boolean }): void
}

/** How an execution ended by itself. */
export type Outcome = Omit<Ended, 'stoppedAt'>

/** One execution at work in this process. */
export class ExecutionRun implements TaskHost {
  readonly history: History
  readonly #activity: Activity
  readonly #scope = new Scope(this)
  readonly #waiting = new Map<string, Resolvers<Json>>()
  readonly #visits = new Map<string, number>()
  #abort: () => void = () => {}
  #recovering: boolean
  #settled = false
  #failing = 0

  /** @param early signals that came while the execution was not yet back where it was; undefined for one that begins */
  constructor(
    readonly execution: Execution,
    readonly runnable: Runnable,
    readonly deps: RunDeps,
    readonly early: Map<string, Signal> | undefined,
  ) {
    this.history = new History(runnable.tasks, deps.now)
    this.#activity = new Activity(deps.activity)
    this.#recovering = early !== undefined
  }

  get executionArn(): string {
    return this.execution.arn
  }
  get tasks(): ReadonlyMap<string, TaskKind> {
    return this.runnable.tasks
  }
  get placeholders(): Placeholders {
    return this.deps.placeholders
  }
  get tokens(): Tokens {
    return this.deps.tokens
  }

  /** Runs from the beginning. @returns how it ended; undefined when stopped from outside */
  async start(context: { roleArn: string; machineName: string }): Promise<Outcome | undefined> {
    const { execution, runnable, deps } = this
    const input = JSON.parse(execution.input) as Json
    this.history.add({ type: 'ExecutionStarted' })
    const retryIntervalOverrides =
      deps.retryIntervalMs === undefined
        ? {}
        : Object.fromEntries(runnable.retried.map((state) => [state, deps.retryIntervalMs!]))
    const running = runInScope(
      runnable.machine,
      input,
      {
        overrides: { retryIntervalOverrides },
        context: {
          [EXECUTION_CONTEXT]: {
            Id: execution.arn,
            Input: input,
            Name: execution.name,
            RoleArn: context.roleArn,
            StartTime: new Date(execution.startedAt).toISOString(),
          },
          StateMachine: { Id: execution.machineArn, Name: context.machineName },
        },
      },
      this.#scope,
    )
    this.#abort = running.abort
    const reported = this.#report(running.eventLogs)
    const outcome = await outcomeOf(running.result)
    this.#scope.end()
    await reported
    return outcome
  }

  /** Ends everything at once; what is still in flight counts for nothing. */
  stop(): void {
    this.#abort()
    this.#scope.end()
  }

  renew(): void {
    this.#scope.renew()
  }

  /** Resolves when it waits or has ended. */
  async settle(): Promise<void> {
    await this.#activity.idle()
    this.#settled = true
    this.#calm()
  }

  /** @returns false when no task waits for it */
  signal(digest: string, signal: Signal): boolean {
    const waiting = this.#waiting.get(digest)
    if (waiting) {
      this.#waiting.delete(digest)
      if ('output' in signal) waiting.resolve(signal.output)
      else waiting.reject(signal.failure)
      return true
    }
    if (!this.#recovering || !this.early || this.early.has(digest)) return false
    this.early.set(digest, signal)
    return true
  }

  isWaiting(digest: string): boolean {
    return this.#waiting.has(digest)
  }

  countVisit(stateAndInput: string): number {
    const count = this.#visits.get(stateAndInput) ?? 0
    this.#visits.set(stateAndInput, count + 1)
    return count
  }

  failuresOf(visit: string): number {
    return this.deps.failuresOf(this.execution.arn, visit)
  }

  noteFailure(visit: string, failures: number): void {
    this.#failing++
    this.deps.noteFailures(this.execution.arn, visit, failures)
  }

  noteResumed(): void {
    this.#failing--
    this.#calm()
  }

  async call(functionName: string, payload: Json): Promise<Json> {
    this.#activity.begin()
    this.deps.onInvocation()
    try {
      return jsonCopy(await this.deps.invoke(functionName, payload))
    } catch (thrown) {
      throw functionError(thrown)
    } finally {
      this.#activity.end()
    }
  }

  expect(digest: string): Resolvers<Json> {
    const signal = withResolvers<Json>()
    this.#waiting.set(digest, signal)
    return signal
  }

  forget(digest: string): void {
    this.#waiting.delete(digest)
  }

  takeEarly(digest: string): Signal | undefined {
    const signal = this.early?.get(digest)
    this.early?.delete(digest)
    return signal
  }

  noteSubmitted(state: string, digest: string): void {
    // The interpreter's own report of the state comes some microtasks later when the function answers at once.
    setImmediate(() => {
      if (this.#waiting.has(digest)) this.history.addTask('TaskSubmitted', state)
    })
  }

  /** Back where it was, once it has settled with no retry pending. */
  #calm(): void {
    if (this.#settled && this.#failing === 0) this.#recovering = false
  }

  async #report(events: AsyncGenerator<LibraryEvent>): Promise<void> {
    for await (const event of events) {
      const retried = event.type === 'StateRetried' && event.retry.retrier.ErrorEquals[0] !== RENEWED
      if (event.type === 'StateEntered' || retried) {
        const { state } = event as Extract<LibraryEvent, { type: 'StateEntered' }>
        this.deps.onTransition({ executionArn: this.execution.arn, state: state.name, replayed: this.#recovering })
      }
      this.history.addReported(event)
    }
  }
}

async function outcomeOf(result: Promise<unknown>): Promise<Outcome | undefined> {
  try {
    return { status: 'SUCCEEDED', output: JSON.stringify(await result) }
  } catch (thrown) {
    if (thrown instanceof ExecutionAbortedError) return undefined
    if (thrown instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT' }
    if (!(thrown instanceof ExecutionError)) throw thrown
    const { name, message } = thrown.cause as Error
    return { status: 'FAILED', error: name, cause: message }
  }
}
