import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../../infra/local/issuer.ts'
import { type Harness, leader, secretariat, unit } from '../../support/harness.ts'
import { faultsIn, partsOf } from '../../unit/letter-form/support/parts.ts'
import { hostile, phone, startWorld, take, textIn } from './support.ts'

let h: Harness
beforeAll(async () => {
  h = await startWorld()
}, 120_000)
afterAll(() => h.close())

const [now, before] = ['本届次 市十六届人大五次会议', '上届次 市十六届人大四次会议']
const ledger = async (as: Claims, query?: string) => {
  const { bytes } = await take(h, as, 'promises.xlsx', query)
  const rowsOf = async (name: string) => {
    const [header = [], ...rows] = await readSheet(bytes, name)
    return rows.map((row) => Object.fromEntries(header.map((column, i) => [String(column), row[i]])))
  }
  return { bytes, now: await rowsOf(now ?? ''), before: query?.includes('16-4') ? [] : await rowsOf(before ?? '') }
}
const items = (rows: Record<string, unknown>[]) => rows.map((row) => row.承诺事项)
const midnight = (day: string) => new Date(`${day}T00:00:00Z`)

describe('the promise ledger', () => {
  test('has this session’s promises and the last one’s, a sheet each, with real dates', async () => {
    const of = await ledger(leader)
    expect(of.now).toEqual([
      expect.objectContaining({
        编号: '0105',
        建议标题: '关于医保的建议',
        领衔代表: '林一',
        答复单位: '市医疗保障局',
        落实单位: '市医疗保障局',
        承诺事项: '新增8家定点药店',
        承诺期限: midnight('2025-03-01'),
        现期限: midnight('2025-03-01'),
        状态: '已落实',
        落实日期: midnight('2025-02-20'),
        落实情况: hostile,
      }),
      expect.objectContaining({ 承诺事项: '@SUM(A1)，开通线上办理', 状态: '正在落实', 落实日期: null, 落实情况: null }),
    ])
    expect(of.before).toEqual([
      expect.objectContaining({
        编号: '0001',
        建议标题: '上一年的建议',
        状态: '逾期未落实',
        承诺期限: midnight('2025-03-31'),
      }),
    ])
  })

  test('scenario 29: what begins as a formula stays text; the header is frozen; no phones', async () => {
    const parts = await partsOf((await ledger(secretariat)).bytes)
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet')).map(([, xml]) => xml)
    expect(sheets.length).toBe(2)
    for (const xml of sheets) {
      expect(xml).not.toMatch(/<f[ >]/)
      expect(xml).toMatch(/<pane [^>]*state="frozen"/)
    }
    for (const xml of parts.values()) {
      expect(faultsIn(xml)).toEqual([])
      expect(xml).not.toContain(phone)
    }
  })

  test('scenario 30: has the confidential ones for those who may read them only', async () => {
    expect(items((await ledger(secretariat)).now)).toContain('保密的承诺')
    expect(items((await ledger(unit('ybj'))).now)).toContain('保密的承诺')
    expect(items((await ledger({ ...secretariat, name: '别人' })).now)).not.toContain('保密的承诺')
    expect(items((await ledger(leader)).now)).not.toContain('保密的承诺')
    expect((await ledger(unit('wjw'))).now).toEqual([])
  })

  test('is as long as the figures say, on any day', async () => {
    for (const day of ['2025-02-15', '2025-02-28', '2025-07-01']) {
      const of = await ledger(leader, `session=16-5&asOf=${day}`)
      const { counts } = await h.ok(leader, 'GET', `/api/rates?session=16-5&asOf=${day}`)
      expect([day, of.now.length]).toEqual([day, counts.promises])
    }
    const early = await ledger(leader, 'session=16-5&asOf=2025-02-15')
    expect(early.now.map((row) => [row.状态, row.落实情况])).toEqual([
      ['正在落实', null],
      ['正在落实', null],
    ])
    expect(early.before[0]).toMatchObject({ 状态: '正在落实' })
  })
})

describe('the letters on promises', () => {
  test('tell each lead deputy what was promised, of both sessions, and how far it is', async () => {
    const { status, headers, bytes } = await take(h, secretariat, 'promise-letters.docx')
    expect([status, headers.get('x-letters'), headers.get('x-left-out')]).toEqual([200, '1', '1'])
    const said = await textIn(bytes)
    for (const words of [
      '关于市十六届人大五次会议和市十六届人大四次会议代表建议答复中承诺事项落实情况的函',
      '林一代表：',
      '我单位在答复您提出的建议时承诺的事项共3项。截至2025年7月1日，已落实1项、正在落实1项、逾期未落实1项。',
      '一、市十六届人大五次会议第0105号建议',
      '1.新增8家定点药店。承诺期限2025年3月1日，已于2025年2月20日落实。',
      '2.@SUM(A1)，开通线上办理。承诺期限2025年12月31日，正在落实。',
      '二、市十六届人大四次会议第0001号建议',
      '1.上一年承诺的事。承诺期限2025年3月31日，已逾期92天，尚未落实。',
      '厦医保函〔2025〕 号',
      '（发文日期）',
    ])
      expect(said).toContain(words)
    for (const never of ['保密', phone, '0107']) expect(said).not.toContain(never)
  })

  test('of a past day say what was known then', async () => {
    const said = await textIn(
      (await take(h, unit('ybj'), 'promise-letters.docx', 'session=16-5&asOf=2025-02-15')).bytes,
    )
    expect(said).toContain('截至2025年2月15日，正在落实3项。')
    expect(said).not.toContain('evil.example')
  })

  test('begin each on a new page with pages of their own', async () => {
    const answered = await h.submit('0110', {
      title: '又一位代表的建议',
      deputies: [{ name: '陈三', lead: true, phone }],
    })
    await h.toDraft(answered)
    await h.toEvaluate(answered, 'ybj', { category: 'B', commitments: [{ item: '另一件事', dueOn: '2025-12-31' }] })
    const { headers, bytes } = await take(h, unit('ybj'), 'promise-letters.docx')
    expect(headers.get('x-letters')).toBe('2')
    const body = (await partsOf(bytes)).get('word/document.xml') ?? ''
    expect(body.match(/<w:pgNumType [^>]*w:start="1"/g)?.length).toBe(2)
    expect(body.match(/<w:type w:val="nextPage"\/>/g)?.length).toBe(2)
    for (const [name, xml] of await partsOf(bytes)) expect([name, faultsIn(xml)]).toEqual([name, []])
  })

  test('of a unit that promised nothing are a page that says so', async () => {
    const { status, headers, bytes } = await take(h, unit('wjw'), 'promise-letters.docx')
    expect([status, headers.get('x-letters')]).toEqual([200, '0'])
    expect(await textIn(bytes)).toContain('没有需要函告代表的承诺事项。')
  })
})
