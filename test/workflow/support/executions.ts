import { DescribeExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { type Executions, executions } from '../../../functions/executions.ts'
import type { Harness } from '../../support/harness.ts'

export const arnOf = ({ runtime }: Harness, id: string, generation: number): string =>
  `${runtime.services.stateMachineArn.replace(':stateMachine:', ':execution:')}:${id}-g${generation}`

/** As an operator does it by hand. */
export const stopExecution = async (harness: Harness, id: string, generation: number): Promise<void> => {
  await harness.runtime.services.sfn.send(new StopExecutionCommand({ executionArn: arnOf(harness, id, generation) }))
}

export const describeExecution = (harness: Harness, id: string, generation: number) =>
  harness.runtime.services.sfn.send(new DescribeExecutionCommand({ executionArn: arnOf(harness, id, generation) }))

/** Two minutes later, a patrol; answers how many cases it repaired. */
export const patrolLater = async ({ runtime }: Harness): Promise<number> => {
  runtime.clock.set(new Date(runtime.clock.now().getTime() + 120_000))
  const { acts } = await runtime.sweep({ job: 'patrol' })
  await runtime.settled()
  return acts
}

/** Takes what the relay has to do next off its hands: the records are acknowledged and nothing follows from them. */
export const loseRecords = async ({ runtime }: Harness, during: () => Promise<unknown>): Promise<void> => {
  const { feed } = runtime.services.dynamodb
  await feed.stop()
  await during()
  feed.start(async () => ({ batchItemFailures: [] }))
  await feed.idle()
  await feed.stop()
  feed.start(runtime.relay)
}

/** Keeps the relay from working meanwhile; afterwards it catches up. */
export const withoutRelay = async ({ runtime }: Harness, during: () => Promise<void>): Promise<void> => {
  const { feed } = runtime.services.dynamodb
  await feed.stop()
  await during()
  feed.start(runtime.relay)
  await runtime.settled()
}

/** The functions' own means, on this runtime's Step Functions. */
export const executionsOf = ({ runtime }: Harness): Executions =>
  executions(runtime.services.sfn, runtime.services.stateMachineArn)
