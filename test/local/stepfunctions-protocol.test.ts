import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachineVersionsCommand,
  PublishStateMachineVersionCommand,
  SendTaskFailureCommand,
  SendTaskHeartbeatCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from 'vitest'
import { machine, oneTask, waiting } from './support/definitions.ts'
import { stepFunctions } from './support/step-functions.ts'

const ABSENT = 'arn:aws:states:us-east-1:000000000000'

test('a task waits for its token and its output is the execution’s', async () => {
  const { sfn, client, create, start, callOf } = await stepFunctions()
  const { stateMachineArn } = await create(oneTask)
  expect(stateMachineArn).toBe(`${ABSENT}:stateMachine:handling`)
  const executionArn = await start(stateMachineArn!, { cause: 1 })
  expect(executionArn).toBe(`${ABSENT}:execution:handling:case-1`)
  const { token, ...call } = callOf('Step')
  expect(call).toEqual({ step: 'Step', input: { cause: 1 }, retryCount: 0, execution: executionArn })
  expect(token.length).toBeGreaterThan(650)
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'RUNNING' })

  await client.send(new SendTaskHeartbeatCommand({ taskToken: token }))
  await client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"done":true}' }))
  await sfn.idle()
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    input: '{"cause":1}',
    output: '{"done":true}',
    startDate: new Date('2026-03-02T01:00:00Z'),
    stopDate: new Date('2026-03-02T01:00:00Z'),
  })
  await expect(client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' }))).rejects.toMatchObject({
    name: 'TaskTimedOut',
    message: "Task Timed Out: 'Provided task does not exist anymore'",
  })
  expect(sfn.stats()).toEqual({ running: 0, transitions: 1, invocations: 1, timedOut: 1 })
})

