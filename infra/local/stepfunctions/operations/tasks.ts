import * as z from 'zod'
import { TaskError } from '../engine/task-errors.ts'
import type { TokenSubject } from '../engine/tokens.ts'
import type { Signal } from '../engine/visit.ts'
import { invalidOutput, invalidToken, taskDoesNotExist, taskTimedOut } from '../errors.ts'
import { dataText, type OperationDeps, operation } from './operation.ts'

const taskToken = z.string().min(1).max(2048)

export const SendTaskSuccess = operation(z.object({ taskToken, output: dataText }), ({ taskToken, output }, deps) => {
  const subject = readToken(taskToken, deps)
  return deliver(subject, { output: parseOutput(output) }, deps)
})

export const SendTaskFailure = operation(
  z.object({ taskToken, error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() }),
  ({ taskToken, error, cause }, deps) => {
    const subject = readToken(taskToken, deps)
    // Without an error it goes by the name that stands for any.
    return deliver(subject, { failure: new TaskError(error ?? 'States.TaskFailed', cause ?? '') }, deps)
  },
)

/** Heartbeats extend nothing here: there is no HeartbeatSeconds. Only whether the task waits is told. */
export const SendTaskHeartbeat = operation(z.object({ taskToken }), ({ taskToken }, deps) => {
  const { executionArn, digest } = readToken(taskToken, deps)
  if (!deps.executions.get(executionArn)) throw taskDoesNotExist()
  if (!deps.engine.isWaiting(executionArn, digest)) throw timedOut(deps)
  return {}
})

function deliver({ executionArn, digest }: TokenSubject, signal: Signal, deps: OperationDeps): object {
  switch (deps.engine.signal(executionArn, digest, signal)) {
    case 'taken':
      return {}
    case 'not waiting':
      throw timedOut(deps)
    case 'unknown execution':
      throw taskDoesNotExist()
  }
}

function timedOut(deps: OperationDeps): Error {
  deps.onTimedOut()
  return taskTimedOut()
}

function readToken(token: string, deps: OperationDeps): TokenSubject {
  const subject = deps.tokens.read(token)
  if (!subject) throw invalidToken()
  return subject
}

function parseOutput(output: string) {
  try {
    return JSON.parse(output)
  } catch (error) {
    throw invalidOutput((error as Error).message)
  }
}
