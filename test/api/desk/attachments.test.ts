import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { attach } from '../../support/attach.ts'
import { office, pdf, png } from '../../support/files.ts'
import { Harness, secretariat } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let id: string
const browsers = new Map<string, TestBrowser>()
const as = async (sub: string): Promise<TestBrowser> => {
  const browser = browsers.get(sub) ?? new TestBrowser(harness)
  if (!browsers.has(sub)) await browser.signIn(sub)
  browsers.set(sub, browser)
  return browser
}
const subs = {
  secretariat: secretariatSub,
  officer: 'dev|unit|ybj|邵立安',
  head: 'dev|unit|ybj|温致和',
  coOffice: 'dev|unit|wjw|傅明舟',
  stranger: 'dev|unit|jtj|盛亦凡',
  leader: 'dev|leader|解云帆',
}
beforeAll(async () => {
  harness = await Harness.xiamen()
  id = await harness.submit('0701')
  await harness.toDraft(id, 'ybj', ['wjw'])
})
afterAll(() => harness.close())

const page = async (sub: string) => (await (await as(sub)).request(`/suggestions/${id}`)).text
/** The part of a page that lists the attachments. */
const section = (html: string): string => /<section id="attachments">.*?<\/section>/s.exec(html)?.[0] ?? ''
const onceIn = (html: string): string =>
  /enctype="multipart\/form-data"><input type="hidden" name="once" value="([^"]+)"/.exec(html)?.[1] ?? ''
const form = (fields: Record<string, string>, file?: File) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) data.append(name, value)
  if (file) data.append('file', file)
  return data
}
const send = async (sub: string, data: FormData, headers: Record<string, string> = {}) =>
  (await as(sub)).request(`/suggestions/${id}/attachments`, { method: 'POST', body: data, headers })
const fileOf = (bytes: Buffer, name: string) => new File([new Uint8Array(bytes)], name)
const versionOf = async () => (await harness.runtime.store.load(id, { fresh: true }))?.version

