import { createHmac } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DeliveryError } from '../../../functions/notify/adapters/adapter.ts'
import { isGenuine } from '../../../functions/notify/adapters/signature.ts'
import { webhook } from '../../../functions/notify/adapters/webhook.ts'
import type { Message } from '../../../shared/notify/message.ts'
import { Gateway } from './support/gateway.ts'

const secret = 'a secret of some length'
const now = new Date('2025-02-10T09:00:00+08:00')
const message: Message = {
  id: '16-5-0105#3#0.deputies:deputy.abcd1234',
  kind: 'assigned',
  suggestion: '16-5-0105',
  to: { role: 'deputy', lead: true },
  subject: '0105号建议：已交办',
  text: '代表您好：您提出的0105号建议已经交办。',
  at: '2025-02-10T09:00:00.000+08:00',
  dueOn: '2025-05-10',
}

let gateway: Gateway
beforeEach(async () => {
  gateway = await Gateway.start()
})
afterEach(() => gateway.down())

const send = (to: Partial<{ url: string }> = {}) =>
  webhook({ url: gateway.url, secret, now: () => now, ...to }).send(message, { phone: '13800000000' })

/** As docs/notifications.md tells a receiver to do it. */
const verify = () => {
  const { headers, body } = gateway.received[0]!
  const signed = {
    timestamp: String(headers['x-jianyi-timestamp']),
    signature: String(headers['x-jianyi-signature']),
    body,
  }
  return {
    signed,
    genuine: (change: Partial<typeof signed> = {}, at = now) => isGenuine(secret, { ...signed, ...change }, at),
  }
}

test('a message is posted with its id, its recipient’s phone and its date', async () => {
  await send()
  expect(gateway.received[0]?.headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'x-jianyi-id': message.id,
  })
  expect(gateway.bodies).toEqual([
    {
      id: message.id,
      kind: 'assigned',
      suggestion: '16-5-0105',
      to: { role: 'deputy', lead: true, phone: '13800000000' },
      subject: message.subject,
      text: message.text,
      dueOn: '2025-05-10',
      at: message.at,
    },
  ])
})

describe('the signature', () => {
  test('is the HMAC-SHA256 of timestamp, full stop and body', async () => {
    await send()
    const { signed } = verify()
    const expected = createHmac('sha256', secret).update(`${signed.timestamp}.${signed.body}`).digest('hex')
    expect(signed.signature).toBe(`v1=${expected}`)
    expect(signed.timestamp).toBe(String(now.getTime() / 1000))
  })

  test('verifies, and not where anything was changed', async () => {
    await send()
    const { genuine, signed } = verify()
    expect(genuine()).toBe(true)
    expect(genuine({ body: signed.body.replace('13800000000', '13900000000') })).toBe(false)
    expect(genuine({ timestamp: String(Number(signed.timestamp) + 1) })).toBe(false)
    expect(genuine({ signature: 'v1=' })).toBe(false)
    expect(genuine({ timestamp: 'now' })).toBe(false)
  })

  test('does not verify when the call is replayed later', async () => {
    await send()
    const { genuine } = verify()
    expect(genuine({}, new Date(now.getTime() + 299_000))).toBe(true)
    expect(genuine({}, new Date(now.getTime() + 301_000))).toBe(false)
  })
})

describe('what is not taken', () => {
  const failure = async (work: Promise<void>) => {
    const error = await work.then(
      () => undefined,
      (e: unknown) => e,
    )
    expect(error).toBeInstanceOf(DeliveryError)
    const { code, down, message: text } = error as DeliveryError
    expect(text).toBe(code)
    return { code, down }
  }

  test.each([
    [400, { code: 'HTTP_400', down: false }],
    [503, { code: 'HTTP_503', down: true }],
    // Phones go to the address that was set, and to no other that it names.
    [307, { code: 'HTTP_307', down: false }],
  ])('with %i has a code', async (status, expected) => {
    gateway.status = status
    expect(await failure(send())).toEqual(expected)
    expect(gateway.received).toHaveLength(1)
  })

  test('for a gateway that is down has a code', async () => {
    await gateway.down()
    expect(await failure(send())).toEqual({ code: 'ECONNREFUSED', down: true })
  })
})

test('offices are the gateway’s to find, deputies need a phone', () => {
  const { takes } = webhook({ url: gateway.url, secret, now: () => now })
  expect(takes(message, {})).toBe(false)
  expect(takes(message, { phone: '1' })).toBe(true)
  expect(takes({ ...message, to: { role: 'unit', unit: 'ybj', duty: 'office' } }, {})).toBe(true)
})
