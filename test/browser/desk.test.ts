import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsIn } from './support/axe.ts'
import { describeInBrowser } from './support/chromium.ts'
import { Desk, people } from './support/desk.ts'

describeInBrowser('the desk', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.start()
  })
  afterAll(() => desk.close())

  test.for([true, false])('from review to acknowledgement through the pages, scripts: %s', async (javaScript) => {
    const number = javaScript ? '0105' : '0106'
    await desk.harness.submit(number)
    const page = await desk.visit({ javaScript })
    await desk.signIn(page, people.secretariat)
    await page.getByRole('link', { name: `第${number}号` }).click()
    await page.getByRole('heading', { name: '现在该您：审核' }).waitFor()
    await desk.send(page, '受理')
    expect(await page.getByRole('status').textContent()).toBe('「受理」已提交。')

    await page.getByRole('heading', { name: '现在该您：交办' }).waitFor()
    await page.getByRole('radio', { name: '主办会办' }).check()
    await page.getByLabel('主办单位').fill('市医疗保障局')
    await page.getByLabel('会办单位 1').fill('市卫生健康委员会')
    await page.getByRole('button', { name: '添加会办单位' }).click()
    await page.getByLabel('会办单位 2').fill('没有这个局')
    await page.getByRole('button', { name: '交办', exact: true }).click()
    const alert = page.getByRole('alert')
    expect(await alert.textContent()).toContain('没有名为「没有这个局」的单位')
    expect(await page.getByLabel('会办单位 2').getAttribute('aria-invalid')).toBe('true')
    expect(await page.getByLabel('主办单位').inputValue()).toBe('市医疗保障局')
    await page.getByLabel('会办单位 2').fill('市金融监管局')
    await desk.send(page, '交办')
    expect(await page.getByRole('status').textContent()).toBe('「交办」已提交。')
    await desk.signOut(page)

    await desk.signIn(page, people.office)
    await page.getByRole('link', { name: `第${number}号` }).click()
    await desk.send(page, '签收')
    await page.getByRole('heading', { name: '现在该您：分派' }).waitFor()
    const { handlings } = await desk.harness.read(`16-5-${number}`)
    expect(handlings[0]).toMatchObject({ unit: 'ybj', co: ['wjw', 'jrj'], stage: 'consultation' })
  })

  test('an old address is asked for again after signing in, and nobody is let in without', async () => {
    const id = await desk.harness.submit('0110')
    const page = await desk.visit()
    await page.goto(`/suggestions/${id}`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('选择登录身份')
    await page.getByRole('button', { name: people.secretariat.name }).click()
    await page.getByRole('heading', { name: '关于第0110号事项的建议' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/suggestions/${id}`)
  })

  test('j, k and Enter go through the list; text that was not sent is warned about', async () => {
    await desk.harness.submit('0111')
    await desk.harness.submit('0112')
    const page = await desk.visit()
    await desk.signIn(page, people.secretariat)
    const focused = () => page.evaluate('document.activeElement.textContent')
    await page.keyboard.press('j')
    const first = await focused()
    await page.keyboard.press('j')
    expect(await focused()).not.toBe(first)
    await page.keyboard.press('k')
    expect(await focused()).toBe(first)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: String(first) }).waitFor()

    await page.getByText('退回', { exact: true }).first().click()
    await page.getByLabel('理由').locator('visible=true').fill('写了一半')
    const asked = page.waitForEvent('dialog')
    const left = page.goto('/').catch(() => {})
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
    await left
  })

  test.for(['light', 'dark'])('axe-core finds nothing in %s', async (colours) => {
    const number = colours === 'dark' ? '0120' : '0121'
    const id = await desk.harness.submit(number)
    const page = await desk.visit({ dark: colours === 'dark' })
    await page.goto('/sign-in')
    expect(await violationsIn(page)).toEqual([])
    await desk.signIn(page, people.secretariat)
    expect(await violationsIn(page)).toEqual([])
    await page.goto(`/suggestions/${id}`)
    expect(await violationsIn(page)).toEqual([])
    await page.locator('summary', { hasText: '并案' }).click()
    await page.getByRole('button', { name: '并案', exact: true }).click()
    await page.getByRole('alert').waitFor()
    expect(await violationsIn(page)).toEqual([])
    await page.goto(`/suggestions/16-5-nothing`)
    expect(await violationsIn(page)).toEqual([])
    await desk.signOut(page)
    expect(await violationsIn(page)).toEqual([])
    await desk.signIn(page, people.leader)
    expect(await violationsIn(page)).toEqual([])
  })

  test('with the text at 200 % nothing is cut off', async () => {
    const id = await desk.harness.submit('0130')
    const page = await desk.visit({ zoom: 2 })
    await desk.signIn(page, people.secretariat)
    for (const path of ['/', `/suggestions/${id}`]) {
      await page.goto(path)
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0)
    }
  })
})
