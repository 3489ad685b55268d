import type { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { errorFields } from '../../log.ts'
import { putEvents } from '../../notifier.ts'
import { type Adapter, DeliveryError } from './adapter.ts'
import { bodyOf } from './webhook.ts'

/** Not the source of the notices: the notify function must not hear of what it sends itself. */
export const messageSource = 'jianyi.message'

/** Puts every message on a bus, as an event with the webhook's body; the customer's rules take it from there. */
export const events = (client: EventBridgeClient, bus: string): Adapter => ({
  channel: 'events',
  takes: () => true,
  async send(message, address) {
    const event = { type: message.kind, source: messageSource, detail: bodyOf(message, address) }
    await putEvents(client, bus, [event]).catch((error: unknown) => {
      throw new DeliveryError(errorFields(error).error, true)
    })
  },
})
