import type { Message } from '../../../shared/notify/message.ts'
import { type Adapter, type Address, DeliveryError } from './adapter.ts'
import { signatureOf } from './signature.ts'

/** A gateway that takes longer is treated as down; the message is tried again later. Milliseconds. */
const timeoutMs = 5_000

export type WebhookOptions = { url: string; secret: string; now(): Date }

/**
 * Posts each message, signed, to a gateway of the customer's (企业微信, 钉钉, a provider of text messages). Any 2xx means
 * that it is taken; a receiver knows a repeated one by its id. Redirects are not followed: phones go to this address only.
 */
export const webhook = ({ url, secret, now }: WebhookOptions): Adapter => ({
  channel: 'webhook',
  // Offices are reached by the gateway's own directory, deputies by their phones.
  takes: ({ to }, { phone }) => to.role !== 'deputy' || phone !== undefined,
  async send(message, address) {
    const body = JSON.stringify(bodyOf(message, address))
    const timestamp = String(Math.floor(now().getTime() / 1000))
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'x-jianyi-id': message.id,
        'x-jianyi-timestamp': timestamp,
        'x-jianyi-signature': signatureOf(secret, timestamp, body),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((error: unknown) => {
      throw new DeliveryError(codeOf(error), true)
    })
    // What it says is of no use, but an unread body keeps the connection.
    await answer.body?.cancel().catch(() => {})
    if (!answer.ok) throw new DeliveryError(`HTTP_${answer.status}`, answer.status >= 500)
  },
})

/** What is posted; also what goes out as an event. */
export const bodyOf = (message: Message, { phone }: Address) => {
  const { id, kind, suggestion, to, subject, text, dueOn, at } = message
  return { id, kind, suggestion, to: { ...to, ...(phone && { phone }) }, subject, text, dueOn: dueOn ?? null, at }
}

const codeOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'UNREACHABLE'
  if (error.name === 'TimeoutError') return 'TIMEOUT'
  const code = (error.cause as { code?: unknown } | undefined)?.code
  return typeof code === 'string' ? code : 'UNREACHABLE'
}
