import type { TaskKind } from './definition.ts'
import { isObject, type Json } from './json.ts'
import { Over, Renewed, TaskError } from './task-errors.ts'
import { fill, type Placeholders, type TaskInput } from './task-parameters.ts'
import { attemptDigest, digestOf, type Tokens, visitDigest } from './tokens.ts'
import { type Resolvers, withResolvers } from './with-resolvers.ts'

/** What SendTaskSuccess or SendTaskFailure says. */
export type Signal = { output: Json } | { failure: Error }

/** What a visit needs of its execution. */
export interface TaskHost {
  readonly executionArn: string
  readonly tasks: ReadonlyMap<string, TaskKind>
  readonly placeholders: Placeholders
  readonly tokens: Tokens
  /** How often this was asked before for the same state and input, given as a digest. */
  countVisit(stateAndInput: string): number
  /** Failed attempts of this visit before a restart. */
  failuresOf(visit: string): number
  noteFailure(visit: string, failures: number): void
  /** A failed attempt is being retried, or its visit is left. */
  noteResumed(): void
  call(functionName: string, payload: Json): Promise<Json>
  /** Waits for the token's signal. */
  expect(digest: string): Resolvers<Json>
  forget(digest: string): void
  /** A signal that came before the execution was back at this task. */
  takeEarly(digest: string): Signal | undefined
  /** The function has answered and the task waits for its signal. */
  noteSubmitted(state: string, digest: string): void
}

/** One visit to a Task state, over its retries. */
export class Visit {
  readonly #id: string
  #failures: number
  #failed = false
  #renewing = false
  #done = false
  #attempt: Promise<Json> | undefined
  #interruption: Resolvers<never> | undefined
  #digest: string | undefined

  constructor(
    readonly host: TaskHost,
    readonly state: string,
    readonly task: TaskInput,
  ) {
    const input = JSON.stringify(fill(task.params, host.placeholders, { token: '', retryCount: 0 }))
    this.#id = visitDigest(host.executionArn, state, input, host.countVisit(digestOf([state, input])))
    this.#failures = host.failuresOf(this.#id)
  }

  isOf(state: string, task: TaskInput): boolean {
    const done = this.#done && !this.#renewing
    return !done && state === this.state && task.input === this.task.input
  }

  /** The first attempt, the next one, or after `renew` the one that is still waiting. */
  attempt(): Promise<Json> {
    // Still at it, yet called again: the state's TimeoutSeconds ran out.
    if (this.#attempt && !this.#renewing) this.#fail()
    this.#renewing = false
    this.#resume()
    if (!this.#attempt) {
      const attempt = this.#run()
      this.#attempt = attempt
      attempt.then(
        () => {
          this.#done = true
        },
        () => {
          if (this.#attempt === attempt) this.#fail()
        },
      )
    }
    this.#interruption = withResolvers<never>()
    return Promise.race([this.#attempt, this.#interruption.promise])
  }

  renew(): void {
    if (!this.#attempt) return
    this.#renewing = true
    this.#interruption?.reject(new Renewed())
  }

  /** The execution is elsewhere, or over: a token still out is good for nothing. */
  leave(): void {
    this.#resume()
    this.#abandon()
    this.#interruption?.reject(new Over())
  }

  #fail(): void {
    this.#abandon()
    this.#failed = true
    this.host.noteFailure(this.#id, ++this.#failures)
  }

  #abandon(): void {
    this.#attempt = undefined
    if (this.#digest) this.host.forget(this.#digest)
    this.#digest = undefined
  }

  #resume(): void {
    if (this.#failed) this.host.noteResumed()
    this.#failed = false
  }

  async #run(): Promise<Json> {
    const digest = attemptDigest(this.#id, this.#failures)
    if (this.host.tasks.get(this.state)?.callback) return await this.#callback(digest)
    return { ExecutedVersion: '$LATEST', Payload: await this.#call(''), StatusCode: 200 }
  }

  async #callback(digest: string): Promise<Json> {
    const early = this.host.takeEarly(digest)
    if (early && 'failure' in early) throw early.failure
    if (early) return early.output
    const signal = this.host.expect(digest)
    this.#digest = digest
    // The function's answer counts for nothing, and neither does its failure once the signal has come.
    const called = this.#call(this.host.tokens.issue({ executionArn: this.host.executionArn, digest })).then(() => {
      this.host.noteSubmitted(this.state, digest)
      return new Promise<never>(() => {})
    })
    try {
      return await Promise.race([signal.promise, called])
    } finally {
      this.host.forget(digest)
      if (this.#digest === digest) this.#digest = undefined
    }
  }

  async #call(token: string): Promise<Json> {
    const { host, state, task } = this
    const params = fill(task.params, host.placeholders, { token, retryCount: this.#failures })
    if (!isObject(params) || typeof params.FunctionName !== 'string') {
      throw new TaskError('States.Runtime', `Parameters of ${state} give no FunctionName`)
    }
    return await host.call(params.FunctionName, params.Payload ?? null)
  }
}
