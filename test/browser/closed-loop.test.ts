import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { violationsIn } from './support/axe.ts'
import { describeInBrowser } from './support/chromium.ts'
import { Desk, people } from './support/desk.ts'

const title = '关于进一步优化基本医疗保障、完善门诊统筹的建议'
const body = [
  '近年来我市医疗保障水平不断提高，但门诊统筹定点机构偏少，基层药品配备不足，商业补充保险衔接不够。',
  '一、扩大门诊统筹定点范围，把符合条件的村卫生所纳入。',
  '二、统一基层与医院的慢性病用药目录。',
  '三、引导商业健康保险与基本医疗保险衔接。',
].join('\n')
const letter = [
  '您提出的建议收悉。现答复如下：',
  '一、已经做的工作',
  '我局会同市卫生健康委员会，将符合条件的基层医疗机构纳入门诊统筹。',
  '二、下一步打算',
  '（一）扩大定点范围。年底前再纳入村卫生所一批。',
].join('\n')

describeInBrowser('a suggestion from its review to its end, through the pages', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.start()
  })
  afterAll(() => desk.close())

  /** The case's page as that person sees it, signed in anew. */
  const sees = async (page: Page, who: { name: string; unit?: string }, id: string) => {
    await page.context().clearCookies()
    await desk.signIn(page, who, `/suggestions/${id}`)
    await page.getByRole('heading', { level: 1, name: title }).waitFor()
  }
  const turn = (page: Page, step: string) =>
    page.locator('.task', { has: page.getByRole('heading', { name: `现在该您：${step}` }) })
  const clean = async (page: Page) => expect(await violationsIn(page)).toEqual([])

  test.for([
    { number: '0105', javaScript: true, dark: false },
    { number: '0106', javaScript: false, dark: true },
  ])('scripts and dark: $javaScript, $dark', { timeout: 240_000 }, async ({ number, javaScript, dark }) => {
    const deputies = [{ name: '林一', lead: true, phone: '13800000000' }, { name: '苏二' }]
    const id = await desk.harness.submit(number, { title, body, deputies })
    // axe itself needs scripts: without them it looks at the page from beside.
    const page = await desk.visit({ javaScript, dark })
    const check = async () => {
      if (javaScript) await clean(page)
      else {
        const other = await desk.visit({ dark })
        await other.context().addCookies(await page.context().cookies())
        await other.goto(page.url())
        await clean(other)
        await other.context().close()
      }
    }
    const fill = (step: string, label: string, value: string) =>
      turn(page, step).getByLabel(label).locator('visible=true').first().fill(value)
    const press = async (step: string, name: string) => {
      await turn(page, step).getByRole('button', { name, exact: true }).locator('visible=true').first().click()
      await page.waitForURL(/done=/)
      await desk.harness.runtime.settled()
    }
    const unfold = (step: string, name: string) => turn(page, step).locator('summary', { hasText: name }).click()

    await sees(page, people.secretariat, id)
    await check()
    await press('审核', '受理')
    await desk.harness.act({ role: 'secretariat' }, id, 'assign', 'assign', {
      mode: 'joint',
      handlings: [{ lead: 'ybj', co: ['wjw'] }],
    })

    await sees(page, people.office, id)
    await press('签收', '签收')
    await page.goto(`/suggestions/${id}`)
    await fill('分派', '承办处室', '医药服务管理处')
    await fill('分派', '经办人', people.officer.name)
    await press('分派', '分派')

    await sees(page, people.coOffice, id)
    await unfold('会办意见', '提出会办意见')
    await fill('会办意见', '会办意见', '支持扩大定点范围，我委负责基层药品配备。')
    await press('会办意见', '提出会办意见')

    await sees(page, people.officer, id)
    await turn(page, '联络代表').getByRole('radio', { name: '面谈' }).check()
    await fill('联络代表', '沟通情况', '与代表面谈，代表要求写明扩面的时限。')
    await press('联络代表', '已联络')
    await page.goto(`/suggestions/${id}`)
    await check()

    await page.getByRole('link', { name: '起草答复' }).click()
    await page.getByRole('heading', { name: `起草第 ${number} 号建议的答复` }).waitFor()
    await page.getByRole('radio', { name: /^B / }).check()
    await page.getByLabel('答复正文').fill(letter)
    if (javaScript)
      await page.getByRole('navigation', { name: '提纲' }).getByRole('button', { name: '二、下一步打算' }).waitFor()
    await page.getByRole('button', { name: '提交稿件' }).click()
    await page.getByRole('alert').getByText('B 类须列出承诺事项').waitFor()
    expect(await page.getByLabel('答复正文').inputValue()).toBe(letter)
    await page.getByRole('button', { name: '添加承诺事项' }).click()
    await page.getByLabel('承诺的内容').fill('年底前再纳入村卫生所一批')
    await page.getByLabel('完成时限').fill('2025-12-31')
    await page.getByRole('button', { name: '预览' }).click()
    const preview = page.getByRole('article')
    await preview.getByText('林一、苏二代表：').waitFor()
    await check()
    await page.getByRole('button', { name: '提交稿件' }).click()
    await page.waitForURL(/done=draft/)
    await desk.harness.runtime.settled()

    await page.goto(`/suggestions/${id}`)
    await turn(page, '征求代表意见').locator('summary', { hasText: '代表同意' }).waitFor()
    await turn(page, '征求代表意见').getByRole('radio', { name: '电话' }).locator('visible=true').check()
    await press('征求代表意见', '代表同意')

    await sees(page, people.office, id)
    await unfold('审核答复稿', '退回修改')
    await fill('审核答复稿', '意见', '写明村卫生所的数量。')
    await press('审核答复稿', '退回修改')

    await sees(page, people.officer, id)
    await page.getByRole('link', { name: '修改答复稿' }).click()
    await page.getByText('写明村卫生所的数量。').waitFor()
    await page.getByLabel('答复正文').fill(letter.replace('一批', '三十家'))
    await page.getByRole('button', { name: '提交稿件' }).click()
    await page.waitForURL(/done=draft/)
    await desk.harness.runtime.settled()
    await page.goto(`/suggestions/${id}`)
    await turn(page, '征求代表意见').getByRole('radio', { name: '电话' }).locator('visible=true').check()
    await press('征求代表意见', '代表同意')

    await sees(page, people.office, id)
    await turn(page, '审核答复稿').locator('ins', { hasText: '三十' }).waitFor()
    await check()
    await press('审核答复稿', '通过')
    await sees(page, people.head, id)
    await press('签发', '签发')

    await sees(page, people.office, id)
    await turn(page, '编号发文').getByText('补充填写').click()
    const next = await turn(page, '编号发文').getByText('不填则编为').textContent()
    await press('编号发文', '发文')
    await page.goto(`/suggestions/${id}`)
    const [handling] = (await desk.harness.read(id)).handlings
    expect(next).toBe(`不填则编为 ${handling.documentNumber}`)
    await press('公开答复', '已公开')
    await page.getByRole('link', { name: '按公文格式查看' }).first().click()
    await page.getByRole('article').getByText(handling.documentNumber).waitFor()
    await check()

    await sees(page, people.secretariat, id)
    await turn(page, '代表评价')
      .getByRole('group', { name: '对办理态度' })
      .getByRole('radio', { name: '满意', exact: true })
      .check()
    await turn(page, '代表评价')
      .getByRole('group', { name: '对办理结果' })
      .getByRole('radio', { name: '满意', exact: true })
      .check()
    await press('代表评价', '评价')

    await sees(page, people.officer, id)
    await turn(page, '回访').getByRole('radio', { name: '电话' }).check()
    await fill('回访', '回访情况', '代表对扩面进度表示认可。')
    await press('回访', '已回访')

    await sees(page, people.inspector, id)
    await press('督查复核', '通过')
    await page.goto(`/suggestions/${id}`)
    await page.getByText('已办结').first().waitFor()
    await page.locator('summary', { hasText: '全程记录' }).click()
    await page.getByText('与代表面谈，代表要求写明扩面的时限。').last().waitFor()
    await check()
    expect((await desk.harness.read(id)).closedAs).toBe('done')
  })
})
