import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admin, Harness } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let browser: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  browser = new TestBrowser(harness)
  await browser.signIn('dev|admin|安子墨')
})
afterAll(() => harness.close())

const pages = [
  '/admin/sessions',
  '/admin/sessions/new',
  '/admin/sessions/16-5',
  '/admin/sessions/rules/xiamen-2025',
  '/admin/units',
  '/admin/units/new',
  '/admin/units/ybj',
  '/admin/people',
  '/admin/people/new',
  '/admin/calendar',
  '/admin/calendar/load',
  '/admin/messages',
  '/admin/health',
]

describe('who may', () => {
  test.for(pages)('%s is the admin’s alone', async (path) => {
    expect((await browser.request(path)).status).toBe(200)
    const other = new TestBrowser(harness)
    expect((await other.request(path)).status).toBe(302)
    await other.signIn(secretariatSub)
    expect((await other.request(path)).status).toBe(403)
  })

  test('the admin begins with the sessions, and sees no suggestion', async () => {
    await harness.submit('0500')
    expect((await browser.request('/')).headers.get('location')).toBe('/admin/sessions')
    expect((await browser.request('/suggestions')).text).not.toContain('0500')
    expect((await browser.request('/suggestions/16-5-0500')).status).toBe(404)
    for (const path of ['/review', '/assign', '/decide', '/board', '/suggestions/new'])
      expect((await browser.request(path)).status).toBe(403)
  })
})

describe('sessions and rules', () => {
  test('a profile stands beside the national law, and what a session sets otherwise is in it', async () => {
    const { text } = await browser.request('/admin/sessions/rules/xiamen-2025')
    const row = (name: string, value: string, article: string, law: string) =>
      new RegExp(`${name}</th><td[^>]*>${value}</td><td[^>]*>${article}</td><td[^>]*>${law}</td>`)
    expect(text).toMatch(row('延期上限', '另加 3 个月', '第二十七条', '自交办起共 6 个月'))
    expect(text).toMatch(row('会办意见', '交办起 2 个月', '第二十七条', '没有规定'))
    expect(text).toMatch(row('答复', '交办起 3 个月', '第二十七条', '相同'))
    const fields = {
      name: '市十六届人大五次会议',
      profile: 'xiamen-2025',
      opensOn: '2025-01-07',
      closesOn: '2025-01-11',
      'overrides.0.path': 'limits.reply.count',
      'overrides.0.value': '2',
      'overrides.0.reason': '主任会议决定',
      'overrides.1.path': 'revisit.done',
      'overrides.1.value': '是',
      'overrides.1.reason': '<b>试行</b>',
    }
    const saved = await browser.request('/admin/sessions/16-5', { fields })
    expect(saved.headers.get('location')).toBe('/admin/sessions?saved')
    const session = await browser.request('/admin/sessions/16-5')
    expect(session.text).toMatch(/答复<\/th><td class="differs">交办起 2 个月<\/td>/)
    expect(session.text).toContain('value="&lt;b&gt;试行&lt;/b&gt;"')
    const { items } = await harness.ok(admin, 'GET', '/api/sessions')
    expect(items[0].overrides).toEqual([
      { path: 'limits.reply.count', value: 2, reason: '主任会议决定' },
      { path: 'revisit.done', value: true, reason: '<b>试行</b>' },
    ])
    const late = await browser.request('/admin/sessions/16-5', { fields: { ...fields, 'overrides.0.value': '4' } })
    expect(late.status).toBe(400)
    expect(late.text).toContain('role="alert"')
  })

  test('a new one is made once, its dates in order', async () => {
    const fields = { id: '16-6', name: '六次会议', profile: 'national', opensOn: '2026-01-07', closesOn: '2026-01-01' }
    const wrong = await browser.request('/admin/sessions/new', { fields })
    expect(wrong.text).toContain('闭幕日期不能早于开幕日期')
    const right = { ...fields, closesOn: '2026-01-11' }
    expect((await browser.request('/admin/sessions/new', { fields: right })).status).toBe(303)
    expect((await browser.request('/admin/sessions/new', { fields: right })).status).toBe(409)
  })
})

test('a unit is made, renamed, and dissolved with a successor', async () => {
  const fields = {
    code: 'lyj',
    name: '市林业局',
    kind: 'government',
    letterhead: '市林业局',
    docPrefix: '林函',
    status: 'active',
  }
  expect((await browser.request('/admin/units/new', { fields })).status).toBe(303)
  expect((await browser.request('/admin/units/new', { fields })).text).toContain('这个代码已经用了')
  const { code: _, ...rest } = fields
  const renamed = { ...rest, name: '市林业和园林局', letterhead: '市林业和园林局' }
  expect((await browser.request('/admin/units/lyj', { fields: renamed })).status).toBe(303)
  const self = { ...renamed, status: 'inactive', successor: '市林业和园林局' }
  expect((await browser.request('/admin/units/lyj', { fields: self })).text).toContain('承接单位不能是自己')
  const gone = { ...renamed, status: 'inactive', successor: '市交通运输局' }
  expect((await browser.request('/admin/units/lyj', { fields: gone })).status).toBe(303)
  expect((await browser.request('/admin/units')).text).toContain('已撤销，由市交通运输局承接')
  expect((await browser.request('/admin/units/none')).status).toBe(404)
})

test('a person is entered, and leaves', async () => {
  const fields = {
    sub: 'oidc|1',
    name: '何某',
    role: 'unit',
    unit: '市医疗保障局',
    duties: 'officer',
    status: 'active',
  }
  const wrong = await browser.request('/admin/people/new', { fields: { ...fields, unit: '' } })
  expect(wrong.text).toContain('承办单位的人员须写明单位')
  expect((await browser.request('/admin/people/new', { fields })).status).toBe(303)
  const { sub: _, ...rest } = fields
  const left = await browser.request(`/admin/people/${encodeURIComponent('oidc|1')}`, {
    fields: { ...rest, status: 'inactive' },
  })
  expect(left.status).toBe(303)
  expect((await browser.request('/admin/people')).text).toContain('已离开')
})

test('a calendar notice is loaded by form, its days as lines', async () => {
  const fields = {
    year: '2027',
    notice: '国办发明电〔2026〕9号',
    holidays: '2027-01-01\n2027-01-02',
    workdays: '2027-01-04',
  }
  const wrong = await browser.request('/admin/calendar/load', { fields })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('2027-01-04 不是周末')
  expect(wrong.text).toContain('2027-01-01\n2027-01-02</textarea>')
  const saved = await browser.request('/admin/calendar/load', { fields: { ...fields, workdays: '2027-01-09' } })
  expect(saved.headers.get('location')).toBe('/admin/calendar?saved')
  expect((await browser.request('/admin/calendar?saved')).text).toContain('国办发明电〔2026〕9号')
})

test('the health page counts, without saying what', async () => {
  const { text } = await browser.request('/admin/health')
  expect(text).toMatch(/在办的建议<\/dt><dd><span[^>]*>1 件/)
  expect((await browser.request('/admin/messages')).text).toContain('没有等待送达的通知')
})