describe('the section of a suggestion’s page', () => {
  test('takes a file by a plain form, lists it, and tells of it in the story', async () => {
    const before = await page(subs.secretariat)
    expect(section(before)).toContain('还没有附件')
    const once = onceIn(before)
    const file = () => form({ on: 'suggestion', once }, fileOf(pdf('原件'), '建议原件<b>.pdf'))
    const sent = await send(subs.secretariat, file())
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/suggestions/${id}?did=attachment#attachments`])
    // Pressed twice it is once.
    const version = await versionOf()
    expect((await send(subs.secretariat, file())).status).toBe(303)
    expect(await versionOf()).toBe(version)
    const { text } = await (await as(subs.secretariat)).request(`/suggestions/${id}?did=attachment`)
    expect(text).toContain('「上传附件」已办理。')
    expect(section(text)).toMatch(/建议原件b\.pdf.*1 KB.*附在建议 · 代表工作机构（闻若谷） \d+月\d+日 周.上传/s)
    expect(text).toContain('上传附件《建议原件b.pdf》（建议）')
    expect(text).not.toContain('<b>.pdf')
  })

  test('offers each what they may attach to, and others the list alone', async () => {
    const officer = section(await page(subs.officer))
    expect([...officer.matchAll(/<option value="([^"]*)"/g)].map((m) => m[1])).toEqual([
      '',
      `contact/${id}.1/1`,
      `draft/${id}.1`,
    ])
    expect(officer).toMatch(/第 1 次联络（面谈 /)
    for (const sub of [subs.head, subs.coOffice, subs.leader]) {
      const text = section(await page(sub))
      expect(text).toContain('建议原件b.pdf')
      expect(text).not.toMatch(/<form|撤下/)
    }
  })

  test('gives the file out to be kept, and to a foreign unit nothing', async () => {
    const path = /href="(\/suggestions\/[^"]+\/attachments\/[0-9a-f]{64})"/.exec(await page(subs.leader))?.[1] ?? ''
    const { status, headers, text } = await (await as(subs.leader)).request(path)
    expect([status, text]).toEqual([200, pdf('原件').toString('utf8')])
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="attachment-[0-9a-f]{8}\.pdf"; filename\*=UTF-8''/,
    )
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect((await (await as(subs.stranger)).request(path)).status).toBe(404)
    expect((await (await as(subs.stranger)).request(path)).headers.get('content-security-policy')).toContain(
      "style-src 'self'",
    )
  })

  test('says beside the field what is wrong, and keeps what was chosen', async () => {
    const where = `contact/${id}.1/1`
    const wrong = await send(subs.officer, form({ on: where, once: 'a' }, fileOf(png(), '照片.pdf')))
    expect(wrong.status).toBe(400)
    expect(wrong.text).toMatch(/<a href="#attachment-file">文件：<span[^>]*>文件名是 \.pdf，内容却是 PNG 图片/)
    expect(wrong.text).toMatch(/id="attachment-file-error"[^>]*>文件名是/)
    expect(section(wrong.text)).toContain(`<option value="${where}" selected="">`)
    expect(section(wrong.text)).toMatch(/<details class="others" open/)
    const none = await send(subs.officer, form({ on: '', once: 'b' }))
    expect(none.text).toMatch(/id="attachment-on-error"[^>]*>请选择附在哪里/)
    const empty = await send(subs.officer, form({ on: where, once: 'c' }, fileOf(Buffer.alloc(0), '')))
    expect(empty.text).toMatch(/id="attachment-file-error"[^>]*>请选择要上传的文件/)
    const large = await send(subs.officer, form({ on: where, once: 'd' }, fileOf(Buffer.alloc(4_050_000), 'a.pdf')))
    expect([large.status, large.text.includes('文件过大')]).toEqual([413, true])
    const larger = await send(subs.officer, form({ on: where, once: 'e' }, fileOf(Buffer.alloc(5_000_000), 'a.pdf')))
    expect([larger.status, larger.text.includes('文件过大')]).toEqual([413, true])
  })

  test('takes no form from elsewhere, and none from who may not', async () => {
    const version = await versionOf()
    const data = () => form({ on: 'suggestion', once: 'f' }, fileOf(office(), 'a.docx'))
    expect((await send(subs.secretariat, data(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await send(subs.leader, data())).status).toBe(403)
    expect((await send(subs.stranger, data())).status).toBe(404)
    expect(await versionOf()).toBe(version)
  })

  test('takes one down with a reason, asked for where it is missing', async () => {
    await attach(harness, secretariat, id, { file: office(), name: '多余.docx' })
    const before = await page(subs.secretariat)
    const action = [...before.matchAll(/action="(\/suggestions\/[^"]+\/removal)"/g)].at(-1)?.[1] ?? ''
    const browser = await as(subs.secretariat)
    const missing = await browser.request(action, { fields: { reason: ' ', once: 'g' } })
    expect(missing.status).toBe(400)
    expect(missing.text).toMatch(/撤下的理由：<span[^>]*>请填写/)
    const done = await browser.request(action, { fields: { reason: '传错了', once: 'h' } })
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `/suggestions/${id}?did=attachment-removal#attachments`,
    ])
    expect((await browser.request(action, { fields: { reason: '传错了', once: 'h' } })).status).toBe(303)
    const after = await page(subs.secretariat)
    expect(section(after)).not.toContain('多余.docx')
    expect(after).toContain('撤下附件《多余.docx》（理由 传错了）')
  })

  test('speaks English where the reader does', async () => {
    const browser = await as(subs.secretariat)
    browser.cookies.set('jianyi-lang', 'en')
    const { text } = await browser.request(`/suggestions/${id}`)
    browser.cookies.delete('jianyi-lang')
    expect(text).toMatch(/<h2>Attachments<\/h2>/)
  })
})
