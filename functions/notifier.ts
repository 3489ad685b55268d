import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { Notice } from '../shared/notify/notice.ts'
import type { MessageKey } from '../shared/notify/outbox.ts'

export type { Notice } from '../shared/notify/notice.ts'

export type Notifier = (notices: readonly Notice[]) => Promise<void>

/** The way from those who know that something is to be told to the function that delivers it. */
export type Post = {
  notices: Notifier
  /** Messages whose next attempt is due. */
  retries(keys: readonly MessageKey[]): Promise<void>
}

/** Who puts the events that the notify function takes. */
export const eventSource = 'jianyi'

/** PutEvents takes ten entries at a time, 256 KB together; some of it goes to the entries' other members. */
const atMost = { entries: 10, bytes: 200_000 }

type Entry = { type: string; detail: unknown; source?: string }
type Detail = Omit<Entry, 'detail'> & { detail: string }

const batchesOf = (entries: readonly Entry[]): Detail[][] => {
  const batches: Detail[][] = []
  let room = { entries: 0, bytes: 0 }
  for (const entry of entries) {
    const detail = JSON.stringify(entry.detail)
    const bytes = Buffer.byteLength(detail)
    if (room.entries < 1 || room.bytes < bytes) {
      batches.push([])
      room = { ...atMost }
    }
    batches.at(-1)?.push({ ...entry, detail })
    room = { entries: room.entries - 1, bytes: room.bytes - bytes }
  }
  return batches
}

/** Puts events on a bus; throws where one was not taken. */
export const putEvents = async (client: EventBridgeClient, bus: string, entries: readonly Entry[]): Promise<void> => {
  for (const batch of batchesOf(entries)) {
    const { Entries = [], FailedEntryCount = 0 } = await client.send(
      new PutEventsCommand({
        Entries: batch.map(({ type, detail, source = eventSource }) => ({
          EventBusName: bus,
          Source: source,
          DetailType: type,
          Detail: detail,
        })),
      }),
    )
    if (FailedEntryCount > 0)
      throw new Error(`${FailedEntryCount} events were not taken: ${Entries.find((e) => e.ErrorCode)?.ErrorCode}`)
  }
}

/** Notices as events on a bus of the customer's account: the notify function delivers them, others may listen too. */
export const eventBridgePost = (client: EventBridgeClient, bus: string): Post => ({
  notices: (notices) =>
    putEvents(
      client,
      bus,
      notices.map((notice) => ({ type: notice.kind, detail: notice })),
    ),
  retries: (keys) =>
    putEvents(
      client,
      bus,
      keys.map((retry) => ({ type: 'retry', detail: { retry } })),
    ),
})
