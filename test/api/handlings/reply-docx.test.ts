import mammoth from 'mammoth'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../../infra/local/issuer.ts'
import { admin, Harness, leader, secretariat, unit } from '../../support/harness.ts'
import { TestBrowser } from '../desk/browser.ts'
import { expectProblem } from '../problem.ts'

const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const phone = '13987654321'

let harness: Harness
/** One that was answered, with a promise; one that is drafted; one that is not drafted yet. */
let answered = ''
let drafted = ''
let begun = ''
beforeAll(async () => {
  harness = await Harness.xiamen()
  const deputies = [
    { name: '林一', lead: true, phone },
    { name: '王二', phone },
  ]
  answered = await harness.submit('0105', { deputies })
  await harness.toDraft(answered, 'ybj', ['wjw'])
  await harness.toEvaluate(answered, 'ybj', {
    category: 'B',
    title: '关于市十六届人大五次会议第0105号建议办理情况的答复',
    body: '一、做法\n（一）扩面。我局扩大定点。\n二、打算\n年底前完成。',
    commitments: [{ item: '新增8家定点药店', dueOn: '2025-10-31' }],
  })
  drafted = await harness.submit('0106')
  await harness.toDraft(drafted)
  await harness.act(unit('ybj', 'officer'), drafted, 'draft', 'submit', {
    category: 'C',
    title: '关于第0106号建议的答复',
    body: '一、情况',
    disclosure: 'open',
  })
  begun = await harness.submit('0107')
  await harness.toDraft(begun, 'ybj', ['wjw'])
}, 120_000)
afterAll(() => harness.close())

const get = async (path: string, as: Claims | undefined = unit('ybj', 'officer')) => {
  const answer = await harness.runtime.app.request(`/api/handlings/${path}`, {
    headers: { host: '127.0.0.1', ...(as && { authorization: `Bearer ${await harness.runtime.issuer.token(as)}` }) },
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  const { headers, status } = answer
  return { status, headers, bytes }
}
const problemOf = ({ status, headers, bytes }: Awaited<ReturnType<typeof get>>) => ({
  status,
  headers,
  body: JSON.parse(bytes.toString()),
})
const textIn = async (buffer: Buffer): Promise<string> => (await mammoth.extractRawText({ buffer })).value
const nameIn = (headers: Headers): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(headers.get('content-disposition') ?? '')?.[1] ?? '')

describe('the reply letter as Word', () => {
  test('is the letter that was issued, under its number and title', async () => {
    const { status, headers, bytes } = await get(`${answered}.1/reply.docx`)
    expect([status, headers.get('content-type')]).toEqual([200, wordType])
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="reply-16-5-0105.1.docx"; filename\*=UTF-8''[\w%.-]+$/,
    )
    const { documentNumber } = (await harness.read(answered)).handlings[0]
    expect(nameIn(headers)).toBe(`${documentNumber}关于市十六届人大五次会议第0105号建议办理情况的答复.docx`)
    const said = await textIn(bytes)
    for (const words of [
      '答复类别：B',
      '市医疗保障局',
      documentNumber,
      '林一、王二代表：',
      '《关于第0105号事项的建议》（第0105号）收悉。现答复如下：',
      '（一）扩面。我局扩大定点。',
      '2025年2月10日',
      '（此件主动公开）',
      '（联系人：综合处 经办人）',
      '抄送：人大代表工作机构，政府办公厅。',
      '代表建议办理情况征询意见表',
      '市十六届人大五次会议',
      '请自代表收到答复之日起15个工作日内填写',
    ])
      expect(said).toContain(words)
    expect(said).not.toContain(phone)
    expect(said).not.toContain('未签发')
  })

  test('is the draft, and says so, where none was issued', async () => {
    const { status, headers, bytes } = await get(`${drafted}.1/reply.docx`)
    expect(status).toBe(200)
    expect(nameIn(headers)).toBe('关于第0106号建议的答复（第1稿）.docx')
    const said = await textIn(bytes)
    expect(said).toContain('第1稿，未签发')
    expect(said).toContain('文号待编')
  })

  test('is the one that is asked for', async () => {
    expect(await textIn((await get(`${answered}.1/reply.docx?which=draft`)).bytes)).toContain('未签发')
    expect((await get(`${answered}.1/reply.docx?which=1`)).status).toBe(200)
    expect((await get(`${answered}.1/reply.docx?which=2`)).status).toBe(404)
    for (const wrong of ['which=0', 'which=x', 'which=1.5', 'other=1'])
      expect((await get(`${answered}.1/reply.docx?${wrong}`)).status).toBe(400)
  })

  test('is not there yet', async () => {
    expectProblem(problemOf(await get(`${begun}.1/reply.docx`)), 409)
  })

  test.each([
    ['the secretariat', secretariat, 200],
    ['a leader', leader, 200],
    ['the lead unit', unit('ybj', 'office'), 200],
    ['a co-unit', unit('wjw', 'office'), 200],
    ['another unit', unit('jtj'), 404],
    ['an admin', admin, 404],
    ['nobody', undefined, 401],
  ] as const)('for %s', async (_, as, status) => {
    const answer = as
      ? await get(`${answered}.1/reply.docx`, as as Claims)
      : await harness.call(undefined, 'GET', `/api/handlings/${answered}.1/reply.docx`)
    expect(answer.status).toBe(status)
  })

  test.each(['16-5-9999.1', '16-5-0105.9', '16-5-0105', 'x', '..'])('is not there for %s', async (id) => {
    expect((await get(`${id}/reply.docx`)).status).toBe(404)
  })
})

