import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { machine, plain, RETRY, waiting } from './support/definitions.ts'
import { type Call, stepFunctions } from './support/step-functions.ts'

test('a Map over a Parallel over waiting tasks joins, and its null ResultPath leaves the input', async () => {
  const branch = (name: string) => ({ StartAt: name, States: { [name]: waiting(name) } })
  const { sfn, client, calls, create, start } = await stepFunctions()
  const { stateMachineArn } = await create(
    machine('Each', {
      Each: {
        Type: 'Map',
        ItemsPath: '$.units',
        ItemSelector: {
          'unit.$': '$$.Map.Item.Value',
          'place.$': '$$.Map.Item.Index',
          'cause.$': '$.last.cause',
          'of.$': '$$.Execution.Input.suggestion',
        },
        ItemProcessor: {
          StartAt: 'Both',
          States: { Both: { Type: 'Parallel', Branches: [branch('Draft'), branch('Check')], End: true } },
        },
        ResultPath: null,
        Next: 'Last',
      },
      Last: waiting('Last'),
    }),
  )
  const executionArn = await start(stateMachineArn!, { suggestion: '16-5-1', units: ['u1', 'u2'], last: { cause: 7 } })
  expect(calls.map(({ step, input }) => [step, input])).toEqual([
    ['Draft', { unit: 'u1', place: 0, cause: 7, of: '16-5-1' }],
    ['Check', { unit: 'u1', place: 0, cause: 7, of: '16-5-1' }],
    ['Draft', { unit: 'u2', place: 1, cause: 7, of: '16-5-1' }],
    ['Check', { unit: 'u2', place: 1, cause: 7, of: '16-5-1' }],
  ])
  expect(new Set(calls.map(({ token }) => token)).size).toBe(4)
  expect(new Set(calls.map(({ execution }) => execution))).toEqual(new Set([executionArn]))
  for (const { token } of [...calls].reverse()) {
    expect(sfn.stats().running).toBe(1)
    await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"cause":9}' }))
  }
  await sfn.idle()
  expect(calls.at(-1)).toMatchObject({ step: 'Last', input: { last: { cause: 7 } } })
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }))
  const started = events?.filter(({ type }) => type === 'MapIterationStarted')
  expect(started?.map((event) => event.mapIterationStartedEventDetails)).toEqual([
    { name: 'Each', index: 0 },
    { name: 'Each', index: 1 },
  ])
})

test('a function that throws is retried with the count, then caught under its error’s name', async () => {
  const { sfn, client, calls, create, start } = await stepFunctions({
    invoke: async (_, payload) => {
      const { step } = payload as Call
      if (step === 'Step') throw Object.assign(new Error('table is gone'), { name: 'ResourceNotFound' })
    },
  })
  const { stateMachineArn } = await create(
    machine('Step', {
      Step: waiting('Step', {
        Retry: RETRY,
        Catch: [
          { ErrorEquals: ['Other'], Next: 'Wrong' },
          { ErrorEquals: ['ResourceNotFound'], ResultPath: '$.error', Next: 'Stuck' },
        ],
        Next: 'Wrong',
      }),
      Wrong: { Type: 'Fail' },
      Stuck: waiting('Stuck'),
    }),
  )
  await start(stateMachineArn!, { cause: 1 })
  expect(calls.map(({ step, retryCount }) => [step, retryCount])).toEqual([
    ['Step', 0],
    ['Step', 1],
    ['Step', 2],
    ['Stuck', 0],
  ])
  expect(calls.at(-1)?.input).toEqual({
    cause: 1,
    error: { Error: 'ResourceNotFound', Cause: '{"errorType":"ResourceNotFound","errorMessage":"table is gone"}' },
  })
  const { token } = calls[0]!
  await expect(client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }))).rejects.toMatchObject({
    name: 'TaskTimedOut',
  })
  expect(sfn.stats().transitions).toBe(4)
})

