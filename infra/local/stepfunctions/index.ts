import { mkdirSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { closeServer, listenOnLoopback } from '../dynamodb/loopback.ts'
import { createArns } from './arns.ts'
import { Activity } from './engine/activity.ts'
import { Engine } from './engine/engine.ts'
import { newPlaceholders } from './engine/task-parameters.ts'
import { createTokens } from './engine/tokens.ts'
import { Executions } from './records/executions.ts'
import { tokenKey } from './records/key.ts'
import { Machines } from './records/machines.ts'
import { createProtocolServer } from './server.ts'

/** What `startStepFunctions` is given. */
export interface StepFunctionsOptions {
  /** Folder for state machines, executions and the key of the tokens; absent: in memory. One process at a time. */
  dataDir?: string
  /** Absent or 0: any free port. */
  port?: number
  now: () => Date
  /** Calls a Lambda function. Payload and result are copies: nothing is shared with the interpreter. */
  invoke: (functionName: string, payload: unknown) => Promise<unknown>
  /** Default `us-east-1`. */
  region?: string
  /** Default `000000000000`. */
  account?: string
  /** Default `aws`. */
  partition?: string
  /** For tests: every Retry waits this long instead of its IntervalSeconds. */
  retryIntervalMs?: number
  /** Errors that are no caller's and no execution's: a full disk, a fault in here. Default: console.error. */
  onError?: (error: unknown) => void
  /** Each state entered and each retry, as AWS bills them. `replayed`: while an execution is brought back after a restart. */
  onTransition?: (transition: { executionArn: string; state: string; replayed: boolean }) => void
}

/** A running Step Functions endpoint. */
export interface LocalStepFunctions {
  /** e.g. `http://127.0.0.1:8083`, for AWS_ENDPOINT_URL_SFN */
  endpoint: string
  /** Runs every execution that was RUNNING again from its beginning; resolves when each waits or has ended. Call it once, when `invoke` can work. */
  recover(): Promise<void>
  /** Resolves when nothing can go on by itself: no call of a function in flight, every execution waits for a token or a timer. */
  idle(): Promise<void>
  stats(): { running: number; transitions: number; invocations: number; timedOut: number }
  /** Stops the interpreter and the server. Running executions stay RUNNING on record. */
  close(): Promise<void>
}

/** How long `close` waits for functions in flight. */
const PATIENCE_MS = 5_000

/** Starts the endpoint. Executions found in `dataDir` wait for `recover()`; signals for them are kept until then. */
export async function startStepFunctions(options: StepFunctionsOptions): Promise<LocalStepFunctions> {
  const { dataDir, now, region = 'us-east-1', onError = console.error } = options
  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const machines = new Machines(dataDir, now)
  const executions = new Executions(dataDir, now)
  const tokens = createTokens(tokenKey(dataDir))
  const placeholders = newPlaceholders()
  const activity = new Activity()
  const counts = { transitions: 0, invocations: 0, timedOut: 0 }
  const engine = new Engine({
    now,
    invoke: options.invoke,
    machines,
    executions,
    tokens,
    placeholders,
    activity,
    retryIntervalMs: options.retryIntervalMs,
    failuresOf: (arn, visit) => executions.failuresOf(arn, visit),
    noteFailures: (arn, visit, failures) => executions.noteFailures(arn, visit, failures),
    onError,
    onInvocation: () => counts.invocations++,
    onTransition(transition) {
      counts.transitions++
      options.onTransition?.(transition)
    },
  })
  const server = createProtocolServer({
    arns: createArns(options),
    machines,
    executions,
    engine,
    tokens,
    placeholders,
    region,
    now,
    onError,
    onTimedOut: () => counts.timedOut++,
  })
  const endpoint = await listenOnLoopback(server, options.port)
  return {
    endpoint,
    recover: () => engine.recover(),
    idle: () => activity.idle(),
    stats: () => ({ running: executions.running, ...counts }),
    async close() {
      await closeServer(server)
      engine.close()
      await Promise.race([activity.idle(), setTimeout(PATIENCE_MS, undefined, { ref: false })])
      machines.close()
      executions.close()
    },
  }
}