describe('the other letters', () => {
  test('a co-opinion is a letter to the lead unit', async () => {
    const { status, headers, bytes } = await get(`${answered}.1/opinions/wjw/letter.docx`, unit('wjw'))
    expect([status, headers.get('content-type')]).toEqual([200, wordType])
    expect(nameIn(headers)).toBe('关于市十六届人大五次会议第0105号建议的会办意见函.docx')
    const said = await textIn(bytes)
    for (const words of ['市卫生健康委员会', '市医疗保障局：', '会办意见。', '2025年2月10日'])
      expect(said).toContain(words)
    for (const none of ['答复类别', '抄送', '征询意见表']) expect(said).not.toContain(none)
    expect((await get(`${answered}.1/opinions/jtj/letter.docx`)).status).toBe(404)
    expect((await get(`${answered}.1/opinions/toString/letter.docx`)).status).toBe(404)
    expect((await get(`${answered}.1/opinions/wjw/letter.docx`, unit('jtj'))).status).toBe(404)
  })

  test('a promise is a letter once it is met', async () => {
    const path = `${answered}.1/promises/c1/letter.docx`
    expectProblem(problemOf(await get(path)), 409)
    expect((await get(`${answered}.1/promises/c2/letter.docx`)).status).toBe(404)
    const id = answered
    await harness.act(secretariat, id, 'evaluate', 'rate', {
      attitude: 'satisfied',
      result: 'satisfied',
      comments: '好',
    })
    await harness.act(unit('ybj', 'officer'), id, 'fulfil', 'fulfilled', {
      on: harness.today(),
      evidence: '8家药店已全部营业。',
      documentNumber: '厦医保函〔2025〕88号',
      category: 'A',
    })
    const { status, headers, bytes } = await get(path)
    expect(status).toBe(200)
    expect(nameIn(headers)).toContain('承诺事项落实情况的函.docx')
    const said = await textIn(bytes)
    for (const words of [
      '新增8家定点药店',
      '8家药店已全部营业。',
      '厦医保函〔2025〕88号',
      '答复类别：A',
      '林一、王二代表：',
    ])
      expect(said).toContain(words)
    expect(said).not.toContain('办理态度')
    expect((await get(path, unit('jtj'))).status).toBe(404)
  })
})

test('the letter’s page links to it, and who may not read the page gets nothing', async () => {
  const browser = new TestBrowser(harness)
  await browser.signIn('dev|unit|ybj|聂晓棠')
  const path = `/suggestions/${answered}/letters/${answered}.1/1`
  expect((await browser.request(path)).text).toContain(`href="${path}/word"`)
  const { status, headers } = await browser.request(`${path}/word`)
  expect([status, headers.get('content-type')]).toEqual([200, wordType])
  expect((await browser.request(`/suggestions/${answered}/letters/${answered}.1/7/word`)).status).toBe(404)
})
