import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, leader, secretariat } from '../../support/harness.ts'
import { tablesIn, take, textIn } from './support.ts'

/* History that was entered afterwards stands in the lists of the days on which it happened, as it does in the figures. */

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen({}, '2025-12-01T09:00:00+08:00')
  await h.ok(secretariat, 'POST', '/api/imports/history', {
    session: '16-5',
    number: '0301',
    kind: 'session',
    title: '补录的建议',
    topics: ['医疗保障'],
    deputies: [{ name: '林一', lead: true }],
    disclosure: 'full',
    handlings: [
      {
        lead: 'ybj',
        assignedOn: '2025-02-01',
        reply: {
          category: 'B',
          title: '答复的函',
          body: '正在办理。',
          documentNumber: '厦医保函〔2025〕12号',
          issuedOn: '2025-06-20',
          disclosure: 'open',
        },
        commitments: [{ item: '补录的承诺', dueOn: '2025-09-30', state: 'open' }],
      },
    ],
  })
  await h.runtime.settled()
}, 60_000)
afterAll(() => h.close())

test('late ones and promises are listed as the figures count them, on a day before they were entered', async () => {
  const query = 'session=16-5&asOf=2025-10-31'
  const { counts, rates } = await h.ok(leader, 'GET', `/api/rates?${query}`)
  expect([counts.promises, rates.onTime.denominator - rates.onTime.numerator]).toEqual([1, 1])
  const { bytes } = await take(h, leader, 'annual-report.docx', query)
  const tables = await tablesIn(bytes)
  expect(tables.find(([row]) => row && '原因' in row)?.[0]).toMatchObject({ 编号: '0301', 建议: '补录的建议' })
  expect(tables.find(([row]) => row && '承诺事项' in row)?.[0]).toMatchObject({
    承诺事项: '补录的承诺',
    情况: '逾期31天',
  })
  expect(await textIn((await take(h, leader, 'promise-letters.docx', query)).bytes)).toContain('补录的承诺')
})
