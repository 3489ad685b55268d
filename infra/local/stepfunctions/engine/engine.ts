import type { Ended, Execution, Executions } from '../records/executions.ts'
import type { Machines } from '../records/machines.ts'
import type { History } from './history.ts'
import { createMachineCache } from './machine-cache.ts'
import { ExecutionRun, type RunDeps } from './run.ts'
import type { Signal } from './visit.ts'

export interface EngineDeps extends RunDeps {
  machines: Machines
  executions: Executions
  /** An error that belongs to no request and no execution. */
  onError(error: unknown): void
}

/** How a signal was taken. */
export type SignalAnswer = 'taken' | 'not waiting' | 'unknown execution'

/** So many at once come back to where they wait after a restart. */
const RECOVERING_AT_ONCE = 10
/** Well under what a timer can hold, see `RENEWED`. */
const RENEW_EVERY_MS = 10 * 24 * 60 * 60 * 1000
const ENDED_HISTORIES_KEPT = 1_000

/** The executions at work in this process. */
export class Engine {
  readonly #runs = new Map<string, ExecutionRun>()
  /** Signals for executions found RUNNING that have not come back yet. */
  readonly #early = new Map<string, Map<string, Signal>>()
  readonly #endedHistories = new Map<string, History>()
  readonly #runnable
  readonly #renewal: NodeJS.Timeout

  constructor(private readonly deps: EngineDeps) {
    this.#runnable = createMachineCache(deps.placeholders)
    this.#renewal = setInterval(() => this.renew(), RENEW_EVERY_MS).unref()
    for (const execution of deps.executions.all()) if (!execution.ended) this.#early.set(execution.arn, new Map())
  }

  /** Begins an execution that is on record. */
  start(execution: Execution): void {
    this.#run(execution, undefined)
  }

  /** Brings back what was RUNNING when this process began. */
  async recover(): Promise<void> {
    const lost = [...this.#early].values()
    const bringBack = async () => {
      for (const [arn, signals] of lost) {
        const execution = this.deps.executions.get(arn)
        if (execution && !execution.ended && !this.#runs.has(arn)) await this.#run(execution, signals).settle()
        this.#early.delete(arn)
      }
    }
    this.deps.activity.begin()
    try {
      await Promise.all(Array.from({ length: RECOVERING_AT_ONCE }, bringBack))
    } finally {
      this.deps.activity.end()
    }
  }

  stop(execution: Execution, why: { error?: string | undefined; cause?: string | undefined }): void {
    const run = this.#runs.get(execution.arn)
    this.#end(execution, { status: 'ABORTED', ...why })
    run?.stop()
  }

  signal(executionArn: string, digest: string, signal: Signal): SignalAnswer {
    const execution = this.deps.executions.get(executionArn)
    if (!execution) return 'unknown execution'
    if (execution.ended) return 'not waiting'
    const run = this.#runs.get(executionArn)
    if (run) return run.signal(digest, signal) ? 'taken' : 'not waiting'
    const early = this.#early.get(executionArn)
    if (!early || early.has(digest)) return 'not waiting'
    early.set(digest, signal)
    return 'taken'
  }

  /** Whether a task waits for this token now. */
  isWaiting(executionArn: string, digest: string): boolean {
    return this.#runs.get(executionArn)?.isWaiting(digest) ?? false
  }

  history(executionArn: string): History | undefined {
    return this.#runs.get(executionArn)?.history ?? this.#endedHistories.get(executionArn)
  }

  renew(): void {
    for (const run of this.#runs.values()) run.renew()
  }

  /** Stops all work; what was RUNNING stays so on record. */
  close(): void {
    clearInterval(this.#renewal)
    const runs = [...this.#runs.values()]
    this.#runs.clear()
    for (const run of runs) run.stop()
  }

  #run(execution: Execution, early: Map<string, Signal> | undefined): ExecutionRun {
    const machine = this.deps.machines.get(execution.machineArn)
    const revision = machine?.revisions.find(({ id }) => id === execution.revisionId)
    if (!machine || !revision) throw new Error(`${execution.arn} runs a definition that is not on record`)
    const run = new ExecutionRun(execution, this.#runnable(revision), this.deps, early)
    this.#runs.set(execution.arn, run)
    run
      .start({ roleArn: revision.roleArn, machineName: machine.name })
      .then((outcome) => {
        if (outcome && this.#runs.get(execution.arn) === run) this.#end(execution, outcome)
      })
      .catch(this.deps.onError)
    return run
  }

  #end(execution: Execution, how: Omit<Ended, 'stoppedAt'>): void {
    this.deps.executions.end(execution, { ...how, stoppedAt: this.deps.now().getTime() })
    const history = this.#runs.get(execution.arn)?.history
    this.#runs.delete(execution.arn)
    this.#early.delete(execution.arn)
    if (!history) return
    history.add({ type: ENDED[how.status], error: how.error, cause: how.cause })
    this.#endedHistories.set(execution.arn, history)
    for (const oldest of this.#endedHistories.keys()) {
      if (this.#endedHistories.size <= ENDED_HISTORIES_KEPT) break
      this.#endedHistories.delete(oldest)
    }
  }
}

const ENDED = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const
