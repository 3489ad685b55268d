import { type EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import type { Assignee } from '../shared/case/actor.ts'

/**
 * Something a person should hear of. `id` is made of the case, the version and the place in the commit, so that a
 * redelivered one is recognised. It names no deputy and carries no personal data: adapters look that up when they send.
 */
export type Notice = {
  id: string
  kind: 'step-opened' | 'reminder' | 'closed'
  suggestion: string
  title: string
  at: string
  step?: string
  stepId?: string
  handling?: string
  to?: Assignee
  dueOn?: string | null
  threshold?: string
}

export type Notifier = (notices: readonly Notice[]) => Promise<void>

/** PutEvents takes ten entries at a time. */
const batch = 10

/** Notices as events on a bus of the customer's account; adapters (mail, webhook) subscribe to it. */
export const eventBridgeNotifier =
  (client: EventBridgeClient, bus: string): Notifier =>
  async (notices) => {
    for (let i = 0; i < notices.length; i += batch) {
      const { Entries = [], FailedEntryCount = 0 } = await client.send(
        new PutEventsCommand({
          Entries: notices.slice(i, i + batch).map((notice) => ({
            EventBusName: bus,
            Source: 'jianyi',
            DetailType: notice.kind,
            Detail: JSON.stringify(notice),
          })),
        }),
      )
      if (FailedEntryCount > 0)
        throw new Error(`${FailedEntryCount} notices were not taken: ${Entries.find((e) => e.ErrorCode)?.ErrorCode}`)
    }
  }
