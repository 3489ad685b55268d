import * as executions from './executions.ts'
import * as history from './history.ts'
import type { Operation } from './operation.ts'
import * as stateMachines from './state-machines.ts'
import * as tasks from './tasks.ts'

/** The operations by the names that AWS gives them. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    CreateStateMachine: stateMachines.CreateStateMachine,
    UpdateStateMachine: stateMachines.UpdateStateMachine,
    DescribeStateMachine: stateMachines.DescribeStateMachine,
    ListStateMachines: stateMachines.ListStateMachines,
    PublishStateMachineVersion: stateMachines.PublishStateMachineVersion,
    ListStateMachineVersions: stateMachines.ListStateMachineVersions,
    StartExecution: executions.StartExecution,
    StopExecution: executions.StopExecution,
    DescribeExecution: executions.DescribeExecution,
    ListExecutions: executions.ListExecutions,
    GetExecutionHistory: history.GetExecutionHistory,
    SendTaskSuccess: tasks.SendTaskSuccess,
    SendTaskFailure: tasks.SendTaskFailure,
    SendTaskHeartbeat: tasks.SendTaskHeartbeat,
  }),
)
