import { SendTaskFailureCommand, SendTaskSuccessCommand, StopExecutionCommand } from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { machine, RETRY, waiting } from './support/definitions.ts'
import { type Call, stepFunctions } from './support/step-functions.ts'

test('when one iteration fails, the others’ tokens are void and queued iterations never begin', async () => {
  const { sfn, client, calls, create, start } = await stepFunctions()
  const { stateMachineArn } = await create(
    machine('Each', {
      Each: {
        Type: 'Map',
        ItemsPath: '$.items',
        MaxConcurrency: 2,
        ItemProcessor: { StartAt: 'Step', States: { Step: waiting('Step') } },
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'Stuck' }],
        End: true,
      },
      Stuck: waiting('Stuck'),
    }),
  )
  const executionArn = await start(stateMachineArn!, { items: ['a', 'b', 'c'] })
  await client.send(new SendTaskFailureCommand({ taskToken: calls[0]!.token, error: 'Bad' }))
  await sfn.idle()
  expect(calls.map(({ step, input }) => [step, input])).toEqual([
    ['Step', 'a'],
    ['Step', 'b'],
    ['Stuck', { items: ['a', 'b', 'c'], error: { Error: 'Bad', Cause: '' } }],
  ])
  await expect(
    client.send(new SendTaskSuccessCommand({ taskToken: calls[1]!.token, output: '{}' })),
  ).rejects.toMatchObject({ name: 'TaskTimedOut' })
  await client.send(new StopExecutionCommand({ executionArn }))
  await sfn.idle()
  expect(calls).toHaveLength(3)
})

test('StopExecution ends every iteration, also one that waits for a retry', async () => {
  const { sfn, client, calls, create, start } = await stepFunctions({
    retryIntervalMs: 3_600_000,
    invoke: async (_, payload) => {
      if ((payload as Call).input === 'fails') throw new Error('no')
    },
  })
  const { stateMachineArn } = await create(
    machine('Each', {
      Each: {
        Type: 'Map',
        ItemProcessor: { StartAt: 'Step', States: { Step: waiting('Step', { Retry: RETRY, End: true }) } },
        End: true,
      },
    }),
  )
  const executionArn = await start(stateMachineArn!, ['waits', 'fails'])
  await client.send(new StopExecutionCommand({ executionArn }))
  await sfn.idle()
  expect(calls).toHaveLength(2)
  await expect(
    client.send(new SendTaskSuccessCommand({ taskToken: calls[0]!.token, output: '{}' })),
  ).rejects.toMatchObject({ name: 'TaskTimedOut' })
  expect(sfn.stats()).toMatchObject({ running: 0 })
})
