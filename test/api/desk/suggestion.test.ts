import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { probes } from '../../../functions/api/desk/suggestion/probes.ts'
import type { Person } from '../../../functions/api/desk/viewer.ts'
import { actNamed, acts as register } from '../../../shared/acts/register.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { xiamen2025 } from '../../../shared/profiles/places/xiamen-2025.ts'
import { admin, Harness, secretariat, unit } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

const subs = {
  office: 'dev|unit|ybj|聂晓棠',
  officer: 'dev|unit|ybj|邵立安',
  head: 'dev|unit|ybj|温致和',
  coOffice: 'dev|unit|wjw|傅明舟',
  stranger: 'dev|unit|jtj|盛亦凡',
  leader: 'dev|leader|解云帆',
}

let harness: Harness
const browsers = new Map<string, TestBrowser>()
/** That person's browser, signed in. */
const as = async (sub: string): Promise<TestBrowser> => {
  const have = browsers.get(sub)
  if (have) return have
  const browser = new TestBrowser(harness)
  await browser.signIn(sub)
  browsers.set(sub, browser)
  return browser
}
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

/** What a page says, without its marks. */
const said = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')
const pageOf = async (sub: string, id: string) => (await (await as(sub)).request(`/suggestions/${id}`)).text

const bar = (html: string) => {
  const found = /<ol class="stages"[^>]*>(.*?)<\/ol>/s.exec(html)?.[1] ?? ''
  return [...found.matchAll(/<li class="(\w+)"( aria-current="step")?>/g)].map((m) => `${m[1]}${m[2] ? '!' : ''}`)
}

const draft = {
  category: 'C',
  title: '关于第0301号建议的答复函',
  body: '收悉。\n一、做法\n我局将于年底前完成扩面。',
  disclosure: 'open',
}

describe('the stage bar', () => {
  test('follows the workflow from the review to the rating', async () => {
    const id = await harness.submit('0301')
    expect(bar(await pageOf(secretariatSub, id))).toEqual(['now!', 'todo', 'todo', 'todo', 'todo', 'todo'])
    await harness.toDraft(id)
    expect(bar(await pageOf(subs.officer, id))).toEqual(['done', 'done', 'now!', 'todo', 'todo', 'todo'])
    await harness.toEvaluate(id, 'ybj', draft)
    expect(bar(await pageOf(subs.officer, id))).toEqual(['done', 'done', 'done', 'done', 'now!', 'todo'])
  })

  test('is one per handling where there are several, and the whole is as far as the last', async () => {
    const id = await harness.submit('0302')
    await harness.act(secretariat, id, 'review', 'accept')
    await harness.act(secretariat, id, 'assign', 'assign', {
      mode: 'separate',
      handlings: [
        { lead: 'ybj', part: '报销' },
        { lead: 'jtj', part: '班车' },
      ],
    })
    const [first = ''] = (await harness.read(id)).handlings.map((h: { id: string }) => h.id)
    await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept', {}, { handling: first })
    const html = await pageOf(secretariatSub, id)
    expect(html.match(/<ol class="stages"/g)).toHaveLength(3)
    expect(bar(html)[0]).toBe('now!')
  })

  test('of a case that has ended says how', async () => {
    const id = await harness.submit('0303')
    await harness.act(secretariat, id, 'review', 'return', { as: 'letter', reason: '按来信办理为宜。' })
    const html = await pageOf(secretariatSub, id)
    expect(said(html)).toContain('已退回')
    expect(said(html)).toContain('按来信办理为宜。')
    expect(bar(html)).toEqual([])
  })
})

test('why a date is what it is, is said as the API says it', async () => {
  const id = await harness.submit('0304')
  await harness.toDraft(id)
  const { stepId } = await harness.open(id, 'draft')
  const { words } = await harness.ok(
    secretariat,
    'GET',
    `/api/suggestions/${id}/steps/${encodeURIComponent(stepId)}/due`,
  )
  const html = await pageOf(subs.officer, id)
  expect(html).toContain('为什么是这天？')
  expect(said(html)).toContain(words.zh)
  expect(said(await pageOf(secretariatSub, id))).toContain('“编号发文”须在 2025-05-10 当天结束前完成。')
})

