import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admin, Harness, secretariat, unit } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let office: TestBrowser
let lead: TestBrowser
let leader: TestBrowser
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
})
afterAll(() => harness.close())

const naughty = '"><script>alert(1)</script><img src=x onerror=alert(2)>'

/** The value of a hidden field that a form has. */
const hidden = (page: string, name: string): string =>
  new RegExp(`<input type="hidden" name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''

const submission = (number: string, more: Record<string, string> = {}) => ({
  once: `once-${number}`,
  session: '16-5',
  kind: 'session',
  number,
  receivedOn: '2025-02-10',
  title: `关于第${number}号事项的建议`,
  body: '内容。',
  topics: '医疗保障\n养老',
  'deputies.0.name': '叶一',
  'deputies.0.phone': '13900001111',
  'deputies.0.lead': 'on',
  disclosure: 'full',
  ...more,
})

describe('who may open which page', () => {
  test.for([
    ['/suggestions', 200, 200, 200],
    ['/suggestions/new', 200, 403, 403],
    ['/review', 200, 403, 403],
    ['/assign', 200, 403, 403],
    ['/decide', 200, 403, 403],
    ['/board', 200, 403, 200],
    ['/admin/sessions', 403, 403, 403],
    ['/admin/health', 403, 403, 403],
  ] as const)('%s', async ([path, asOffice, asUnit, asLeader]) => {
    const statuses = await Promise.all([office, lead, leader].map(async (b) => (await b.request(path)).status))
    expect(statuses).toEqual([asOffice, asUnit, asLeader])
  })

  test('nobody posts what they may not', async () => {
    const asks = async (browser: typeof lead, path: string) =>
      (await browser.request(path, { fields: { outcome: 'accept', step: 'review', text: 'x' } })).status
    for (const path of ['/suggestions/new', '/suggestions/new/similar', '/assign'])
      expect(await asks(lead, path), path).toBe(403)
    // Whether there is such a case is not for everybody to know.
    for (const path of ['/review/16-5-9999/x', '/decide/16-5-9999/x', '/board/urge/16-5-9999.1'])
      expect(await asks(lead, path), path).toBe(404)
    const foreign = { fields: { q: '' }, headers: { 'sec-fetch-site': 'cross-site' } }
    for (const path of ['/suggestions/new', '/assign', '/review/x/y', '/board/urge/x'])
      expect((await office.request(path, foreign)).status).toBe(403)
  })
})

describe('the list', () => {
  test('shows what the API lists, narrowed by the address, page after page', async () => {
    for (let n = 1; n <= 52; n++) await harness.ok(secretariat, 'POST', '/api/suggestions', harness.submission(`L${n}`))
    await harness.runtime.settled()
    const { text } = await office.request('/suggestions')
    expect(text.match(/class="row"/g)).toHaveLength(50)
    const next = /href="(\/suggestions\?[^"]*cursor=[^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const second = await office.request(next)
    expect(second.text.match(/class="row"/g)).toHaveLength(2)
    const one = await office.request('/suggestions?q=L17&stage=intake&topic=医疗保障')
    expect(one.text.match(/class="row"/g)).toHaveLength(1)
    expect(one.text).toContain('关于第L17号事项的建议')
    const none = await office.request('/suggestions?unit=wjw')
    expect(none.text).toContain('没有符合条件的建议')
    expect((await office.request('/suggestions?stage=nothing')).status).toBe(400)
  })

  test('keeps from a unit what is not its own, and a confidential one from all who are not named', async () => {
    await harness.submit('S1', { confidential: 'content', visibleTo: ['谁也不是'], title: '保密的一件' })
    expect((await lead.request('/suggestions')).text).toContain('现在还没有')
    for (const path of ['/suggestions?q=保密的一件', '/board', '/review'])
      expect((await office.request(path)).text).not.toContain('href="/suggestions/16-5-S1"')
  })
})

describe('entering a suggestion', () => {
  test('begins the case once, and the phone is only where the API puts it', async () => {
    const fields = submission('0301')
    const [first, second] = await Promise.all([
      office.request('/suggestions/new', { fields }),
      office.request('/suggestions/new', { fields }),
    ])
    await harness.runtime.settled()
    for (const { status, headers } of [first, second])
      expect([status, headers.get('location')]).toEqual([303, '/suggestions/16-5-0301'])
    const read = await harness.read('16-5-0301')
    expect(read).toMatchObject({ topics: ['医疗保障', '养老'], deputies: [{ name: '叶一', lead: true }] })
    expect(JSON.stringify(read)).not.toContain('13900001111')
    const { text } = await office.request('/suggestions/16-5-0301')
    expect(text).not.toContain('13900001111')
    const people = await harness.ok(secretariat, 'GET', '/api/suggestions/16-5-0301/deputies')
    expect(JSON.stringify(people)).toContain('13900001111')
  })

  test('says what is wrong beside the field and on top, keeps what was typed, and does harm to nothing', async () => {
    const fields = submission('0301', {
      once: 'other',
      title: naughty,
      proposedUnits: '',
      'proposedUnits.0': '没有的局',
    })
    const wrong = await office.request('/suggestions/new', { fields })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('没有名为「没有的局」的单位')
    expect(wrong.text).toContain('value="&quot;&gt;&lt;script&gt;')
    expect(wrong.text).not.toContain('<script>alert')
    const again = await office.request('/suggestions/new', { fields: submission('0301', { once: 'third' }) })
    expect(again.status).toBe(409)
    expect(again.text).toContain('编号重复')
    expect(again.text).toContain('value="13900001111"')
  })

  test('adds a deputy without scripts, and shows what is like it before it is filed', async () => {
    await harness.submit('0310', { title: '关于推进长期护理保险试点的建议', body: '扩大长期护理保险的覆盖面。' })
    const fields = submission('0311', { title: '关于完善长期护理保险制度的建议', body: '长期护理保险。' })
    const rows = await office.request('/suggestions/new', { fields: { ...fields, add: 'deputies' } })
    expect(rows.text).toContain('name="deputies.1.name"')
    expect(hidden(rows.text, 'once')).toBe('once-0311')
    const found = await office.request('/suggestions/new', { fields: { ...fields, similar: 'on' } })
    expect(found.status).toBe(200)
    expect(found.text).toMatch(/href="\/suggestions\/16-5-0310"[^>]*>0310 关于推进长期护理保险试点的建议/)
    expect(found.text).toMatch(/<mark>[^<]*长期护理保险/)
    const part = await office.request('/suggestions/new/similar', { fields: { title: fields.title, body: '' } })
    expect(part.text).toContain('0310')
    expect(part.text).not.toContain('<html')
    expect((await harness.call(secretariat, 'GET', '/api/suggestions/16-5-0311')).status).toBe(404)
  })
})

describe('the review', () => {
  test('accepts, returns with a ground, and merges with the one that was found', async () => {
    const main = await harness.submit('0320', { title: '关于建设口袋公园的建议' })
    const [other, third] = [
      await harness.submit('0321', { title: '关于多建口袋公园的建议' }),
      await harness.submit('0322', { title: `关于口袋公园的建议${naughty}` }),
    ]
    const step = async (id: string) => (await harness.open(id, 'review')).stepId
    const mainPage = await office.request(`/review?at=${encodeURIComponent(await step(main))}`)
    expect(mainPage.text).toContain('关于建设口袋公园的建议')
    const to = async (id: string) => `/review/${id}/${encodeURIComponent(await step(id))}`
    const accepted = await office.request(await to(main), { fields: { step: 'review', outcome: 'accept', once: 'r1' } })
    expect(accepted.headers.get('location')).toBe('/review?did=review.accept&number=0320')
    expect((await office.open('/review?did=review.accept&number=0320')).text).toContain('第 0320 号：已受理。')
    await harness.runtime.settled()

    const at = await office.request(`/review?at=${encodeURIComponent(await step(other))}&q=口袋公园`)
    expect(at.text).toContain('name="into" value="16-5-0320"')
    const path = await to(other)
    const merge = { step: 'review', outcome: 'merge', once: 'r2', into: main }
    for (const _ of [1, 2]) expect((await office.request(path, { fields: merge })).status).toBe(303)
    expect((await harness.read(other)).mergedInto).toBe(main)
    await harness.runtime.settled()

    const returning = { step: 'review', outcome: 'return', as: 'letter', ground: 'personal', once: 'r3' }
    const unsaid = await office.request(await to(third), { fields: returning })
    expect(unsaid.status).toBe(400)
    expect(unsaid.text).toContain('role="alert"')
    expect(unsaid.text).not.toContain('<script>alert')
    const returned = await office.request(await to(third), { fields: { ...returning, reason: '个人事项' } })
    expect(returned.status).toBe(303)
    expect((await harness.read(third)).closedAs).toBe('returned')
  })

  test('tells that another was faster', async () => {
    const id = await harness.submit('0325')
    const { stepId } = await harness.open(id, 'review')
    await harness.act(secretariat, id, 'review', 'accept')
    const late = await office.request(`/review/${id}/${encodeURIComponent(stepId)}`, {
      fields: { step: 'review', outcome: 'return', as: 'letter', reason: '写了很久', once: 'r9' },
    })
    expect(late.status).toBe(409)
    expect(late.text).toContain('这一步已经办过了')
    expect((await office.request('/review?did=__proto__.x&number=1')).status).toBe(200)
  })
})

describe('decisions and the board', () => {
  test('a decline is decided with its reason at hand', async () => {
    const id = await harness.submit('0330')
    await harness.act(secretariat, id, 'review', 'accept')
    await harness.act(secretariat, id, 'assign', 'assign', {
      mode: 'joint',
      handlings: [{ lead: 'ybj', co: ['wjw', 'jtj'] }],
    })
    await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'decline', {
      reason: `不属于本局职责${naughty}`,
      proposedUnit: 'wjw',
    })
    const { stepId } = await harness.open(id, 'reassign')
    const { text } = await office.request('/decide')
    expect(text).toContain('不属于本局职责&quot;&gt;&lt;script&gt;')
    expect(text).toMatch(/建议改由<\/dt><dd[^>]*>市卫生健康委员会/)
    expect(text).toMatch(/name="lead"[^>]*value="市卫生健康委员会"/)
    expect(text).toMatch(/name="co\.0" value="市交通运输局"/)
    const path = `/decide/${id}/${encodeURIComponent(stepId)}`
    const wrong = await office.request(path, { fields: { step: 'reassign', outcome: 'uphold', once: 'd1' } })
    expect(wrong.status).toBe(400)
    const fields = { step: 'reassign', outcome: 'reassign', once: 'd2', lead: '市卫生健康委员会' }
    const done = await office.request(path, { fields })
    expect(done.headers.get('location')).toBe('/decide?did=reassign.reassign&number=0330')
    await harness.runtime.settled()
    expect((await harness.read(id)).handlings[0].unit).toBe('wjw')
  })

  test('what waits for a unit that is gone is listed with why', async () => {
    const gone = { name: '市金融监管局', kind: 'government', letterhead: '市金融监管局', docPrefix: '厦金函' }
    const id = await harness.submit('0340')
    await harness.act(secretariat, id, 'review', 'accept')
    await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'jrj' }] })
    await harness.ok(admin, 'PUT', '/api/units/jrj', { ...gone, active: false })
    const { text } = await office.request('/decide')
    expect(text).toMatch(new RegExp(`href="/suggestions/${id}#[^"]*"[^>]*>关于第0340号`))
    expect(text).toContain('单位已撤销')
  })

  test('the board has it in its column, and the unit is urged once', async () => {
    const id = '16-5-0330'
    const column = (text: string, name: string) => text.split(`id="column-${name}"`)[1]?.split('<section')[0] ?? ''
    const { text } = await office.request('/board')
    expect(column(text, 'acknowledge')).toContain(`href="/suggestions/${id}"`)
    expect(text).not.toContain('已催办')
    expect((await leader.request('/board')).text).not.toContain('/board/urge/')
    expect((await office.request('/board?unit=jtj')).text).not.toContain(`href="/suggestions/${id}"`)

    const urge = `/board/urge/${id}.1`
    expect(text).toContain(`href="${urge}"`)
    const form = await office.request(urge)
    expect(form.text).toContain('请抓紧办理')
    expect((await office.request(urge, { fields: { text: '', once: 'u0' } })).status).toBe(400)
    const fields = { text: '请尽快签收。', once: 'u1' }
    const sent = await Promise.all([office.request(urge, { fields }), office.request(urge, { fields })])
    for (const { status, headers } of sent) {
      expect(status).toBe(303)
      expect((await office.open(headers.get('location') ?? '')).text).toContain('已催办第 0330 号（市卫生健康委员会）')
    }
    expect((await harness.read(id)).urgings).toHaveLength(1)
  })
})
