import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../../infra/local/issuer.ts'
import { admin, type Harness, inspector, leader, secretariat, unit } from '../../support/harness.ts'
import { TestBrowser } from '../desk/browser.ts'
import { hostile, phone, startWorld, tablesIn, take, textIn } from './support.ts'

let h: Harness
beforeAll(async () => {
  h = await startWorld()
}, 120_000)
afterAll(() => h.close())

const report = (as: Claims | undefined, query?: string) => take(h, as, 'annual-report.docx', query)
const other: Claims = { ...secretariat, name: '别人' }
const labels = {
  answered: '办复率',
  onTime: '按期办结率',
  faceToFace: '面商率',
  satisfaction: '满意率',
  fulfilment: '承诺落实率',
}

describe('who may take the yearly report away', () => {
  test.each([
    ['the secretariat', secretariat, 'session=16-5', 200],
    ['an inspector', inspector, 'session=16-5', 200],
    ['a leader', leader, 'session=16-5', 200],
    ['a leader, of a unit', leader, 'session=16-5&unit=ybj', 200],
    ['a unit, its own', unit('ybj'), 'session=16-5&unit=ybj', 200],
    ['a unit, which need not name itself', unit('ybj'), 'session=16-5', 200],
    ['a unit, another’s', unit('ybj'), 'session=16-5&unit=wjw', 404],
    ['a unit, one that is not there', unit('ybj'), 'session=16-5&unit=nobody', 404],
    ['a leader, of a unit that is not there', leader, 'session=16-5&unit=nobody', 404],
    ['a leader, of a session that is not there', leader, 'session=99-9', 404],
    ['an admin, who reads no figures', admin, 'session=16-5', 403],
    ['an admin, of a session that is not there', admin, 'session=99-9', 403],
    ['a committee', { role: 'committee', committee: '社会建设委员会' } as Claims, 'session=16-5', 403],
    ['without a session', leader, '', 400],
    ['on no day', leader, 'session=16-5&asOf=2025-02-30', 400],
    ['by a topic, which a report does not know', leader, 'session=16-5&topic=x', 400],
  ] as const)('%s', async (_, as, query, status) => {
    for (const file of ['annual-report.docx', 'promises.xlsx', 'promise-letters.docx'])
      expect([file, (await take(h, as as Claims, file, query)).status]).toEqual([file, status])
  })

  test('nobody without a token', async () => {
    expect((await report(undefined)).status).toBe(401)
  })
})

