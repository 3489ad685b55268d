import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sheetOf, text, workbookOf } from '../../functions/api/ledger/workbook.ts'
import { describeInBrowser } from './support/chromium.ts'
import { Desk } from './support/desk.ts'

const headers = ['编号', '标题', '内容', '领衔代表', '收到日期']
const rows = (from: number, n: number) =>
  Array.from({ length: n }, (_, i) => [String(from + i), `关于${from + i}的建议`, '内容。', '林一', '2025-02-10'])

describeInBrowser('导入台账', () => {
  let desk: Desk
  let folder: string
  beforeAll(async () => {
    desk = await Desk.start()
    folder = mkdtempSync(join(tmpdir(), 'jianyi-import-'))
  }, 120_000)
  afterAll(async () => {
    await desk.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (page: Page, from: number): Promise<void> => {
    const columns = headers.map((header) => ({ header, width: 12 }))
    const cells = [...rows(from, 6), ['坏编号!', '标题', '内容。', '林一', '2025-02-10']].map((r) => r.map(text))
    const file = join(folder, `${from}.xlsx`)
    writeFileSync(file, await workbookOf([sheetOf('台账', columns, cells)]))
    await desk.signIn(page, { name: '闻若谷' }, '/suggestions/import')
    await page.getByLabel('台账文件').setInputFiles(file)
  }
  /** The script's requests go to the server; the first ends before its last rows as if the time were up, one may break off. */
  const watch = (page: Page, breaksAt = 0) =>
    page.addInitScript(`{
      const real = fetch
      const asked = (window.asked = [])
      window.fetch = async (to, sent) => {
        asked.push(sent.body.get('from'))
        if (asked.length === ${breaksAt}) throw new TypeError('broken off')
        const part = await (await real(to, sent)).json()
        if (asked.length === 1) part.next = 5
        window.tell?.(document.querySelector('.progress [role=status]').textContent)
        window.asking?.(asked.join(' '))
        return Response.json(part)
      }
    }`)

  test('by parts, with how far it is, and what was rejected at the end', async () => {
    const page = await desk.visit()
    const told: string[] = []
    let asked = ''
    await page.exposeFunction('tell', (words: string) => told.push(words))
    await page.exposeFunction('asking', (all: string) => {
      asked = all
    })
    await watch(page)
    await open(page, 7001)
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('1 行没有导入').first().waitFor()
    expect(asked).toBe('1 5')
    expect(told).toContain('已到第 5 行，共 8 行')
    expect(await page.getByText('新登记 6 件，更新 0 件，没有变化 3 件').count()).toBe(1)
    await desk.harness.runtime.settled()
    expect((await desk.harness.read('16-5-7006')).title).toBe('关于7006的建议')
  })

  test('where the connection breaks off it says where to go on, and pressing again goes on there', async () => {
    const page = await desk.visit()
    let asked = ''
    await page.exposeFunction('asking', (all: string) => {
      asked = all
    })
    await watch(page, 2)
    await open(page, 7101)
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('连接中断，已到第 5 行').waitFor()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('1 行没有导入').first().waitFor()
    expect(asked).toBe('1 5 5')
  })
})
