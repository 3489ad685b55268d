import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, secretariat, unit } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

const phone = '13987654321'

let harness: Harness
let office: TestBrowser
let lead: TestBrowser
let id: string
let path: string
beforeAll(async () => {
  harness = await Harness.xiamen()
  const as = async (sub: string) => {
    const browser = new TestBrowser(harness)
    await browser.signIn(sub)
    return browser
  }
  office = await as(secretariatSub)
  lead = await as('dev|unit|ybj|聂晓棠')
  id = await harness.submit('0701', { deputies: [{ name: '林一', lead: true, phone }, { name: '苏二' }] })
  await harness.toDraft(id)
  path = `/suggestions/${id}/deputies`
})
afterAll(() => harness.close())

const events = async (): Promise<{ type: string }[]> =>
  (await harness.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)).flatMap(
    (c: { events: { type: string }[] }) => c.events,
  )
const personal = async (): Promise<unknown> => {
  const { deputies } = await harness.ok(secretariat, 'GET', `/api/suggestions/${id}/deputies`)
  return [...deputies].sort((a, b) => (a.name < b.name ? -1 : 1))
}

describe('how deputies are reached', () => {
  test('the page says whether there is a phone, and shows it only when it is asked for, which the log keeps', async () => {
    const page = await lead.request(path)
    expect(page.status).toBe(200)
    expect(page.text).toContain('已登记')
    expect(page.text).not.toContain(phone)
    expect(page.text).not.toContain('更改手机号和邮箱')
    const before = (await events()).length
    const shown = await lead.request(`${path}/read`, { fields: {} })
    expect(shown.text).toContain(phone)
    expect((await events()).slice(before)).toEqual([{ type: 'PersonalDataRead' }])
  })

  test.for([
    ['dev|leader|解云帆', 403],
    ['dev|inspector|暴雪松', 403],
    ['dev|unit|wjw|傅明舟', 404],
    ['dev|admin|安子墨', 404],
  ] as const)('%s answers %i', async ([sub, status]) => {
    const browser = new TestBrowser(harness)
    await browser.signIn(sub)
    for (const at of [path, `${path}/read`, `${path}/contact`, `${path}/links`, `${path}/end`]) {
      const answer = await browser.request(at, at === path ? {} : { fields: { deputy: '林一' } })
      expect([at, answer.status]).toEqual([at, status])
      expect(answer.text).not.toContain(phone)
    }
  })

  test('the secretariat changes and clears it; the log says that, and never the number', async () => {
    const change = (fields: Record<string, string>) => office.request(`${path}/contact`, { fields })
    const done = await change({ once: 'c1', deputy: '苏二', phone: '13711112222', email: 'su@example.org' })
    expect(done.status).toBe(303)
    expect((await office.request(done.headers.get('location') ?? '')).text).toContain('苏二代表的联系方式已更改。')
    await change({ once: 'c1', deputy: '苏二', phone: '13711112222', email: 'su@example.org' })
    expect(await personal()).toEqual([
      { name: '林一', phone },
      { name: '苏二', phone: '13711112222', email: 'su@example.org' },
    ])
    await change({ once: 'c2', deputy: '苏二', clear: 'phone' })
    expect(await personal()).toContainEqual({ name: '苏二', email: 'su@example.org' })
    const log = (await events()).filter((e) => e.type === 'PersonalDataChanged')
    expect(log).toEqual([
      { type: 'PersonalDataChanged', deputy: '苏二', phone: 'set', email: 'set' },
      { type: 'PersonalDataChanged', deputy: '苏二', phone: 'cleared' },
    ])
    const { text } = await office.request(`/suggestions/${id}`)
    expect(text).toContain('清除代表苏二的手机号')
    expect(text).not.toContain('13711112222')
  })

  test('a wrong number comes back with what was typed; units change nothing', async () => {
    const wrong = await office.request(`${path}/contact`, { fields: { deputy: '苏二', phone: '电话' } })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('value="电话"')
    const none = await office.request(`${path}/contact`, { fields: { deputy: '苏二' } })
    expect(none.text).toContain('没有写明要更改什么')
    const byUnit = await lead.request(`${path}/contact`, { fields: { deputy: '苏二', phone: '13700000001' } })
    expect(byUnit.status).toBe(403)
    expect(
      (await harness.call(unit('ybj'), 'POST', `/api/suggestions/${id}/deputies`, { deputy: '苏二' })).status,
    ).toBe(403)
  })

  test('two who change at the same instant lose nothing of each other’s', async () => {
    const change = (deputy: string, email: string) =>
      harness.ok(secretariat, 'POST', `/api/suggestions/${id}/deputies`, { deputy, email })
    await Promise.all([change('林一', 'lin@example.org'), change('苏二', 'su2@example.org')])
    expect(await personal()).toMatchObject([{ email: 'lin@example.org' }, { email: 'su2@example.org' }])
    await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/deputies`, { deputy: '苏二', email: null })
    expect(await personal()).toContainEqual({ name: '苏二' })
  })
})

describe('links', () => {
  const codeIn = (text: string) => /<dd class="code">([^<]+)<\/dd>/.exec(text)?.[1] ?? ''

  test('a code is handed over: it opens the case, the log says so, and the page after it shows none', async () => {
    const fields = { once: 'l1', deputy: '苏二', for: 'read~~', how: 'hand' }
    const slip = await office.request(`${path}/links`, { fields })
    const code = codeIn(slip.text)
    expect(slip.text).not.toContain('对答复稿提意见')
    expect(codeIn((await office.request(`${path}/links`, { fields })).text)).toBe(code)
    expect((await office.request(path)).text).not.toContain(code)
    const opened = await harness.call(undefined, 'POST', '/api/links/exchange', { secret: code })
    expect(opened.body).toMatchObject({ suggestion: id, purpose: 'read', lead: false })
    expect((await events()).filter((e) => e.type === 'LinkReissued')).toEqual([
      { type: 'LinkReissued', deputy: '苏二', purpose: 'read', issue: 2, handed: true },
    ])
    expect(JSON.stringify(await events())).not.toContain(code)
    expect((await office.request(`/suggestions/${id}`)).text).toContain('当面交给代表苏二的链接代码')
  })

  test('it is sent anew, ended, and of a purpose that is not there refused', async () => {
    const sent = await office.request(`${path}/links`, {
      fields: { once: 'l2', deputy: '林一', for: 'read~~', how: 'send' },
    })
    expect(sent.headers.get('location')).toContain('did=sent')
    await harness.runtime.settled()
    const mail = harness.runtime.mailbox.list().findLast((m) => m.kind === 'link-reissued')
    expect(mail?.link).toContain('/d#')
    const refused = await office.request(`${path}/links`, {
      fields: { deputy: '苏二', for: 'evaluate~~', how: 'hand' },
    })
    expect(refused.status).toBe(400)
    expect(codeIn(refused.text)).toBe('')
    await office.request(`${path}/end`, { fields: { once: 'e1', deputy: '林一', reason: '链接发错了人。' } })
    const gone = await harness.call(undefined, 'POST', '/api/links/exchange', { secret: mail?.code })
    expect(gone.status).toBe(409)
  })
})
