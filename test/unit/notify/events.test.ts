import type { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { expect, test } from 'vitest'
import { eventBridgePost, type Notice } from '../../../functions/notifier.ts'
import { events } from '../../../functions/notify/adapters/events.ts'
import { createNotify } from '../../../functions/notify/notify.handler.ts'
import type { MessageKey } from '../../../shared/notify/outbox.ts'

type Put = { EventBusName?: string; Source?: string; DetailType?: string; Detail?: string }

/** A bus that keeps what is put, call by call. */
const busOf = (failed = 0) => {
  const calls: Put[][] = []
  const send = async ({ input }: PutEventsCommand) => {
    calls.push([...(input.Entries ?? [])])
    return { FailedEntryCount: failed, Entries: [{ ErrorCode: 'ThrottlingException' }] }
  }
  return { client: { send } as unknown as EventBridgeClient, calls }
}

const notice = (n: number, title = '标题'): Notice => ({
  id: `16-5-0105#${n}#0`,
  kind: 'urged',
  suggestion: '16-5-0105',
  title,
  at: '2025-02-10T09:00:00.000+08:00',
  to: { role: 'secretariat' },
})

test('notices go to the bus ten at a time, and fewer where they are large', async () => {
  const { client, calls } = busOf()
  await eventBridgePost(client, 'jianyi').notices(Array.from({ length: 25 }, (_, n) => notice(n)))
  await eventBridgePost(client, 'jianyi').notices(Array.from({ length: 5 }, (_, n) => notice(n, '长'.repeat(25_000))))
  expect(calls.map((c) => c.length)).toEqual([10, 10, 5, 2, 2, 1])
  expect(calls[0]?.[0]).toMatchObject({ EventBusName: 'jianyi', Source: 'jianyi', DetailType: 'urged' })
})

test('what the bus does not take is an error, so that the relay tries again', async () => {
  await expect(eventBridgePost(busOf(1).client, 'jianyi').notices([notice(1)])).rejects.toThrow('ThrottlingException')
})

test('what the relay and the sweep put on the bus is what the notify function takes', async () => {
  const { client, calls } = busOf()
  const key: MessageKey = { suggestion: '16-5-0105', id: 'm' }
  const post = eventBridgePost(client, 'jianyi')
  await post.notices([notice(1)])
  await post.retries([key])
  const taken: unknown[] = []
  const handler = createNotify({
    notices: async (some) => void taken.push(...some),
    retries: async (some) => void taken.push(...some),
  })
  for (const { Detail = '' } of calls.flat()) await handler({ source: 'jianyi', detail: JSON.parse(Detail) })
  expect(taken).toEqual([notice(1), key])
  await expect(handler({ detail: { kind: 'unknown' } })).rejects.toThrow()
})

test('a message goes out under a source of its own, with the webhook’s body', async () => {
  const { client, calls } = busOf()
  const adapter = events(client, 'jianyi')
  const message = { id: 'm', kind: 'urged', suggestion: 's', subject: 'a', text: 'b', at: 'c' } as const
  await adapter.send({ ...message, to: { role: 'deputy', lead: true } }, { phone: '13800000000' })
  const [put] = calls.flat()
  expect(put).toMatchObject({ Source: 'jianyi.message', DetailType: 'urged' })
  expect(JSON.parse(put?.Detail ?? '')).toMatchObject({ id: 'm', to: { role: 'deputy', phone: '13800000000' } })
  await expect(events(busOf(1).client, 'b').send({ ...message, to: { role: 'leader' } }, {})).rejects.toMatchObject({
    code: 'Error',
    down: true,
  })
})
