import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Claims } from '../../../infra/local/issuer.ts'
import { Harness, leader, secretariat } from '../../support/harness.ts'

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen()
})
afterAll(() => h.close())

const sample = (name: string) => readFileSync(new URL(`../../unit/letters/samples/${name}`, import.meta.url))

const send = async (body: Buffer, type: string, as: Claims = secretariat) => {
  const answer = await h.runtime.app.request('/api/imports/letters', {
    method: 'POST',
    headers: { host: '127.0.0.1', authorization: `Bearer ${await h.runtime.issuer.token(as)}`, 'content-type': type },
    body: new Uint8Array(body),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers are read as clients read them
  return { status: answer.status, body: (await answer.json()) as any }
}

test.each([
  ['joint.txt', 'text/plain; charset=utf-8', 'reply'],
  ['web-page.htm', 'text/html', 'reply'],
  ['old-page.htm', 'text/html', 'reply'],
  ['proposal.txt', 'text/plain', 'proposal'],
  ['news.txt', 'text/plain', 'other'],
  ['empty.txt', 'text/plain', 'other'],
])('%s is read as %s: %s', async (name, type, kind) => {
  const { status, body } = await send(sample(name), type)
  expect(status).toBe(200)
  expect(body.kind).toBe(kind)
  for (const [field, { text, offset }] of Object.entries<{ text: string; offset: number }>(body.evidence)) {
    expect(body.text.slice(offset, offset + text.length), field).toBe(text)
    expect(body.letter[field], field).not.toBeNull()
  }
  if (kind === 'reply') expect(body.letter.number).toMatch(/\d/)
  else expect(body.evidence).toEqual({})
})

test('what is no letter’s file is refused, and says what to do', async () => {
  for (const [file, type, said] of [
    [Buffer.from('%PDF-1.7'), 'text/plain', /PDF/],
    [Buffer.from('x'), 'application/pdf', /请提交文本/],
    [
      Buffer.from('PK\u0003\u0004garbage'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      /损坏/,
    ],
  ] as const) {
    const { status, body } = await send(file, type)
    expect(status).toBe(400)
    expect(body.errors[0].message).toMatch(said)
  }
  expect((await send(Buffer.alloc(4_100_000, 65), 'text/plain')).status).toBe(413)
})

test('letters are the secretariat’s to read', async () => {
  expect((await send(sample('joint.txt'), 'text/plain', leader)).status).toBe(403)
})