describe('the yearly report', () => {
  test('is a Word file under its own title', async () => {
    const { headers } = await report(secretariat)
    expect(headers.get('content-type')).toContain('wordprocessingml')
    expect(headers.get('content-disposition')).toContain(
      encodeURIComponent('关于市十六届人大五次会议代表建议、批评和意见办理情况的报告.docx'),
    )
  })

  test.each([
    ['now', 'session=16-5', leader],
    ['now, for those who read confidential ones', 'session=16-5', secretariat],
    ['on a past day', 'session=16-5&asOf=2025-02-15', leader],
    ['at a month’s end', 'session=16-5&asOf=2025-02-28', leader],
    ['on a day to come', 'session=16-5&asOf=2025-12-31', leader],
    ['of a unit', 'session=16-5&unit=ybj', unit('ybj')],
    ['of last year', 'session=16-4', leader],
  ])('says what GET /api/rates says: %s', async (_, query, as) => {
    const [rates = []] = await tablesIn((await report(as, query)).bytes)
    const answer = await h.ok(as, 'GET', `/api/rates?${query}`)
    for (const [name, label] of Object.entries(labels)) {
      const { numerator, denominator, rate, basis } = answer.rates[name]
      const row = rates.find((line) => line.指标 === label)
      expect([row?.分子, row?.分母, row?.['口径（分子÷分母）']]).toEqual([
        String(numerator),
        String(denominator),
        basis,
      ])
      expect(row?.比率).toBe(
        rate === null ? '无数据' : rate === 1 ? '100%' : rate === 0 ? '0%' : `${(rate * 100).toFixed(1)}%`,
      )
    }
    const text = await textIn((await report(as, query)).bytes)
    expect(text).toContain(`应答复的承办件${answer.counts.handlings}件次`)
  })

  test('lists agree with the figures: late ones, promises, key-supervised ones', async () => {
    const { bytes } = await report(leader)
    const text = await textIn(bytes)
    const { counts, rates } = await h.ok(leader, 'GET', '/api/rates?session=16-5')
    expect(counts.overdue).toBe(2)
    expect(text).toContain('超期尚未答复的2件次，已经答复的都在期限之内。')
    expect(text).toContain('另有1件次涉及不公开的建议，未列出。')
    expect(text).toContain(`答复中承诺的事项共${counts.promises}项，已落实1项、正在落实1项。`)
    expect(text).toContain(`承诺落实率100%（${rates.fulfilment.numerator}/${rates.fulfilment.denominator}）`)
    expect(text).toContain('市十六届人大四次会议答复中承诺的事项1项，截至同日逾期未落实1项。')
    expect(text).toContain('列为重点督办的建议2件。')
    const late = (await tablesIn(bytes)).find(([row]) => row && '原因' in row)
    expect(late).toEqual([
      expect.objectContaining({
        编号: '0106',
        建议: hostile,
        承办单位: '市卫生健康委员会',
        期限: '2025-06-10',
        情况: '尚未答复，超期21天',
        原因: '2025年4月20日延期至2025年6月10日，理由：涉及几个部门，须再协商',
      }),
    ])
  })

  test('names no confidential suggestion and none whose deputy agrees to no disclosure, to nobody; no phones', async () => {
    for (const as of [secretariat, other, leader, unit('ybj'), unit('jtj')]) {
      const text = await textIn((await report(as)).bytes)
      for (const never of ['一件保密的建议', '保密的承诺', '不愿公开的建议', '0107', '0108', phone])
        expect([as.name ?? as.unit, text.includes(never), never]).toEqual([as.name ?? as.unit, false, never])
    }
  })

  test('counts confidential ones for those who may read them only', async () => {
    const made = async (as: Claims) => /答复中承诺的事项共(\d)项/.exec(await textIn((await report(as)).bytes))?.[1]
    expect([await made(secretariat), await made(other), await made(unit('ybj'))]).toEqual(['3', '2', '3'])
    const total = async (as: Claims) => /共提出建议、批评和意见(\d)件/.exec(await textIn((await report(as)).bytes))?.[1]
    expect([await total(secretariat), await total(other)]).toEqual(['4', '3'])
    const text = await textIn((await report(secretariat)).bytes)
    expect(text).toContain('另有1项涉及不公开的建议，未列出。')
    expect(await textIn((await report(other)).bytes)).not.toContain('项涉及不公开的建议')
  })

  test('says of a past day what was known then', async () => {
    const early = await textIn((await report(leader, 'session=16-5&asOf=2025-02-15')).bytes)
    expect(early).toContain('（截至2025年2月15日）')
    expect(early).toContain('答复中承诺的事项共2项，正在落实2项。')
    expect(early).toContain('没有列为重点督办的建议。')
    expect(early).toContain('没有超期的承办件。')
    const later = await textIn((await report(leader, 'session=16-5&asOf=2025-05-20')).bytes)
    expect(later).toContain('已落实1项、正在落实1项')
    // Extended until June, so that it was not late in May; the other one was.
    expect(later).toContain('超期尚未答复的1件次')
    const before = await textIn((await report(leader, 'session=16-5&asOf=2024-12-31')).bytes)
    expect(before).toContain('还没有收到代表建议、批评和意见。')
  })

  test('compares with the session before, of the day a year earlier', async () => {
    const text = await textIn((await report(leader, 'session=16-5&asOf=2025-02-28')).bytes)
    expect(text).toContain('与市十六届人大四次会议（截至2024年2月29日）相比')
    const [rates = []] = await tablesIn((await report(leader, 'session=16-5&asOf=2025-02-28')).bytes)
    expect(rates.find((row) => row.指标 === '满意率')).toMatchObject({ 上年: '100%', 上年件次: '1/1' })
    expect(await textIn((await report(leader, 'session=16-4')).bytes)).toContain('系统中没有上一届次的资料')
  })
})

describe('on the desk', () => {
  test('the figures page leads to the three files, of the day and unit that it shows', async () => {
    const head = new TestBrowser(h)
    await head.signIn('dev|leader|解云帆')
    const { text } = await head.request('/figures?session=16-5&unit=ybj&asOf=2025-03-31')
    const found = [...text.matchAll(/href="(\/figures\/[\w-]+\.(?:docx|xlsx)\?[^"]*)"/g)].map(([, to = '']) =>
      to.replaceAll('&amp;', '&'),
    )
    expect(found.map((to) => to.split('?')[0])).toEqual([
      '/figures/annual-report.docx',
      '/figures/promises.xlsx',
      '/figures/promise-letters.docx',
    ])
    for (const to of found) {
      expect(to).toMatch(/session=16-5&unit=ybj&asOf=2025-03-31$/)
      expect((await head.request(to)).status).toBe(200)
    }
    expect((await head.request('/suggestions?session=16-5')).text).toContain('/figures/annual-report.docx?session=16-5')
  })

  test('a unit finds its own, and no other’s', async () => {
    const office = new TestBrowser(h)
    await office.signIn('dev|unit|ybj|聂晓棠')
    expect((await office.request('/figures?session=16-5')).text).toContain('/figures/annual-report.docx?session=16-5')
    expect((await office.request('/figures/annual-report.docx?session=16-5')).status).toBe(200)
    expect((await office.request('/figures/annual-report.docx?session=16-5&unit=wjw')).status).toBe(404)
  })
})
