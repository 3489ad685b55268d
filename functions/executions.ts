import {
  DescribeExecutionCommand,
  ExecutionDoesNotExist,
  ListExecutionsCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn'

/** The executions of cases: one per case and generation, disposable, since the log is the truth. */
export type Executions = {
  /** Starts the execution of a generation on the definition that the case follows; harmless to repeat. */
  start(id: string, generation: number, definition: number): Promise<void>
  /** Hands a completed step's route to the state that waits; false where nothing waits on the token any more. */
  signal(token: string, route: Record<string, unknown>): Promise<boolean>
  stop(executionArn: string, cause: string): Promise<void>
  /** The same by case and generation. */
  stopGeneration(id: string, generation: number, cause: string): Promise<void>
  /** RUNNING, or how it ended; null where there was none. */
  status(id: string, generation: number): Promise<string | null>
  /** Names of all running executions. */
  running(): Promise<Set<string>>
}

/** `<suggestion>-g<n>`: the same generation is never started twice, since Step Functions keeps names unique. */
export const executionName = (id: string, generation: number): string => `${id}-g${generation}`

export const executions = (sfn: SFNClient, stateMachineArn: string): Executions => {
  const arnOf = (name: string) => `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`
  const stop = async (executionArn: string, cause: string) => {
    try {
      await sfn.send(new StopExecutionCommand({ executionArn, error: 'Superseded', cause }))
    } catch (error) {
      if (!(error instanceof ExecutionDoesNotExist)) throw error
    }
  }
  return {
    async start(id, generation, definition) {
      const input = { suggestion: id, generation, last: { cause: 1, outcome: 'submitted' } }
      try {
        await sfn.send(
          new StartExecutionCommand({
            stateMachineArn: `${stateMachineArn}:${definition}`,
            name: executionName(id, generation),
            input: JSON.stringify(input),
          }),
        )
      } catch (error) {
        // Started before and ended since: what should follow is the sweep's to see.
        if (!(error instanceof Error && error.name === 'ExecutionAlreadyExists')) throw error
      }
    },
    async signal(token, route) {
      try {
        await sfn.send(new SendTaskSuccessCommand({ taskToken: token, output: JSON.stringify(route) }))
        return true
      } catch (error) {
        if (error instanceof TaskTimedOut || error instanceof TaskDoesNotExist) return false
        throw error
      }
    },
    stop,
    stopGeneration: (id, generation, cause) => stop(arnOf(executionName(id, generation)), cause),
    async status(id, generation) {
      try {
        const { status } = await sfn.send(
          new DescribeExecutionCommand({ executionArn: arnOf(executionName(id, generation)) }),
        )
        return status ?? null
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return null
        throw error
      }
    },
    async running() {
      const names = new Set<string>()
      let nextToken: string | undefined
      do {
        const page = await sfn.send(
          new ListExecutionsCommand({
            stateMachineArn,
            statusFilter: 'RUNNING',
            maxResults: 1000,
            ...(nextToken && { nextToken }),
          }),
        )
        for (const { name } of page.executions ?? []) if (name) names.add(name)
        nextToken = page.nextToken
      } while (nextToken)
      return names
    },
  }
}