describe('who sees what', () => {
  test('lead and co-unit see the case, another unit and an admin do not', async () => {
    const id = await harness.submit('0305')
    await harness.toDraft(id, 'ybj', ['wjw'])
    for (const path of [
      `/suggestions/${id}`,
      `/suggestions/${id}/letters/${id}.1/draft`,
      `/suggestions/${id}/reply/x`,
    ]) {
      const foreign = await (await as(subs.stranger)).request(path)
      expect([path, foreign.status]).toEqual([path, 404])
      expect(said(foreign.text)).not.toContain('0305')
      expect((await (await as('dev|admin|安子墨')).request(path)).status).toBe(404)
    }
    for (const sub of [subs.office, subs.coOffice, subs.leader])
      expect((await (await as(sub)).request(`/suggestions/${id}`)).status).toBe(200)
  })

  test('a confidential one is not there for who is not named, forms neither', async () => {
    const id = await harness.submit('0306', { confidential: 'identity', visibleTo: ['代表工委'] })
    const answer = await (await as(secretariatSub)).request(`/suggestions/${id}`)
    expect(answer.status).toBe(404)
    const { stepId } = { stepId: 'x' }
    for (const path of [`steps/${stepId}`, 'acts/urging', `reply/${stepId}`]) {
      const fields = { step: 'review', outcome: 'accept', handling: `${id}.1`, text: '请办' }
      expect((await (await as(secretariatSub)).request(`/suggestions/${id}/${path}`, { fields })).status).toBe(404)
    }
  })

  test('phones are nowhere', async () => {
    const id = await harness.submit('0307')
    await harness.toDraft(id)
    for (const sub of [secretariatSub, subs.office, subs.officer])
      expect(await pageOf(sub, id)).not.toContain('13800000000')
  })
})

