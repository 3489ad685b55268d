import * as z from 'zod'
import type { HistoryEntry } from '../engine/history.ts'
import type { Execution } from '../records/executions.ts'
import { findExecution } from './executions.ts'
import { type OperationDeps, operation, seconds } from './operation.ts'
import { page, takePage } from './paging.ts'

export const GetExecutionHistory = operation(
  z.object({
    executionArn: z.string(),
    reverseOrder: z.boolean().optional(),
    includeExecutionData: z.boolean().default(true),
    ...page,
  }),
  ({ executionArn, reverseOrder = false, includeExecutionData, ...request }, deps) => {
    const execution = findExecution(deps, executionArn)
    const entries = deps.engine.history(executionArn)?.entries ?? bareHistory(execution)
    const { taken, nextToken } = takePage(entries, request, { newestFirst: reverseOrder })
    const events = taken.map(({ item, place }) => ({
      timestamp: seconds(item.at),
      type: item.type,
      id: place + 1,
      previousEventId: place,
      ...details(item, execution, includeExecutionData, deps),
    }))
    return { events, nextToken }
  },
)

/** What is left of an execution that ended before this process began, or so long ago that its events were dropped. */
function bareHistory({ startedAt, ended }: Execution): HistoryEntry[] {
  const started = { type: 'ExecutionStarted', at: startedAt }
  if (!ended) return [started]
  const type = { SUCCEEDED: 'Succeeded', FAILED: 'Failed', TIMED_OUT: 'TimedOut', ABORTED: 'Aborted' }[ended.status]
  return [started, { type: `Execution${type}`, at: ended.stoppedAt, error: ended.error, cause: ended.cause }]
}

/** The member that AWS names after the event's type. */
function details(entry: HistoryEntry, execution: Execution, withData: boolean, deps: OperationDeps): object {
  const { type, name, index, resource, error, cause } = entry
  const data = withData ? entry.data : undefined
  if (type === 'ExecutionStarted') {
    const version = execution.version
    return {
      executionStartedEventDetails: {
        input: withData ? execution.input : undefined,
        inputDetails: withData ? { truncated: false } : undefined,
        stateMachineVersionArn: version === undefined ? undefined : deps.arns.version(execution.machineArn, version),
      },
    }
  }
  if (type === 'ExecutionSucceeded') {
    return { executionSucceededEventDetails: { output: withData ? execution.ended?.output : undefined } }
  }
  if (type.startsWith('Execution')) return { [member(type)]: { error, cause } }
  if (type.endsWith('StateEntered')) return { stateEnteredEventDetails: { name, input: data } }
  if (type.endsWith('StateExited')) return { stateExitedEventDetails: { name, output: data } }
  if (type.startsWith('MapIteration')) return { [member(type)]: { name, index } }
  if (!type.startsWith('Task')) return {}
  const task = { resourceType: 'lambda', resource }
  // The parameters hold the token, so they are never told.
  if (type === 'TaskScheduled') return { [member(type)]: { ...task, region: deps.region, parameters: '{}' } }
  return { [member(type)]: { ...task, output: data, error, cause } }
}

const member = (type: string): string => `${type[0]?.toLowerCase()}${type.slice(1)}EventDetails`
