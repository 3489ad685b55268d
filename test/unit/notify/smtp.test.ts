import { afterEach, beforeEach, expect, test } from 'vitest'
import { DeliveryError } from '../../../functions/notify/adapters/adapter.ts'
import { smtp } from '../../../functions/notify/adapters/smtp.ts'
import type { Message } from '../../../shared/notify/message.ts'
import { MailServer } from './support/mail-server.ts'

const message: Message = {
  id: '16-5-0105#3#0.deputies:deputy.abcd1234',
  kind: 'assigned',
  suggestion: '16-5-0105',
  to: { role: 'deputy', lead: true },
  subject: '0105号建议：已交办',
  text: '代表您好：您提出的0105号建议已经交办。',
  at: '2025-02-10T09:00:00.000+08:00',
}

let server: MailServer
beforeEach(async () => {
  server = await MailServer.start()
})
afterEach(() => server.close())

const send = (emails: string[], url = server.url) =>
  smtp({ url, from: '建议办理 <jianyi@example.gov.cn>' }).send(message, { emails })

const decoded = (text: string): string => {
  const body = text.slice(text.indexOf('\n\n'))
  return /base64/i.test(text) ? Buffer.from(body, 'base64').toString('utf8') : body
}

test('a mail has the message’s text, and an id by which a repeated one is known', async () => {
  await send(['lin@example.cn'])
  expect(server.mails).toMatchObject([{ from: 'jianyi@example.gov.cn', to: ['lin@example.cn'] }])
  const { text } = server.mails[0]!
  expect(decoded(text)).toContain(message.text)
  expect(text).toMatch(/^Message-ID: <16-5-0105%233%230\.deputies%3Adeputy\.abcd1234@jianyi>$/m)
})

test('people of an office do not see each other’s addresses', async () => {
  await send(['jia@example.cn', 'yi@example.cn'])
  expect(server.mails[0]?.to).toEqual(['jia@example.cn', 'yi@example.cn'])
  expect(server.mails[0]?.text).not.toMatch(/(jia|yi)@example\.cn/)
})

test('a refusal and a server that is down have codes without addresses', async () => {
  server.refuse = 'lin@example.cn'
  await expect(send(['lin@example.cn'])).rejects.toMatchObject({ code: 'SMTP_550', message: 'SMTP_550', down: false })
  const gone = await MailServer.start()
  const { url } = gone
  await gone.close()
  const error = await send(['lin@example.cn'], url).then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(DeliveryError)
  expect(error).toMatchObject({ down: true })
  expect((error as DeliveryError).message).toMatch(/^E[A-Z]+$/)
})

test('who has no address cannot be reached', () => {
  const { takes } = smtp({ url: server.url, from: 'a@b.cn' })
  expect(takes(message, { phone: '13800000000' })).toBe(false)
  expect(takes(message, { emails: ['lin@example.cn'] })).toBe(true)
})
