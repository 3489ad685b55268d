import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import type { Claims } from '../../../infra/local/issuer.ts'
import { Harness, leader, secretariat, unit } from '../../support/harness.ts'

let h: Harness
const hostile = '=HYPERLINK("http://evil.example","点我")'
beforeAll(async () => {
  h = await Harness.xiamen()
  const answered = await h.submit('0105', { title: '关于医保的建议', topics: ['医疗保障'] })
  await h.toDraft(answered)
  await h.toEvaluate(answered)
  await h.act(secretariat, answered, 'evaluate', 'rate', {
    attitude: 'satisfied',
    result: 'basically-satisfied',
    on: h.today(),
  })
  const open = await h.submit('0106', { title: hostile, topics: ['＋cmd', '@SUM(A1)'] })
  await h.act(secretariat, open, 'review', 'accept')
  await h.act(secretariat, open, 'assign', 'assign', {
    mode: 'separate',
    handlings: [
      { lead: 'wjw', co: ['jrj'], part: '药品' },
      { lead: 'jtj', part: '交通' },
    ],
  })
  await h.submit('0107', {
    confidential: 'content',
    topics: ['其他'],
    visibleTo: ['代表工委'],
    title: '一件保密的建议',
  })
  await h.submit('0108', { topics: ['其他'], title: '控制符\u0007\u0000与半个字\ud83d的建议' })
})
afterAll(() => h.close())

const fetchLedger = async (as: Claims, query = '?session=16-5') => {
  const answer = await h.runtime.app.request(`/api/exports/ledger.xlsx${query}`, {
    headers: { host: '127.0.0.1', authorization: `Bearer ${await h.runtime.issuer.token(as)}` },
  })
  return { status: answer.status, headers: answer.headers, file: Buffer.from(await answer.arrayBuffer()) }
}
const sheet = async (file: Buffer, name = '台账') => {
  const [header = [], ...rows] = await readSheet(file, name)
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [String(column), row[i]])))
}
/** The parts of the file as they are. */
const partsOf = async (file: Buffer) => {
  const parts = new Map<string, string>()
  const zip = await fromBufferPromise(file, { lazyEntries: true })
  for await (const entry of zip.eachEntry()) {
    const chunks: Buffer[] = []
    for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer)
    parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
  }
  return parts
}

describe('the ledger that is taken away', () => {
  test('has a line for each handling, with real dates, and the rates that the figures say', async () => {
    const { status, headers, file } = await fetchLedger(secretariat)
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toContain(encodeURIComponent('市十六届人大五次会议建议台账.xlsx'))
    const lines = await sheet(file)
    expect(lines.map((line) => [line.编号, line.主办单位])).toEqual([
      ['0105', '市医疗保障局'],
      ['0106', '市卫生健康委员会'],
      ['0106', '市交通运输局'],
      ['0107', null],
      ['0108', null],
    ])
    const reading = await h.read('16-5-0105')
    const [handling] = reading.handlings
    expect(lines[0]).toMatchObject({
      届次: '市十六届人大五次会议',
      类型: '大会建议',
      标题: '关于医保的建议',
      领衔代表: '林一',
      主题: '医疗保障',
      交办日期: new Date(`${handling.assignedOn}T00:00:00Z`),
      现期限: new Date(`${handling.dueOn}T00:00:00Z`),
      期限情况: '按期',
      文号: handling.documentNumber,
      对办理态度: '满意',
      对办理结果: '基本满意',
      评价轮次: 1,
    })
    expect(lines[1]).toMatchObject({
      会办单位: '市金融监管局',
      会办意见: '市金融监管局：未提出',
      环节: '签收',
      期限情况: '正常',
    })

    const rates = await sheet(file, '比率')
    const onTime = (await h.ok(secretariat, 'GET', '/api/rates?session=16-5')).rates.onTime
    expect(rates.find((line) => line.指标 === '按期办结率')).toMatchObject({
      比率: onTime.rate,
      分子: onTime.numerator,
      分母: onTime.denominator,
      口径: onTime.basis,
    })
    expect(rates.find((line) => line.指标 === '承诺落实率')).toMatchObject({ 比率: null, 分母: 0 })
    expect((await sheet(file, '按单位')).map((line) => line.承办单位)).toContain('市医疗保障局')
  })

  test('scenario 29: cells that begin as formulas do stay text, and what XML cannot hold is left out', async () => {
    const { file } = await fetchLedger(secretariat)
    const lines = await sheet(file)
    expect(lines[1]).toMatchObject({ 标题: hostile, 主题: '＋cmd、@SUM(A1)' })
    expect(lines[4]?.标题).toMatch(/^控制符与半个字\ufffd?的建议$/)
    const parts = await partsOf(file)
    const xml = parts.get('xl/worksheets/sheet1.xml') ?? ''
    expect(xml).not.toMatch(/<f[ >]/)
    // A number would be computed with; a text is written as one, in the format of text (49 is Excel's own @).
    expect(xml).toMatch(/<pane [^>]*state="frozen"/)
    expect(parts.get('xl/styles.xml')).toMatch(/formatCode="@"|numFmtId="49"/)
    expect([...parts.keys()].filter((name) => /vba|external/i.test(name))).toEqual([])
  })

  test('is narrowed as lists are, and holds what the caller may read', async () => {
    const numbers = async (as: Claims, query?: string) =>
      (await sheet((await fetchLedger(as, query)).file)).map((l) => l.编号)
    expect(await numbers(secretariat, '?session=16-5&unit=wjw')).toEqual(['0106', '0106'])
    expect(await numbers(secretariat, '?session=16-5&topic=%E5%8C%BB%E7%96%97%E4%BF%9D%E9%9A%9C')).toEqual(['0105'])
    expect(await numbers({ ...secretariat, name: '别人' })).not.toContain('0107')
    expect(await numbers(unit('ybj'))).toEqual(['0105'])
    const { file } = await fetchLedger(unit('ybj'))
    expect((await sheet(file, '按单位')).map((line) => line.承办单位)).toEqual(['市医疗保障局'])
    expect((await fetchLedger(leader)).status).toBe(200)
    expect((await fetchLedger(leader, '?session=99-9')).status).toBe(404)
    expect((await fetchLedger(leader, '')).status).toBe(400)
  })

  test('has no phone', async () => {
    for (const part of (await partsOf((await fetchLedger(secretariat)).file)).values())
      expect(part).not.toMatch(/1\d{10}/)
  })
})
