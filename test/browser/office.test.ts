import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsIn } from './support/axe.ts'
import { describeInBrowser } from './support/chromium.ts'
import { Desk, people } from './support/desk.ts'

describeInBrowser('the secretariat’s and the admin’s pages', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.start()
  })
  afterAll(() => desk.close())

  test.for([true, false])('a suggestion is entered, reviewed and assigned, scripts: %s', async (javaScript) => {
    const number = javaScript ? '0601' : '0602'
    const page = await desk.visit({ javaScript })
    await desk.signIn(page, people.secretariat)
    await page.getByRole('link', { name: '建议', exact: true }).click()
    await page.getByRole('link', { name: '登记建议' }).click()
    await page.getByLabel('编号', { exact: true }).fill(number)
    await page.getByLabel('标题', { exact: true }).fill(`关于第${number}号长期护理保险事项的建议`)
    await page.getByLabel('建议内容').fill('扩大长期护理保险的覆盖面。')
    await page.getByLabel('姓名', { exact: true }).fill('叶一')
    await page.getByRole('button', { name: '添加代表', exact: true }).click()
    await page.getByLabel('姓名', { exact: true }).nth(1).fill('林二')
    await page.getByLabel('主题').fill('医疗保障')
    if (javaScript) await page.getByLabel('标题', { exact: true }).press('End')
    else await page.getByRole('button', { name: '查找相似' }).click()
    expect(await page.getByLabel('姓名', { exact: true }).nth(1).inputValue()).toBe('林二')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.waitForURL(`**/suggestions/16-5-${number}`)
    await desk.harness.runtime.settled()
    expect((await desk.harness.read(`16-5-${number}`)).deputies).toHaveLength(2)

    await page.getByRole('link', { name: '审核', exact: true }).click()
    await page.getByRole('heading', { name: `关于第${number}号长期护理保险事项的建议` }).waitFor()
    await page.getByRole('button', { name: '受理' }).first().click()
    expect(await page.getByRole('status').textContent()).toBe(`第 ${number} 号：已受理。`)
    await desk.harness.runtime.settled()

    await page.getByRole('link', { name: '交办', exact: true }).click()
    await page.getByLabel(`第 ${number} 号的承办单位`).fill('市医疗保障局')
    await page.getByRole('button', { name: '全部交办' }).click()
    expect(await page.getByRole('status').textContent()).toContain(`第 ${number} 号 → 市医疗保障局`)
    await desk.harness.runtime.settled()
    expect((await desk.harness.read(`16-5-${number}`)).handlings).toMatchObject([{ unit: 'ybj', co: [] }])

    await page.goto('/board')
    const card = page.getByRole('listitem').filter({ hasText: number })
    await card.getByRole('link', { name: `催办第 ${number} 号` }).click()
    await page.getByRole('button', { name: '发出催办' }).click()
    expect(await page.getByRole('status').textContent()).toBe(`已催办第 ${number} 号（市医疗保障局）。`)
  })

  test('similar ones come by themselves while one is entered', async () => {
    await desk.harness.submit('0610', { title: '关于建设口袋公园的建议', body: '多建口袋公园。' })
    const page = await desk.visit()
    await desk.signIn(page, people.secretariat, '/suggestions/new')
    await page.getByLabel('标题', { exact: true }).fill('关于增加口袋公园的建议')
    await page.getByRole('link', { name: /0610 关于建设口袋公园的建议/ }).waitFor()
  })

  test.for(['light', 'dark'])('axe-core finds nothing in %s', async (colours) => {
    const base = colours === 'dark' ? '063' : '062'
    for (const n of [1, 2]) await desk.harness.submit(`${base}${n}`)
    const assigned = await desk.harness.submit(`${base}3`)
    await desk.harness.act({ role: 'secretariat' }, assigned, 'review', 'accept')
    const { stepId } = await desk.harness.open(assigned, 'assign')
    const page = await desk.visit({ dark: colours === 'dark' })
    await desk.signIn(page, people.secretariat)
    for (const path of [
      '/suggestions',
      '/suggestions/new',
      '/review',
      '/assign',
      `/suggestions/${assigned}/assign/${stepId}`,
      `/suggestions/${assigned}/deputies`,
      '/decide',
      '/board',
    ]) {
      await page.goto(path)
      expect([path, ...(await violationsIn(page))]).toEqual([path])
    }
    await page.goto('/suggestions/new')
    await page.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await violationsIn(page)).toEqual([])
    await page.goto('/assign')
    await page.getByLabel(`第 ${base}3 号的承办单位`).fill('没有的局')
    await page.getByRole('button', { name: '全部交办' }).click()
    await page.getByRole('alert').waitFor()
    expect(await violationsIn(page)).toEqual([])
    await desk.signOut(page)
    await desk.signIn(page, people.admin)
    for (const name of [
      'sessions',
      'sessions/16-5',
      'units',
      'units/ybj',
      'people',
      'people/new',
      'calendar',
      'calendar/load',
      'messages',
      'health',
    ]) {
      await page.goto(`/admin/${name}`)
      expect([name, ...(await violationsIn(page))]).toEqual([name])
    }
  })

  test('with the text at 200 % nothing is cut off', async () => {
    const page = await desk.visit({ zoom: 2, width: 1366 })
    await desk.signIn(page, people.secretariat)
    for (const path of ['/suggestions', '/suggestions/new', '/review', '/assign', '/decide', '/board']) {
      await page.goto(path)
      expect([path, await page.evaluate('document.documentElement.scrollWidth - innerWidth')]).toEqual([path, 0])
    }
  })
})