test('SendTaskFailure’s error and cause reach Catch; without a catcher they end the execution', async () => {
  const { sfn, client, create, start, callOf } = await stepFunctions()
  const { stateMachineArn } = await create(
    machine('Step', {
      Step: waiting('Step', { Catch: [{ ErrorEquals: ['Declined'], ResultPath: null, Next: 'Later' }], End: true }),
      Later: waiting('Later'),
    }),
  )
  const executionArn = await start(stateMachineArn!, { cause: 1 })
  await client.send(new SendTaskFailureCommand({ taskToken: callOf('Step').token, error: 'Declined', cause: 'why' }))
  await sfn.idle()
  expect(callOf('Later').input).toEqual({ cause: 1 })
  await client.send(new SendTaskFailureCommand({ taskToken: callOf('Later').token, error: 'Broken', cause: 'because' }))
  await sfn.idle()
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'FAILED',
    error: 'Broken',
    cause: 'because',
  })
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(events?.map(({ type }) => type).slice(-6)).toEqual([
    'TaskStateEntered',
    'TaskScheduled',
    'TaskStarted',
    'TaskSubmitted',
    'TaskFailed',
    'ExecutionFailed',
  ])
  expect(events?.at(-1)?.executionFailedEventDetails).toEqual({ error: 'Broken', cause: 'because' })
})

test('a plain invoke goes on with its answer, and shares no object with the function', async () => {
  const given: unknown[] = []
  const answer = { list: [1, 2] }
  const { client, create, start } = await stepFunctions({
    invoke: async (_, payload) => {
      given.push(payload)
      ;(payload as { a: { changed?: boolean } }).a.changed = true
      return answer
    },
  })
  const { stateMachineArn } = await create(
    machine('Ask', {
      Ask: plain(
        { 'a.$': '$.a' },
        { ResultSelector: { 'list.$': '$.Payload.list' }, ResultPath: '$.got', Next: 'Done' },
      ),
      Done: { Type: 'Succeed' },
    }),
  )
  const executionArn = await start(stateMachineArn!, { a: { b: 1 } })
  answer.list.push(3)
  const { output } = await client.send(new DescribeExecutionCommand({ executionArn }))
  expect(JSON.parse(output!)).toEqual({ a: { b: 1 }, got: { list: [1, 2] } })
})

test('a signal that comes before the function has answered counts, its later failure does not', async () => {
  let endpoint: Awaited<ReturnType<typeof stepFunctions>>
  const { sfn, client, create, start, calls } = await stepFunctions({
    invoke: async (_, payload) => {
      const { token, step } = payload as Call
      if (step !== 'Step') return
      await endpoint.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"early":true}' }))
      throw new Error('too late to matter')
    },
  })
  endpoint = { sfn, client, create, start, calls } as typeof endpoint
  const { stateMachineArn } = await create(
    machine('Step', { Step: waiting('Step', { Next: 'Later' }), Later: waiting('Later') }),
  )
  await start(stateMachineArn!)
  expect(calls.map(({ step, input }) => [step, input])).toEqual([
    ['Step', {}],
    ['Later', { early: true }],
  ])
})

test('a loop that comes back with the same input waits on another token', async () => {
  const { sfn, client, calls, create, start } = await stepFunctions()
  const { stateMachineArn } = await create(
    machine('Step', {
      Step: waiting('Step', { ResultPath: '$.last', Next: 'Again' }),
      Again: {
        Type: 'Choice',
        Choices: [
          {
            And: [{ Variable: '$.last.again', IsBoolean: false }, { Not: { Variable: '$.x', IsPresent: true } }],
            Next: 'End',
          },
        ],
        Default: 'Clear',
      },
      Clear: { Type: 'Pass', Result: 0, ResultPath: '$.last', Next: 'Step' },
      End: { Type: 'Pass', Parameters: { 'in.$': '$$.State.Name' }, ResultPath: '$', End: true },
    }),
  )
  const executionArn = await start(stateMachineArn!, { last: 0 })
  for (let round = 0; round < 2; round++) {
    await client.send(new SendTaskSuccessCommand({ taskToken: calls[round]!.token, output: '{"again":true}' }))
    await sfn.idle()
  }
  expect(calls.map(({ input }) => input)).toEqual([{ last: 0 }, { last: 0 }, { last: 0 }])
  expect(new Set(calls.map(({ token }) => token)).size).toBe(3)
  await client.send(new SendTaskSuccessCommand({ taskToken: calls[2]!.token, output: '{"again":"no"}' }))
  await sfn.idle()
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"in":"End"}',
  })
})
