import type { Message } from '../../../shared/notify/message.ts'

/** Where a recipient can be reached; an office by its role, which whoever takes the message resolves. */
export type Address = { phone?: string; emails?: string[] }

/** One way for messages to go out. */
export type Adapter = {
  /** Its name in the outbox; stays the same over restarts. */
  channel: string
  /** Whether it can reach the recipient. */
  takes(message: Message, address: Address): boolean
  /** Resolves once the message is taken; rejects with a DeliveryError. */
  send(message: Message, address: Address): Promise<void>
}

/**
 * A message was not taken. The code says why and is all that is kept: an error's text can hold an address or a link.
 * `down`: the way itself does not answer, so that the rest of a batch need not try it.
 */
export class DeliveryError extends Error {
  constructor(
    readonly code: string,
    readonly down = false,
  ) {
    super(code)
    this.name = 'DeliveryError'
  }
}
