import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetOf, text, workbookOf } from '../../../functions/api/ledger/workbook.ts'
import { Harness } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

/* 导入台账 by parts, as the page's script does it: what it adds up is shown at the end. */

let harness: Harness
let office: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  office = new TestBrowser(harness)
  await office.signIn(secretariatSub)
})
afterAll(() => harness.close())

const headers = ['编号', '标题', '内容', '领衔代表', '收到日期']
const fileOf = async (rows: readonly (readonly string[])[]) => {
  const columns = headers.map((header) => ({ header, width: 12 }))
  const book = await workbookOf([
    sheetOf(
      '台账',
      columns,
      rows.map((row) => row.map(text)),
    ),
  ])
  return new File([new Uint8Array(book)], '台账.xlsx')
}
const row = (number: string, title = `关于${number}的建议`) => [number, title, '内容。', '林一', '2025-02-10']

const send = async (file: File, fields: Record<string, string>, accept = 'text/html') => {
  const body = new FormData()
  body.set('file', file)
  body.set('session', '16-5')
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  return office.request('/suggestions/import', { method: 'POST', body, headers: { accept } })
}

test('a part says what it did and where the file ends; the page at the end tells what the check and the parts rejected', async () => {
  const file = await fileOf([row('0601'), row('0602'), row('bad number'), row('0603')])
  const answer = await send(file, { from: '1' }, 'application/json')
  expect(answer.status).toBe(200)
  const part = JSON.parse(answer.text)
  expect(part).toEqual({ created: 3, updated: 0, unchanged: 0, rejected: [], last: 5 })
  const done = {
    created: 3,
    updated: 0,
    unchanged: 0,
    rejected: [{ row: 5, errors: [{ path: '', message: '刚刚办结' }] }],
  }
  const page = await send(file, { done: JSON.stringify(done) })
  expect(page.status).toBe(200)
  expect(page.text).toContain('新登记 3 件，更新 0 件，没有变化 0 件。')
  expect(page.text).toContain('2 行没有导入')
  expect(page.text).toMatch(/<td class="number">4<\/td>[\s\S]*<td class="number">5<\/td><td>刚刚办结<\/td>/)
  expect(page.text).toContain('download="未导入的建议.xlsx"')
})

test('what the script posts is checked, and shown as text', async () => {
  const file = await fileOf([row('0611')])
  for (const done of [
    '{',
    '{"created":-1}',
    JSON.stringify({ created: 1, updated: 0, unchanged: 0, rejected: [], x: 1 }),
  ]) {
    const page = await send(file, { done })
    expect([page.status, page.text.includes('没有取得导入的结果')]).toEqual([400, true])
  }
  const tag = '<script>alert(1)</script>'
  const rejected = [{ row: 2, errors: [{ path: '', message: tag }] }]
  const page = await send(file, { done: JSON.stringify({ created: 0, updated: 0, unchanged: 0, rejected }) })
  expect(page.text).not.toContain(tag)
  expect((await harness.call({ role: 'secretariat' }, 'GET', '/api/suggestions/16-5-0611')).status).toBe(404)
})

test('a file that is no ledger is refused to the script as to people', async () => {
  const answer = await send(new File(['x'], 'x.xlsx'), {}, 'application/json')
  expect(answer.status).toBe(400)
})
