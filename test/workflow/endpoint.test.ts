import { DescribeExecutionCommand, ListExecutionsCommand, SendTaskSuccessCommand } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, secretariat } from '../support/harness.ts'

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen()
})
afterAll(() => h.close())

test('the SDK lists and describes the executions of cases, and no input carries a phone number', async () => {
  const id = await h.submit('0601')
  const { sfn, stateMachineArn } = h.runtime.services
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: 'RUNNING' }))
  const mine = executions.find((e) => e.name === `${id}-g1`)
  const described = await sfn.send(new DescribeExecutionCommand({ executionArn: mine?.executionArn }))
  expect(described.status).toBe('RUNNING')
  expect(JSON.parse(described.input ?? '')).toEqual({
    suggestion: id,
    generation: 1,
    last: { cause: 1, outcome: 'submitted' },
  })
})

test('SendTaskSuccess twice with one token answers TaskTimedOut, and the case is none the worse', async () => {
  const id = await h.submit('0602')
  const { stepId } = await h.open(id, 'review')
  const waiting = await h.runtime.store.getToken(id, stepId)
  await h.act(secretariat, id, 'review', 'accept')
  const again = h.runtime.services.sfn.send(
    new SendTaskSuccessCommand({ taskToken: waiting?.token, output: JSON.stringify({ outcome: 'accept', cause: 3 }) }),
  )
  await expect(again).rejects.toMatchObject({ name: 'TaskTimedOut' })
  expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['assign'])
})
