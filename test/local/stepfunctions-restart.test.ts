import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  DescribeExecutionCommand,
  ListStateMachineVersionsCommand,
  SendTaskSuccessCommand,
  StopExecutionCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { expect, onTestFinished, test, vi } from 'vitest'
import { machine, oneTask, waiting } from './support/definitions.ts'
import { temporaryFolder } from './support/folder.ts'
import { type Call, stepFunctions } from './support/step-functions.ts'

const twoTasks = machine('First', { First: waiting('First', { Next: 'Second' }), Second: waiting('Second') })

test('after a kill, an execution comes back under its arn, version and tokens', async () => {
  const dataDir = temporaryFolder()
  // The first endpoint is not closed before the second opens: what a kill leaves is all there is.
  const before = await stepFunctions({ dataDir })
  const { stateMachineArn } = await before.create(oneTask, 'handling', true)
  const executionArn = await before.start(`${stateMachineArn}:1`, { cause: 1 })
  const ended = await before.start(stateMachineArn!, {}, 'ended')
  await before.client.send(new StopExecutionCommand({ executionArn: ended, error: 'Over' }))
  const definition = machine('Other', { Other: waiting('Other') })
  await before.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition, publish: true }))
  appendFileSync(join(dataDir, 'executions.jsonl'), '{"execution":{"arn":"torn')

  const after = await stepFunctions({ dataDir })
  expect(after.sfn.stats().running).toBe(1)
  await after.sfn.recover()
  expect(after.calls).toEqual([before.calls[0]])
  expect(await after.client.send(new DescribeExecutionCommand({ executionArn: ended }))).toMatchObject({
    status: 'ABORTED',
    error: 'Over',
  })
  const { stateMachineVersions } = await after.client.send(new ListStateMachineVersionsCommand({ stateMachineArn }))
  expect(stateMachineVersions).toHaveLength(2)
  await after.client.send(new SendTaskSuccessCommand({ taskToken: before.calls[0]!.token, output: '{"ok":1}' }))
  await after.sfn.idle()
  expect(await after.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    output: '{"ok":1}',
    stateMachineVersionArn: `${stateMachineArn}:1`,
  })

  const later = await stepFunctions({ dataDir })
  await later.sfn.recover()
  expect(later.calls).toEqual([])
  expect(later.sfn.stats().running).toBe(0)
})

test('a signal for a task the execution is not yet back at is kept for it', async () => {
  const dataDir = temporaryFolder()
  const before = await stepFunctions({ dataDir })
  const { stateMachineArn } = await before.create(twoTasks)
  await before.start(stateMachineArn!, {})
  await before.client.send(new SendTaskSuccessCommand({ taskToken: before.callOf('First').token, output: '{"a":1}' }))
  await before.sfn.idle()

  const after = await stepFunctions({
    dataDir,
    // As the opener does for a step that the log shows completed.
    invoke: async (_, payload) => {
      const { step, token } = payload as Call
      if (step !== 'First') return
      await after.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"a":1}' }))
    },
  })
  const second = new SendTaskSuccessCommand({ taskToken: before.callOf('Second').token, output: '"kept"' })
  await after.client.send(second)
  await expect(after.client.send(second)).rejects.toMatchObject({ name: 'TaskTimedOut' })
  await after.sfn.recover()
  const executionArn = before.callOf('Second').execution
  expect(await after.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    output: '"kept"',
  })
  expect(after.calls.map(({ step }) => step)).toEqual(['First'])
})

test('the retry count goes on after a restart', async () => {
  const dataDir = temporaryFolder()
  const definition = machine('Step', {
    Step: waiting('Step', { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 3 }], End: true }),
  })
  let failures = 2
  const before = await stepFunctions({
    dataDir,
    invoke: async () => {
      if (failures-- > 0) throw new Error('not yet')
    },
  })
  const { stateMachineArn } = await before.create(definition)
  await before.start(stateMachineArn!, {})
  expect(before.callOf('Step').retryCount).toBe(2)
  const after = await stepFunctions({ dataDir })
  await after.sfn.recover()
  expect(after.calls).toEqual([before.callOf('Step')])
})

test('recovery does not tell transitions as new ones, and skips what was stopped meanwhile', async () => {
  const dataDir = temporaryFolder()
  const before = await stepFunctions({ dataDir })
  const { stateMachineArn } = await before.create(oneTask)
  await before.start(stateMachineArn!, {}, 'stopped')
  const executionArn = await before.start(stateMachineArn!, {}, 'goes-on')
  const told: unknown[] = []
  const after = await stepFunctions({ dataDir, onTransition: (transition) => told.push(transition) })
  await after.client.send(new StopExecutionCommand({ executionArn: before.calls[0]!.execution }))
  await after.sfn.recover()
  expect(told).toEqual([{ executionArn, state: 'Step', replayed: true }])
})

test('a task waits longer than the interpreter’s timers can', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
  onTestFinished(() => {
    vi.useRealTimers()
  })
  const { sfn, client, create, start, calls } = await stepFunctions()
  const { stateMachineArn } = await create(machine('Each', { Each: mapOf('Step') }))
  const executionArn = await start(stateMachineArn!, [1])
  for (let tenDays = 0; tenDays < 4; tenDays++) {
    vi.advanceTimersByTime(10 * 24 * 60 * 60 * 1000)
    await sfn.idle()
  }
  await client.send(new SendTaskSuccessCommand({ taskToken: calls[0]!.token, output: '"done"' }))
  await sfn.idle()
  expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ output: '["done"]' })
  expect(sfn.stats()).toMatchObject({ invocations: 1, transitions: 2 })
})

const mapOf = (step: string) => ({
  Type: 'Map',
  ItemProcessor: { StartAt: step, States: { [step]: waiting(step) } },
  End: true,
})
