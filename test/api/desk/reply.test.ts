import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, unit } from '../../support/harness.ts'
import { TestBrowser } from './browser.ts'

let harness: Harness
let officer: TestBrowser
let office: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  officer = new TestBrowser(harness)
  office = new TestBrowser(harness)
  await officer.signIn('dev|unit|ybj|邵立安')
  await office.signIn('dev|unit|ybj|聂晓棠')
})
afterAll(() => harness.close())

const said = (html: string): string => html.replace(/<[^>]+>/g, '').replace(/\s+/g, ' ')

const begin = async (number: string) => {
  const id = await harness.submit(number)
  await harness.toDraft(id, 'ybj', ['wjw'])
  const { stepId } = await harness.open(id, 'draft')
  return { id, stepId, path: `/suggestions/${id}/reply/${encodeURIComponent(stepId)}` }
}
const written = {
  step: 'draft',
  outcome: 'submit',
  category: 'C',
  title: '关于门诊统筹的答复函',
  body: '收悉。\n一、做法\n（一）扩面。我局扩大定点。\n三、打算',
  disclosure: 'open',
}

describe('the editor', () => {
  test('begins with the wording of a letter, what categories ask for, and what is at hand', async () => {
    const { id, path } = await begin('0401')
    const page = await officer.request(`/suggestions/${id}`)
    expect(page.text).toContain(`href="${path}"`)
    const { status, text } = await officer.request(path)
    expect(status).toBe(200)
    expect(text).toContain('收悉。现答复如下：')
    expect(said(text)).toContain('B 正在解决或列入计划解决 须列出承诺事项，须写明办理计划')
    expect(said(text)).toContain('会办意见。')
    expect(text).toContain('data-guard=""')
  })

  test('is not there for who does not write it, nor once it is written', async () => {
    const { id, path } = await begin('0402')
    const other = await office.request(path)
    expect([other.status, other.headers.get('location')]).toEqual([303, `/suggestions/${id}`])
    await officer.request(path, { fields: written })
    expect((await officer.request(path)).status).toBe(303)
  })

  test('previews the letter without sending it, and keeps what was typed, unguarded no longer', async () => {
    const { id, path } = await begin('0403')
    const { status, text } = await officer.request(path, { fields: { ...written, preview: '1' } })
    expect(status).toBe(200)
    expect(text).toContain('data-guard="unsent"')
    expect(text).toContain('三、打算</textarea>')
    const letter = said(/<article class="letter".*?<\/article>/s.exec(text)?.[0] ?? '')
    expect(letter).toMatch(
      /类别：C\s*主动公开.*市医疗保障局.*文号待编.*关于门诊统筹的答复函.*林一代表：.*收悉。.*一、做法.*市医疗保障局.*联系人：综合处 经办人.*抄送：/,
    )
    expect(text).toContain('<b class="level-2">（一）扩面。</b>我局扩大定点。')
    expect(said(text)).toContain('三、打算 序号不连续')
    expect((await harness.open(id, 'draft')).step).toBe('draft')
  })

  test('previews what is not complete yet', async () => {
    const { path } = await begin('0404')
    const { status, text } = await officer.request(path, { fields: { step: 'draft', outcome: 'submit', preview: '1' } })
    expect(status).toBe(200)
    expect(text).not.toContain('role="alert"')
  })

  test('says beside the fields and on top what a category asks for', async () => {
    const { path } = await begin('0405')
    const { status, text } = await officer.request(path, { fields: { ...written, category: 'B' } })
    expect(status).toBe(400)
    expect(text).toContain('role="alert"')
    expect(said(text)).toContain('B 类须列出承诺事项')
    expect(text).toContain('三、打算</textarea>')
    const more = await officer.request(path, { fields: { ...written, category: 'B', add: 'commitments' } })
    expect(more.text).toContain('name="commitments.0.item"')
    expect(more.text).toContain('三、打算</textarea>')
  })

  test('sends the draft once, whatever is clicked', async () => {
    const { id, path } = await begin('0406')
    const fields = { ...written, once: 'k' }
    const both = await Promise.all([officer.request(path, { fields }), officer.request(path, { fields })])
    for (const { status, headers } of both)
      expect([status, headers.get('location')]).toEqual([303, `/suggestions/${id}?done=draft.submit`])
    await harness.runtime.settled()
    expect((await harness.read(id)).handlings[0].drafts).toBe(1)
  })

  test('loses nothing where another was quicker', async () => {
    const { path } = await begin('0407')
    await officer.request(path, { fields: written })
    const late = await officer.request(path, { fields: { ...written, body: '写了很久的正文', once: 'other' } })
    expect(late.status).toBe(409)
    expect(late.text).toContain('写了很久的正文')
  })
})

describe('the letter', () => {
  test('shows the number that it will get, then the one it got, and prints alone', async () => {
    const { id, path } = await begin('0408')
    await officer.request(path, { fields: written })
    await harness.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
    await harness.act(unit('ybj', 'office'), id, 'clear', 'approve')
    await harness.act(unit('ybj', 'head'), id, 'sign', 'sign')
    const before = said((await office.request(`/suggestions/${id}`)).text)
    const next = /不填则编为 (厦医保函〔2025〕\d+号)/.exec(before)?.[1] ?? ''
    expect(next).not.toBe('')
    await harness.act(unit('ybj', 'office'), id, 'issue', 'issue')
    expect((await harness.read(id)).handlings[0].documentNumber).toBe(next)
    const { status, text } = await office.request(`/suggestions/${id}/letters/${id}.1/1`)
    expect(status).toBe(200)
    expect(said(text)).toContain(next)
    expect(said(text)).toContain('2025年2月10日')
    expect((await office.request(`/suggestions/${id}/letters/${id}.1/2`)).status).toBe(404)
  })
})
