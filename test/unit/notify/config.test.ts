import { expect, test } from 'vitest'
import { readNotifyConfig } from '../../../functions/notify/config.ts'

const secret = 'a secret of some length'

test('what is empty is not set', () => {
  expect(readNotifyConfig({ WEBHOOK_URL: '', SMTP_URL: '', MAIL_FROM: '' })).toEqual({ MESSAGE_LANGUAGE: 'zh' })
})

test.each([
  ['https', { WEBHOOK_URL: 'https://gateway.example.gov.cn/in', WEBHOOK_SECRET: secret }],
  ['http on this machine', { WEBHOOK_URL: 'http://127.0.0.1:9000/', WEBHOOK_SECRET: secret }],
  ['mail', { SMTP_URL: 'smtps://u:p@mail.example.gov.cn:465', MAIL_FROM: 'jianyi@example.gov.cn' }],
  ['a secret that waits for its URL', { WEBHOOK_SECRET: secret }],
])('%s is taken', (_, environment) => {
  expect(readNotifyConfig(environment)).toMatchObject(environment)
})

test.each([
  ['phones in the clear', 'WEBHOOK_URL', { WEBHOOK_URL: 'http://gateway.example.gov.cn/', WEBHOOK_SECRET: secret }],
  ['a webhook unsigned', 'WEBHOOK_SECRET', { WEBHOOK_URL: 'https://gateway.example.gov.cn/' }],
  ['a short secret', 'WEBHOOK_SECRET', { WEBHOOK_URL: 'https://gateway.example.gov.cn/', WEBHOOK_SECRET: 'short' }],
  ['mail without a sender', 'MAIL_FROM', { SMTP_URL: 'smtps://mail.example.gov.cn' }],
  ['mail by http', 'SMTP_URL', { SMTP_URL: 'https://mail.example.gov.cn', MAIL_FROM: 'a@b.cn' }],
])('%s is refused by name', (_, name, environment) => {
  expect(() => readNotifyConfig(environment)).toThrow(name)
})
