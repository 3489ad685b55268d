import { CreateStateMachineCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { onTestFinished } from 'vitest'
import { type StepFunctionsOptions, startStepFunctions } from '../../../infra/local/stepfunctions/index.ts'

/** What `waiting` sends. */
export interface Call {
  step: string
  input: unknown
  token: string
  retryCount: number
  execution: string
}

/** An endpoint, a client on it, and the calls that `work` got. Both end with the test. */
export async function stepFunctions(options: Partial<StepFunctionsOptions> = {}) {
  const calls: Call[] = []
  const sfn = await startStepFunctions({
    now: () => new Date('2026-03-02T01:00:00Z'),
    retryIntervalMs: 0,
    ...options,
    invoke: async (functionName, payload) => {
      if (functionName === 'work') calls.push(payload as Call)
      return await options.invoke?.(functionName, payload)
    },
  })
  const client = new SFNClient({
    endpoint: sfn.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  })
  onTestFinished(async () => {
    client.destroy()
    await sfn.close()
  })
  return {
    sfn,
    client,
    calls,
    /** The one call for a step, or the last of several. */
    callOf(step: string): Call {
      const call = calls.findLast((each) => each.step === step)
      if (!call) throw new Error(`${step} has not been called`)
      return call
    },
    async create(definition: string, name = 'handling', publish = false) {
      return await client.send(
        new CreateStateMachineCommand({ name, definition, roleArn: 'arn:aws:iam::000000000000:role/local', publish }),
      )
    },
    /** Starts one and waits until it waits. */
    async start(stateMachineArn: string, input: unknown = {}, name = 'case-1') {
      const { executionArn } = await client.send(
        new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) }),
      )
      await sfn.idle()
      return executionArn!
    },
  }
}
