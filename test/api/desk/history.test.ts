import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let office: TestBrowser
let lead: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen({}, '2026-03-02T09:00:00+08:00')
  office = new TestBrowser(harness)
  await office.signIn(secretariatSub)
  lead = new TestBrowser(harness)
  await lead.signIn('dev|unit|ybj|聂晓棠')
})
afterAll(() => harness.close())

const letter = [
  '关于市十六届人大五次会议第0130号建议办理情况的答复函',
  '厦医保函〔2025〕40号　　B类',
  '林一代表：',
  '您提出的《关于推进药品追溯的建议》（第0130号）收悉。现答复如下：',
  '一、办理情况',
  '已经建成追溯平台<b>一期</b>。我局将于2025年12月31日前完成二期建设。',
  '感谢您对医保工作的关心和支持。',
  '厦门市医疗保障局',
  '2025年4月18日',
].join('\n')

const sendLetter = (as: TestBrowser, text: string, file?: File) => {
  const body = new FormData()
  body.set('text', text)
  if (file) body.set('file', file)
  return as.request('/suggestions/history/letter', { method: 'POST', body })
}

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** What stands in the entry's form as a browser would send it. */
const filledIn = (page: string): Record<string, string> => {
  const form = /<form class="entry"[\s\S]*?<\/form>/.exec(page)?.[0] ?? ''
  const found: Record<string, string> = {}
  for (const [, attributes = ''] of form.matchAll(/<input ([^>]*)>/g)) {
    const of = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1]
    const isOff = /type="(radio|checkbox)"/.test(attributes) && !/\bchecked\b/.test(attributes)
    if (!isOff && of('name')) found[of('name') ?? ''] = plain(of('value') ?? '')
  }
  for (const [, name = '', text = ''] of form.matchAll(/<textarea [^>]*?name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    found[name] = plain(text.replace(/^\n/, ''))
  for (const [, name = '', options = ''] of form.matchAll(/<select [^>]*?name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)) {
    const chosen = /<option [^>]*?\bselected\b[^>]*>/.exec(options)?.[0] ?? ''
    found[name] = plain(/value="([^"]*)"/.exec(chosen)?.[1] ?? '')
  }
  return found
}

test('a pasted letter fills the entry in; what only people know is asked for; it is entered, put right and taken back', async () => {
  const read = await sendLetter(office, letter)
  expect(read.status).toBe(200)
  const fields = filledIn(read.text)
  expect(fields).toMatchObject({
    session: '16-5',
    number: '0130',
    title: '关于推进药品追溯的建议',
    'deputies.0.name': '林一',
    'handlings.0.lead': '市医疗保障局',
    'handlings.0.reply.category': 'B',
    'handlings.0.reply.documentNumber': '厦医保函〔2025〕40号',
    'handlings.0.reply.issuedOn': '2025-04-18',
    'handlings.0.commitments.0.dueOn': '2025-12-31',
  })
  expect(fields['handlings.0.reply.body']).toContain('<b>一期</b>')
  expect(read.text).not.toContain('<b>一期</b>')
  expect(read.text).toContain('从函中读到')

  // Sent as it is, it comes back with what is missing named, and nothing that was typed is lost.
  const back = await office.request('/suggestions/history/entry', { fields: fields })
  expect(back.status).toBe(400)
  for (const path of ['handlings.0.assignedOn', 'handlings.0.reply.disclosure', 'handlings.0.commitments.0.state'])
    expect(back.text, path).toContain(`href="#entry-${path}"`)
  expect(filledIn(back.text)['handlings.0.reply.body']).toBe(fields['handlings.0.reply.body'])
  expect((await office.request('/suggestions/16-5-0130')).status).toBe(404)

  const whole = {
    ...filledIn(back.text),
    'handlings.0.assignedOn': '2025-02-10',
    'handlings.0.contacts.0.mode': 'face-to-face',
    'handlings.0.contacts.0.on': '2025-03-05',
    'handlings.0.reply.disclosure': 'open',
    'handlings.0.commitments.0.state': 'fulfilled',
    'handlings.0.commitments.0.fulfilledOn': '2025-11-20',
  }
  const done = await office.request('/suggestions/history/entry', { fields: whole })
  expect([done.status, done.headers.get('location')]).toEqual([303, '/suggestions/16-5-0130'])
  // A second click is the first one.
  expect((await office.request('/suggestions/history/entry', { fields: whole })).status).toBe(303)
  await harness.runtime.settled()
  const page = (await office.request('/suggestions/16-5-0130')).text
  expect(page).toContain('补录的历史答复')
  expect(page).toContain('没有录入建议原文')
  expect((await lead.request('/suggestions/16-5-0130')).text).not.toContain('/suggestions/history/entry?of=')

  const again = await office.request('/suggestions/history/entry?of=16-5-0130')
  const kept = filledIn(again.text)
  expect(kept).toMatchObject({
    'handlings.0.assignedOn': '2025-02-10',
    'handlings.0.contacts.0.on': '2025-03-05',
    'handlings.0.commitments.0.fulfilledOn': '2025-11-20',
  })
  const right = await office.request('/suggestions/history/entry', {
    fields: { ...kept, title: '关于推进药品全程追溯的建议' },
  })
  expect(right.status).toBe(303)
  expect(await harness.read('16-5-0130')).toMatchObject({
    version: 2,
    title: '关于推进药品全程追溯的建议',
    entered: true,
  })

  const bare = await office.request('/suggestions/16-5-0130/revocation', { fields: { reason: ' ' } })
  expect([bare.status, bare.text.includes('请写明撤下的理由')]).toEqual([400, true])
  expect((await office.request('/suggestions/16-5-0130/revocation', { fields: { reason: '届次写错' } })).status).toBe(
    303,
  )
  const after = (await office.request('/suggestions/16-5-0130')).text
  expect(after).toContain('届次写错')
  expect((await office.request('/suggestions/history/entry?of=16-5-0130')).text).toContain('再次补录即恢复')
})

