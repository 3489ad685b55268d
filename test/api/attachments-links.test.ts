import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attach, upload } from '../support/attach.ts'
import { pdf } from '../support/files.ts'
import { type Harness, secretariat, unit } from '../support/harness.ts'
import { type Code, type Deputies, signers, startWithDeputies } from './support/links.ts'

let deputy: Deputies
let h: Harness
let id: string
/** By what they hang on. */
const hashes: Record<string, string> = {}
const officer = unit('ybj', 'officer')
beforeAll(async () => {
  deputy = await startWithDeputies()
  h = deputy.harness
  id = await h.submit('1601', signers)
  hashes.suggestion = await attach(h, secretariat, id, { file: pdf('建议原件'), name: '建议原件.pdf' })
  await h.toDraft(id)
  const handling = `${id}.1`
  const onContact = { on: 'contact', handling, contact: '1' }
  hashes.contact = await attach(h, officer, id, { file: pdf('签到表'), name: '签到表.pdf', fields: onContact })
  const onDraft = { on: 'draft', handling }
  hashes.draft = await attach(h, officer, id, { file: pdf('附表'), name: '附表.pdf', fields: onDraft })
})
afterAll(() => h.close())

const letter = { category: 'C', title: '答复的函', body: '一、情况', disclosure: 'open' }

/** Which of the attachments a link gives, by the API and on the page alike. */
const given = async (link: Code): Promise<string[]> => {
  const visit = await deputy.visit(link)
  const opened = await h.runtime.app.request('/d', {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ code: link.code }),
  })
  const cookie = opened.headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
  const page = await (await h.runtime.app.request('/d/suggestion', { headers: { cookie } })).text()
  const { body } = await visit('GET', 'suggestion')
  const names = Object.keys(hashes)
  const found = await Promise.all(
    names.map(async (name) => {
      const { status } = await visit('GET', `attachments/${hashes[name]}`)
      const answer = await h.runtime.app.request(`/d/attachments/${hashes[name]}`, { headers: { cookie } })
      const listed = JSON.stringify(body).includes(hashes[name] ?? '-')
      const linked = page.includes(`href="/d/attachments/${hashes[name]}"`)
      expect([name, status, answer.status, linked]).toEqual([name, ...(listed ? [200, 200, true] : [404, 404, false])])
      return listed
    }),
  )
  return names.filter((_, i) => found[i])
}

describe('a deputy gets what belongs to the suggestion and the letters, as far as they have come', () => {
  test('before the draft is shown, the suggestion’s alone', async () => {
    expect(await given(await deputy.readLink(id))).toEqual(['suggestion'])
  })

  test('asked about the draft, what hangs on it; another signer, who is not asked, does not', async () => {
    await h.act(officer, id, 'draft', 'submit', letter)
    expect(await given(await deputy.answerLink(id, 'solicit'))).toEqual(['suggestion', 'draft'])
    expect(await given(await deputy.readLink(id, '王二'))).toEqual(['suggestion'])
  })

  test('with the reply, every signer; never what hangs on a contact', async () => {
    await h.act(officer, id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
    expect(await given(await deputy.readLink(id))).toEqual(['suggestion'])
    await h.act(unit('ybj', 'office'), id, 'clear', 'approve')
    await h.act(unit('ybj', 'head'), id, 'sign', 'sign')
    await h.act(unit('ybj', 'office'), id, 'issue', 'issue')
    expect(await given(await deputy.readLink(id, '王二'))).toEqual(['suggestion', 'draft'])
  })

  test('of a letter that is being corrected, what comes new only with the new letter', async () => {
    const handling = `${id}.1`
    await h.ok(unit('ybj', 'office'), 'POST', `/api/suggestions/${id}/corrections`, { handling, reason: '附表有误' })
    await h.runtime.settled()
    const fields = { on: 'draft', handling }
    hashes.corrected = await attach(h, officer, id, { file: pdf('改正的附表'), fields })
    expect(await given(await deputy.readLink(id))).toEqual(['suggestion', 'draft'])
    const [wrong] = (await h.read(id)).attachments.filter((a: { sha256: string }) => a.sha256 === hashes.draft)
    await h.ok(officer, 'POST', `/api/suggestions/${id}/attachments/${wrong.id}/removal`, { reason: '附表有误' })
    expect(await given(await deputy.readLink(id))).toEqual(['suggestion'])
    await h.toEvaluate(id)
    expect(await given(await deputy.readLink(id))).toEqual(['suggestion', 'corrected'])
  })

  test('as a file to be kept, with nothing of who added it', async () => {
    const visit = await deputy.visit(await deputy.readLink(id))
    const { body } = await visit('GET', 'suggestion')
    expect(body.attachments).toEqual([
      { sha256: hashes.suggestion, name: '建议原件.pdf', size: pdf('建议原件').length, mediaType: 'application/pdf' },
    ])
    const { headers, body: text } = await visit('GET', `attachments/${hashes.suggestion}`)
    expect(text).toBe(pdf('建议原件').toString('utf8'))
    expect(headers.get('content-disposition')).toMatch(/^attachment;.*UTF-8''%E5/)
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('cache-control')).toBe('private, no-store')
  })

  test('of this suggestion alone, with a session alone, and no more once the links are void', async () => {
    const other = await h.submit('1602', signers)
    hashes.other = await attach(h, secretariat, other, { file: pdf('别的') })
    expect(await given(await deputy.readLink(id))).not.toContain('other')
    const bare = await h.runtime.app.request(`/d/attachments/${hashes.suggestion}`)
    expect(bare.status).toBe(401)
    const visit = await deputy.visit(await deputy.readLink(id))
    await h.ok(secretariat, 'POST', `/api/suggestions/${id}/links/revocation`, { deputy: '林一', reason: '遗失' })
    expect((await visit('GET', `attachments/${hashes.suggestion}`)).status).toBe(409)
  })
})

test('a deputy attaches nothing', async () => {
  expect((await upload(h, undefined, id)).status).toBe(401)
})

test('public pages never have them', async () => {
  const of = await h.submit('1603', signers)
  const own = [await attach(h, secretariat, of)]
  await h.toDraft(of)
  own.push(await attach(h, officer, of, { file: pdf('附表三'), fields: { on: 'draft', handling: `${of}.1` } }))
  await h.toEvaluate(of)
  const form = { on: h.today(), text: 'full', indexNumber: 'XM-1603' }
  await h.act(unit('ybj', 'office'), of, 'publish', 'published', form)
  for (const path of ['/public/replies/XM-1603', '/public/replies', '/public/replies.xml']) {
    const text = await (await h.runtime.app.request(path)).text()
    expect([path, text]).toEqual([path, expect.stringContaining('XM-1603')])
    for (const hidden of [...own, '材料.pdf', '附件']) expect([path, text.includes(hidden)]).toEqual([path, false])
  }
})