describe('the timeline', () => {
  test('tells in words who did what, oldest first', async () => {
    const id = await harness.submit('0308')
    await harness.toDraft(id, 'ybj', ['wjw'])
    const words = said(await pageOf(subs.office, id))
    const story = words.slice(words.indexOf('全程记录'))
    const order = [
      '提出建议《关于第0308号事项的建议》',
      '「审核」：受理',
      '「交办」：交办',
      '「签收」：签收',
      '「会办意见」',
    ]
    expect(order.map((one) => story.indexOf(one))).toEqual(order.map((one) => story.indexOf(one)).sort((a, b) => a - b))
    for (const one of order) expect(story).toContain(one)
    expect(story).not.toMatch(/GenerationStarted|undefined|\[object/)
  })
})

test('an office gives the work on with one button per officer whose section is known', async () => {
  const id = await harness.submit('0314')
  await harness.ok(admin, 'PUT', `/api/people/${encodeURIComponent('dev|unit|ybj|邵立安')}`, {
    name: '邵立安',
    role: 'unit',
    unit: 'ybj',
    section: '医药服务管理处',
    duties: ['officer'],
  })
  await harness.act(secretariat, id, 'review', 'accept')
  await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
  await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
  const html = await pageOf(subs.office, id)
  expect(html).toContain('分派给邵立安（医药服务管理处）</button>')
  const { stepId } = await harness.open(id, 'dispatch')
  const fields = { step: 'dispatch', outcome: 'dispatch', section: '医药服务管理处', officer: '邵立安', once: 'd' }
  const answer = await (await as(subs.office)).request(`/suggestions/${id}/steps/${stepId}`, { fields })
  expect(answer.status).toBe(303)
  expect((await harness.read(id)).handlings[0]).toMatchObject({ section: '医药服务管理处', officer: '邵立安' })
})

describe('drafts', () => {
  test('are compared with the one before, with words for who does not see colours', async () => {
    const id = await harness.submit('0309')
    await harness.toDraft(id)
    const write = (body: string) => harness.act(unit('ybj', 'officer'), id, 'draft', 'submit', { ...draft, body })
    await write(draft.body)
    await harness.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
    await harness.act(unit('ybj', 'office'), id, 'clear', 'send-back', { comments: '时限再具体些。' })
    await write(draft.body.replace('年底前', '十月底前'))
    await harness.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
    const html = await pageOf(subs.office, id)
    expect(html).toContain('<del><span class="hidden">删去：</span>年底</del>')
    expect(html).toContain('<ins><span class="hidden">增加：</span>十月底</ins>')
    expect(said(html)).toContain('与第 1 稿相比')
    expect(said(html)).toContain('时限再具体些。')
  })
})

describe('other acts', () => {
  test.for(register.map((a) => a.act))('%s is tried with a form that is right', (name) => {
    const people: Person[] = [
      { role: 'unit', sub: 'a', unit: 'ybj', duties: [] },
      { role: 'secretariat', sub: 'b' },
    ]
    for (const person of people) {
      const probe = probes[name]?.({
        state: { suggestion: { deputies: [{ name: '林一' }] }, handlings: [] } as unknown as CaseState,
        profile: xiamen2025,
        person,
        today: '2025-02-10',
        handling: '16-5-1.1',
        unit: 'wjw',
      })
      expect(actNamed(name).form.safeParse(probe).error).toBeUndefined()
    }
  })

  const acts = (html: string) => [...html.matchAll(/action="\/suggestions\/[^/]+\/acts\/([a-z-]+)"/g)].map((m) => m[1])

  test('are offered to whom the API lets do them now', async () => {
    const id = await harness.submit('0310')
    expect(acts(await pageOf(secretariatSub, id))).toEqual(['key', 'amendment', 'withdrawal'])
    await harness.toDraft(id, 'ybj', ['wjw'])
    expect(acts(await pageOf(subs.leader, id))).toEqual(['instructions'])
    expect(acts(await pageOf(subs.officer, id))).toEqual(
      expect.arrayContaining(['contacts', 'extensions', 'opinion-send-back', 'opinion-dispute', 'merge']),
    )
    expect(acts(await pageOf(subs.officer, id))).not.toContain('urging')
    expect(acts(await pageOf(subs.coOffice, id))).toEqual([])
    expect(acts(await pageOf(secretariatSub, id))).toEqual(
      expect.arrayContaining(['urging', 'key', 'reassignment', 'receipts', 'amendment']),
    )
    // Here a suggestion is withdrawn before its assignment only.
    expect(acts(await pageOf(secretariatSub, id))).not.toContain('withdrawal')
  })

  test('are sent from the page, kept when wrong, and said when done', async () => {
    const id = await harness.submit('0311')
    await harness.toDraft(id)
    const office = await as(subs.office)
    const path = `/suggestions/${id}/acts/extensions`
    const fields = { handling: `${id}.1`, variant: '', once: 'x1' }
    const wrong = await office.request(path, { fields: { ...fields, months: '9', reason: '需要调研' } })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('href="#act.extensions-months"')
    expect(wrong.text).toContain('value="9"')
    const twice = { ...fields, once: 'x2', months: '2', reason: '需要调研' }
    const done = [await office.request(path, { fields: twice }), await office.request(path, { fields: twice })]
    for (const { status, headers } of done)
      expect([status, headers.get('location')]).toEqual([303, `/suggestions/${id}?did=extensions`])
    expect((await harness.read(id)).handlings[0].extensions).toHaveLength(1)
    const after = said((await office.request(`/suggestions/${id}?did=extensions`)).text)
    expect(after).toContain('「申请延期」已办理。')
    expect(after).toContain('需要调研')
  })

  test('an amendment says only what was changed', async () => {
    const id = await harness.submit('0312')
    const browser = await as(secretariatSub)
    const fields = {
      title: '关于完善门诊统筹的建议',
      body: '建议写明的内容。',
      topics: '医疗保障',
      'deputies.0.name': '林一',
      'deputies.0.lead': 'on',
      disclosure: 'full',
      reason: '题目录错。',
    }
    const answer = await browser.request(`/suggestions/${id}/acts/amendment`, { fields })
    expect(answer.status).toBe(303)
    const log = await harness.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)
    expect(log.at(-1).events[0].form).toEqual({ title: '关于完善门诊统筹的建议', reason: '题目录错。' })
  })

  test('what nobody may do is refused with what was typed', async () => {
    const id = await harness.submit('0313')
    await harness.toDraft(id)
    const answer = await (await as(subs.office)).request(`/suggestions/${id}/acts/urging`, {
      fields: { handling: `${id}.1`, text: '请抓紧办理这一件。' },
    })
    expect(answer.status).toBe(403)
    expect(answer.text).toContain('请抓紧办理这一件。')
    expect((await (await as(subs.office)).request(`/suggestions/${id}/acts/nothing`, { fields: {} })).status).toBe(404)
  })
})
