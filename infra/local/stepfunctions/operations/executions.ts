import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { checkName } from '../arns.ts'
import { executionAlreadyExists, executionDoesNotExist, invalidExecutionInput } from '../errors.ts'
import type { Execution } from '../records/executions.ts'
import { dataText, type OperationDeps, operation, seconds } from './operation.ts'
import { page, takePage } from './paging.ts'
import { findMachine } from './state-machines.ts'

/** @throws ExecutionDoesNotExist, InvalidArn */
export function findExecution(deps: OperationDeps, arn: string): Execution {
  const execution = deps.executions.get(deps.arns.checkExecution(arn))
  if (!execution) throw executionDoesNotExist(arn)
  return execution
}

export const StartExecution = operation(
  z.object({ stateMachineArn: z.string(), name: z.string().optional(), input: dataText.default('{}') }),
  ({ stateMachineArn, name = randomUUID(), input }, deps) => {
    checkName(name)
    const { machine, version, revision } = findMachine(deps, stateMachineArn)
    checkInput(input)
    const arn = deps.arns.execution(machine.name, name)
    const existing = deps.executions.get(arn)
    if (existing) {
      if (existing.ended || existing.input !== input) throw executionAlreadyExists(arn)
      return { executionArn: arn, startDate: seconds(existing.startedAt) }
    }
    const execution: Execution = {
      arn,
      name,
      machineArn: machine.arn,
      version: version?.number,
      revisionId: revision.id,
      input,
      startedAt: deps.now().getTime(),
    }
    deps.executions.add(execution)
    deps.engine.start(execution)
    return { executionArn: arn, startDate: seconds(execution.startedAt) }
  },
)

function checkInput(input: string): void {
  try {
    JSON.parse(input)
  } catch (error) {
    throw invalidExecutionInput((error as Error).message)
  }
}

export const StopExecution = operation(
  z.object({
    executionArn: z.string(),
    error: z.string().max(256).optional(),
    cause: z.string().max(32_768).optional(),
  }),
  ({ executionArn, error, cause }, deps) => {
    const execution = findExecution(deps, executionArn)
    if (!execution.ended) deps.engine.stop(execution, { error, cause })
    return { stopDate: seconds(execution.ended?.stoppedAt ?? 0) }
  },
)

export const DescribeExecution = operation(z.object({ executionArn: z.string() }), ({ executionArn }, deps) => {
  const execution = findExecution(deps, executionArn)
  const { ended } = execution
  return {
    ...summary(execution, deps),
    input: execution.input,
    inputDetails: { included: true },
    ...(ended?.output === undefined ? {} : { output: ended.output, outputDetails: { included: true } }),
    error: ended?.error,
    cause: ended?.cause,
    redriveStatus: 'NOT_REDRIVABLE',
    redriveStatusReason: 'This endpoint cannot redrive: start another execution',
  }
})

export const ListExecutions = operation(
  z.object({
    stateMachineArn: z.string(),
    statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE']).optional(),
    ...page,
  }),
  ({ stateMachineArn, statusFilter, ...request }, deps) => {
    const { machine, version } = findMachine(deps, stateMachineArn)
    const { taken, nextToken } = takePage(deps.executions.ofMachine(machine.arn), request, {
      newestFirst: true,
      wanted: (execution) =>
        (!version || execution.version === version.number) && (!statusFilter || statusOf(execution) === statusFilter),
    })
    return { executions: taken.map(({ item }) => summary(item, deps)), nextToken }
  },
)

const statusOf = (execution: Execution): string => execution.ended?.status ?? 'RUNNING'

function summary(execution: Execution, deps: OperationDeps) {
  const { arn, machineArn, name, version, startedAt, ended } = execution
  return {
    executionArn: arn,
    stateMachineArn: machineArn,
    name,
    status: statusOf(execution),
    startDate: seconds(startedAt),
    stopDate: ended && seconds(ended.stoppedAt),
    redriveCount: 0,
    stateMachineVersionArn: version === undefined ? undefined : deps.arns.version(machineArn, version),
  }
}