test('errors carry AWS’s names', async () => {
  const { client, create, start, callOf } = await stepFunctions()
  const { stateMachineArn } = await create(oneTask)
  await start(stateMachineArn!, { a: 1 })
  const { token } = callOf('Step')
  const changed = `${token.slice(0, 300)}${token[300] === 'A' ? 'B' : 'A'}${token.slice(301)}`
  const input = '{"a":1}'
  const cases: [string, Promise<unknown>][] = [
    [
      'ExecutionAlreadyExists',
      client.send(new StartExecutionCommand({ stateMachineArn, name: 'case-1', input: '{}' })),
    ],
    ['InvalidExecutionInput', client.send(new StartExecutionCommand({ stateMachineArn, name: 'case-2', input: '{' }))],
    ['InvalidName', client.send(new StartExecutionCommand({ stateMachineArn, name: 'case 2', input }))],
    ['ValidationException', client.send(new StartExecutionCommand({ stateMachineArn, name: 'c'.repeat(81), input }))],
    ['ValidationException', client.send(new StartExecutionCommand({ stateMachineArn: undefined }))],
    ['InvalidArn', client.send(new StartExecutionCommand({ stateMachineArn: 'handling' }))],
    ['StateMachineDoesNotExist', client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}:7` }))],
    [
      'StateMachineDoesNotExist',
      client.send(new DescribeStateMachineCommand({ stateMachineArn: `${ABSENT}:stateMachine:none` })),
    ],
    [
      'ExecutionDoesNotExist',
      client.send(new DescribeExecutionCommand({ executionArn: `${ABSENT}:execution:handling:none` })),
    ],
    ['InvalidArn', client.send(new DescribeExecutionCommand({ executionArn: stateMachineArn }))],
    ['InvalidToken', client.send(new SendTaskSuccessCommand({ taskToken: 'abc', output: '{}' }))],
    ['InvalidToken', client.send(new SendTaskSuccessCommand({ taskToken: changed, output: '{}' }))],
    ['InvalidOutput', client.send(new SendTaskSuccessCommand({ taskToken: token, output: 'not JSON' }))],
    ['ValidationException', client.send(new SendTaskSuccessCommand({ taskToken: token, output: undefined }))],
    ['InvalidToken', client.send(new SendTaskFailureCommand({ taskToken: 'abc' }))],
    ['StateMachineAlreadyExists', create(machine('Other', { Other: waiting('Other') }))],
    ['InvalidDefinition', create('{"StartAt":"Nowhere","States":{}}', 'broken')],
    ['MissingRequiredParameter', client.send(new UpdateStateMachineCommand({ stateMachineArn }))],
  ]
  for (const [name, refused] of cases) await expect(refused).rejects.toMatchObject({ name })
})

test('StartExecution is idempotent while it runs, and its name is taken afterwards', async () => {
  const { sfn, client, create, calls } = await stepFunctions()
  const { stateMachineArn } = await create(oneTask)
  const request = new StartExecutionCommand({ stateMachineArn, name: 'case-1', input: '{"a":1}' })
  const first = await client.send(request)
  const again = await client.send(request)
  expect([again.executionArn, again.startDate]).toEqual([first.executionArn, first.startDate])
  await sfn.idle()
  expect(calls).toHaveLength(1)
  await client.send(new StopExecutionCommand({ executionArn: first.executionArn }))
  await expect(client.send(request)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
})

test('StopExecution ends a waiting execution with its error and cause', async () => {
  const { sfn, client, create, start, callOf } = await stepFunctions()
  const { stateMachineArn } = await create(oneTask)
  const executionArn = await start(stateMachineArn!)
  await client.send(new StopExecutionCommand({ executionArn, error: 'Withdrawn', cause: 'by its proposer' }))
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'ABORTED',
    error: 'Withdrawn',
    cause: 'by its proposer',
  })
  await expect(
    client.send(new SendTaskSuccessCommand({ taskToken: callOf('Step').token, output: '{}' })),
  ).rejects.toMatchObject({ name: 'TaskTimedOut' })
  await sfn.idle()
  expect(sfn.stats().running).toBe(0)
})

test('an execution runs the definition of the version it began with', async () => {
  const { sfn, client, create, start, callOf } = await stepFunctions()
  const created = await create(machine('Old', { Old: waiting('Old') }), 'handling', true)
  const { stateMachineArn } = created
  expect(created.stateMachineVersionArn).toBe(`${stateMachineArn}:1`)
  const definition = machine('New', { New: waiting('New') })
  const updated = await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, publish: true }))
  expect(updated.stateMachineVersionArn).toBe(`${stateMachineArn}:2`)
  const unchanged = await client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, publish: true }))
  expect(unchanged).toMatchObject({ stateMachineVersionArn: `${stateMachineArn}:2`, revisionId: updated.revisionId })
  const published = await client.send(new PublishStateMachineVersionCommand({ stateMachineArn }))
  expect(published.stateMachineVersionArn).toBe(`${stateMachineArn}:2`)

  const old = await start(`${stateMachineArn}:1`, {}, 'old')
  expect(callOf('Old').execution).toBe(old)
  const current = await start(stateMachineArn!, {}, 'new')
  expect(callOf('New').execution).toBe(current)
  expect(await client.send(new DescribeExecutionCommand({ executionArn: old }))).toMatchObject({
    stateMachineArn,
    stateMachineVersionArn: `${stateMachineArn}:1`,
  })
  const { executions } = await client.send(new ListExecutionsCommand({ stateMachineArn: `${stateMachineArn}:1` }))
  expect(executions?.map(({ name }) => name)).toEqual(['old'])
  const { stateMachineVersions } = await client.send(new ListStateMachineVersionsCommand({ stateMachineArn }))
  expect(stateMachineVersions?.map((each) => each.stateMachineVersionArn)).toEqual([
    `${stateMachineArn}:2`,
    `${stateMachineArn}:1`,
  ])
  expect(sfn.stats().running).toBe(2)
})

test('ListExecutions pages, newest first, by status', async () => {
  const { client, create, start } = await stepFunctions()
  const { stateMachineArn } = await create(oneTask)
  for (const name of ['a', 'b', 'c', 'd', 'e']) await start(stateMachineArn!, {}, name)
  await client.send(new StopExecutionCommand({ executionArn: `${ABSENT}:execution:handling:c` }))
  const request = { stateMachineArn, statusFilter: 'RUNNING', maxResults: 3 } as const
  const first = await client.send(new ListExecutionsCommand(request))
  const second = await client.send(new ListExecutionsCommand({ ...request, nextToken: first.nextToken }))
  expect(first.executions?.map(({ name }) => name)).toEqual(['e', 'd', 'b'])
  expect(second.executions?.map(({ name }) => name)).toEqual(['a'])
  expect(second.nextToken).toBeUndefined()
})

test('the history names events as AWS does, and leaves data out when asked', async () => {
  const { sfn, client, create, start, callOf } = await stepFunctions()
  const { stateMachineArn } = await create(
    machine('Route', {
      Route: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: false, Next: 'None' }], Default: 'Both' },
      None: { Type: 'Fail' },
      Both: {
        Type: 'Parallel',
        ResultPath: null,
        Branches: [{ StartAt: 'Step', States: { Step: waiting('Step') } }],
        End: true,
      },
    }),
  )
  const executionArn = await start(stateMachineArn!, { a: 1 })
  await client.send(new SendTaskSuccessCommand({ taskToken: callOf('Step').token, output: '{}' }))
  await sfn.idle()
  const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(events?.map(({ id, type }) => `${id} ${type}`)).toEqual([
    '1 ExecutionStarted',
    '2 ChoiceStateEntered',
    '3 ChoiceStateExited',
    '4 ParallelStateEntered',
    '5 ParallelStateStarted',
    '6 TaskStateEntered',
    '7 TaskScheduled',
    '8 TaskStarted',
    '9 TaskSubmitted',
    '10 TaskSucceeded',
    '11 TaskStateExited',
    '12 ParallelStateSucceeded',
    '13 ParallelStateExited',
    '14 ExecutionSucceeded',
  ])
  expect(events?.[5]?.stateEnteredEventDetails).toEqual({ name: 'Step', input: '{"a":1}' })
  expect(JSON.stringify(events)).not.toContain(callOf('Step').token)
  const bare = await client.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }))
  expect(bare.events?.[5]?.stateEnteredEventDetails).toEqual({ name: 'Step' })
  const reversed = await client.send(
    new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 2 }),
  )
  expect(reversed.events?.map(({ id }) => id)).toEqual([14, 13])
  expect(reversed.nextToken).toBeDefined()
})

test.each(['jianyi.example', '127.0.0.1.example:80'])('a request with Host %s is refused', async (host) => {
  const { sfn } = await stepFunctions()
  expect(await statusFor(sfn.endpoint, { host })).toBe(403)
})

test('a request from a page in a browser is refused', async () => {
  const { sfn } = await stepFunctions()
  expect(await statusFor(sfn.endpoint, { origin: 'http://127.0.0.1:3000' })).toBe(403)
})

async function statusFor(endpoint: string, headers: Record<string, string>): Promise<number | undefined> {
  const { request } = await import('node:http')
  return await new Promise((resolve, reject) => {
    const call = request(endpoint, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
    call.on('error', reject).end('{}')
  })
}