test('what is no answer to a suggestion, cannot be read or is not there is said where it was chosen', async () => {
  const notice = (text: string) => /role="alert"[\s\S]*?<p lang="zh-CN">([^<]*)</.exec(text)?.[1]
  const proposal = await sendLetter(
    office,
    letter.replaceAll('建议', '提案').replaceAll('人大', '政协').replace('林一代表', '林一委员'),
  )
  expect([proposal.status, notice(proposal.text)]).toEqual([400, expect.stringContaining('政协提案')])
  const news = await sendLetter(office, '今天上午，市里召开了会议。会议强调，要抓好落实。')
  expect([news.status, notice(news.text)]).toEqual([400, expect.stringContaining('没有认出')])
  const empty = await sendLetter(office, '  ')
  expect([empty.status, notice(empty.text)]).toEqual([400, '请选择文件，或者粘贴全文'])
  const pdf = await sendLetter(office, '', new File(['%PDF-1.7 x'], '答复.txt'))
  expect([pdf.status, notice(pdf.text)]).toEqual([400, expect.stringContaining('PDF')])
  const other = await sendLetter(office, '', new File(['x'], '答复.exe'))
  expect(other.status).toBe(400)
})

test('a second letter of the same suggestion is entered beside the first', async () => {
  const first = {
    session: '16-5',
    number: '0140',
    kind: 'session',
    title: '关于校园周边交通的建议',
    topics: ['交通'],
    deputies: [{ name: '林一', lead: true }],
    disclosure: 'full',
    handlings: [
      {
        lead: 'jtj',
        assignedOn: '2025-02-10',
        reply: { category: 'A', title: '答复', body: '正文', issuedOn: '2025-04-01', disclosure: 'open' },
      },
    ],
  }
  await harness.ok({ role: 'secretariat' }, 'POST', '/api/imports/history', first)
  const second = letter.replaceAll('0130', '0140').replace('〔2025〕40号', '〔2025〕41号')
  const fields = filledIn((await sendLetter(office, second)).text)
  expect(fields).toMatchObject({
    title: '关于校园周边交通的建议',
    'handlings.0.lead': '市交通运输局',
    'handlings.1.lead': '市医疗保障局',
    'handlings.1.reply.documentNumber': '厦医保函〔2025〕41号',
  })
})

test('it is the secretariat’s', async () => {
  for (const path of ['/suggestions/history', '/suggestions/history/entry'])
    expect((await lead.request(path)).status).toBe(403)
  expect((await sendLetter(lead, letter)).status).toBe(403)
  expect((await lead.request('/suggestions/history/entry', { fields: { number: '1' } })).status).toBe(403)
  expect((await office.request('/suggestions/history/entry?of=16-5-9999')).status).toBe(404)
})
