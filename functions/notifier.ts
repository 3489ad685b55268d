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

/** PutEvents takes ten entries at a time. */
const batch = 10

type Entry = { type: string; detail: unknown; source?: string }

/** Puts events on a bus; throws where one was not taken. */
export const putEvents = async (client: EventBridgeClient, bus: string, entries: readonly Entry[]): Promise<void> => {
  for (let i = 0; i < entries.length; i += batch) {
    const { Entries = [], FailedEntryCount = 0 } = await client.send(
      new PutEventsCommand({
        Entries: entries.slice(i, i + batch).map(({ type, detail, source = eventSource }) => ({
          EventBusName: bus,
          Source: source,
          DetailType: type,
          Detail: JSON.stringify(detail),
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
