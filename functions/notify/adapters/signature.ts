import { createHmac, timingSafeEqual } from 'node:crypto'

/** The scheme's name before the signature, so that another one can come beside it. */
const scheme = 'v1'

/** HMAC-SHA256, lower-case hex, of the timestamp (seconds since 1970), a full stop, and the body as it is sent. */
export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `${scheme}=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`

/** A call that is older than this, or from further ahead, is taken for a replay. Seconds. */
const tolerance = 300

export type Signed = { timestamp: string; signature: string; body: string }

/** How a receiver verifies a call; `now` is its own clock. Written here so that the documents quote what is tested. */
export const isGenuine = (secret: string, { timestamp, signature, body }: Signed, now: Date): boolean => {
  if (!(Math.abs(now.getTime() / 1000 - Number(timestamp)) <= tolerance)) return false
  const [given, expected] = [signature, signatureOf(secret, timestamp, body)].map((s) => Buffer.from(s))
  return (
    given !== undefined &&
    expected !== undefined &&
    given.length === expected.length &&
    timingSafeEqual(given, expected)
  )
}
