import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser } from './support/chromium.ts'
import { violationsOf } from './support/clean.ts'
import { Desk, type Look, people } from './support/desk.ts'
import { Office } from './support/office.ts'
import { Phone } from './support/phone.ts'

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
const promise = '年底前再纳入村卫生所三十家'

const { secretariat, office, officer, head, coOffice, inspector } = people

describeInBrowser('a suggestion from its entering to its end, through the pages alone', () => {
  let desk: Desk
  beforeAll(async () => {
    desk = await Desk.start()
    // What was there before: the new one is like it.
    await desk.harness.submit('0098', { title: '关于扩大门诊统筹定点范围的建议', body: '把村卫生所纳入门诊统筹。' })
  })
  afterAll(() => desk.close())

  test.for<Look & { number: string }>([
    { number: '0105', javaScript: true, dark: false },
    { number: '0106', javaScript: false, dark: true },
  ])('scripts: $javaScript, dark: $dark', { timeout: 480_000 }, async ({ number, ...look }) => {
    const at = new Office(desk, await desk.visit(look))
    const { page } = at
    const phone = await Phone.of(desk, '林一', look)
    const clean = async () => expect(await violationsOf(desk, page, look)).toEqual([])
    const cleanOnPhone = async () => {
      expect(await violationsOf(desk, phone.page, { ...look, width: 390, touch: true })).toEqual([])
      if (look.javaScript) expect(await phone.beyond()).toBe(0)
    }

    /** 登记, with what is like it in view. */
    const enter = async () => {
      await desk.signIn(page, secretariat, '/suggestions/new')
      await page.getByLabel('编号', { exact: true }).fill(number)
      await page.getByLabel('建议内容').fill(body)
      await page.getByLabel('姓名', { exact: true }).fill('林一')
      await page.getByLabel('电话').first().fill('13800000000')
      await page.getByRole('button', { name: '添加代表', exact: true }).click()
      await page.getByLabel('姓名', { exact: true }).nth(1).fill('苏二')
      await page.getByLabel('主题').fill('医疗保障')
      await page.getByLabel('标题', { exact: true }).fill(title)
      if (!look.javaScript) await page.getByRole('button', { name: '查找相似' }).click()
      await page.getByRole('link', { name: /0098 关于扩大门诊统筹定点范围的建议/ }).waitFor()
      await at.send('登记', /\/suggestions\/16-5-\d+$/)
      at.id = `16-5-${number}`
    }

    /** 审核, and 交办 to a lead and a co-unit. */
    const assign = async () => {
      await at.looks()
      await clean()
      await at.press('审核', '受理')
      await page.getByRole('link', { name: '交办', exact: true }).click()
      await page.getByRole('link', { name: `第 ${number} 号详细交办` }).click()
      await page.getByLabel('主办单位').fill('市医疗保障局')
      await page.getByLabel('会办单位 1').fill('市卫生健康委员会')
      await clean()
      await at.send('交办', /\/assign\?/)
      await page.getByRole('status').getByText(`第 ${number} 号：「交办」已提交。`).waitFor()
    }

    /** 签收 and 分派; what the co-unit says; the talk with the deputy. */
    const consult = async () => {
      await at.sees(office, title)
      await at.press('签收', '签收')
      await at.looks()
      await at.fill('分派', '承办处室', '医药服务管理处')
      await at.fill('分派', '经办人', officer.name)
      await at.press('分派', '分派')

      await at.sees(coOffice, title)
      await at.unfold('会办意见', '提出会办意见')
      await at.fill('会办意见', '会办意见', '支持扩大定点范围，我委负责基层药品配备。')
      await at.press('会办意见', '提出会办意见')

      await at.sees(officer, title)
      await page.getByRole('link', { name: '联系方式和链接' }).click()
      await page.getByRole('button', { name: '查看联系方式' }).click()
      await page.getByText('13800000000').waitFor()
      await at.looks()
      await at.choose('联络代表', '面谈')
      await at.fill('联络代表', '沟通情况', '与代表面谈，代表要求写明扩面的时限。')
      await at.press('联络代表', '已联络')
    }

    /** The draft with its promise, sent once with something wrong. */
    const write = async () => {
      await at.looks()
      await page.getByRole('link', { name: '起草答复' }).click()
      await page.getByRole('heading', { name: `起草第 ${number} 号建议的答复` }).waitFor()
      await page.getByRole('radio', { name: /^B / }).check()
      await page.getByLabel('答复正文').fill(letter)
      if (look.javaScript)
        await page.getByRole('navigation', { name: '提纲' }).getByRole('button', { name: '二、下一步打算' }).waitFor()
      await page.getByRole('button', { name: '提交稿件' }).click()
      await page.getByRole('alert').getByText('B 类须列出承诺事项').waitFor()
      expect(await page.getByLabel('答复正文').inputValue()).toBe(letter)
      await page.getByRole('button', { name: '添加承诺事项' }).click()
      await page.getByLabel('承诺的内容').fill(promise)
      await page.getByLabel('完成时限').fill('2025-12-31')
      await page.getByRole('button', { name: '预览' }).click()
      await page.getByRole('article').getByText('林一、苏二代表：').waitFor()
      await clean()
      await at.send('提交稿件', /done=draft/)
    }

    /** The draft again, after somebody said something to it. */
    const rewrite = async (said: string, from: string, to: string) => {
      await page.getByRole('link', { name: '修改答复稿' }).click()
      await page.getByText(said).first().waitFor()
      const text = page.getByLabel('答复正文')
      await text.fill((await text.inputValue()).replace(from, to))
      await at.send('提交稿件', /done=draft/)
    }

    await enter()
    await assign()
    await consult()

    // The deputy looks in while it is handled.
    await phone.open('已交办')
    await phone.page.getByRole('heading', { level: 1, name: title }).waitFor()
    await phone.page.getByRole('list', { name: '进度：起草答复' }).waitFor()
    await phone.page.getByText('市卫生健康委员会').waitFor()
    await phone.page.getByText('与代表面谈，代表要求写明扩面的时限。').waitFor()
    await cleanOnPhone()

    await write()
    await phone.open('答复稿征求意见')
    await phone.page.getByRole('heading', { name: '请看答复稿' }).waitFor()
    await phone.page.getByText('年底前再纳入村卫生所一批').waitFor()
    await cleanOnPhone()
    await phone.tap('对答复稿', '有意见')
    await phone.page.getByLabel('有意见的，请写明').fill('请写明村卫生所的数量。')
    expect(await phone.submit()).toContain('您的意见已转给承办单位')

    await at.sees(officer, title)
    await rewrite('请写明村卫生所的数量。', '一批', '二十家')
    await phone.open('答复稿征求意见')
    await phone.page.getByText('年底前再纳入村卫生所二十家').waitFor()
    await phone.tap('对答复稿', '同意答复稿')
    expect(await phone.submit()).toContain('答复发出后会通知您')

    // The office wants another number; what it says comes back to the officer, and the deputy agrees by phone.
    await at.sees(office, title)
    await at.turn('审核答复稿').locator('ins', { hasText: '二十家' }).waitFor()
    await clean()
    await at.unfold('审核答复稿', '退回修改')
    await at.fill('审核答复稿', '意见', '定点数量按三十家写。')
    await at.press('审核答复稿', '退回修改')
    await at.sees(officer, title)
    await rewrite('定点数量按三十家写。', '二十家', '三十家')
    await at.looks()
    await at.choose('征求代表意见', '电话')
    await at.press('征求代表意见', '代表同意')

    await at.sees(office, title)
    await at.press('审核答复稿', '通过')
    await at.sees(head, title)
    await at.press('签发', '签发')
    await at.sees(office, title)
    await at.turn('编号发文').getByText('补充填写').click()
    const next = await at.turn('编号发文').getByText('不填则编为').textContent()
    const documentNumber = next?.replace('不填则编为 ', '') ?? ''
    await at.press('编号发文', '发文')
    await at.looks()
    await at.press('公开答复', '已公开')
    await page.getByRole('link', { name: '按公文格式查看' }).first().click()
    await page.getByRole('article').getByText(documentNumber).waitFor()
    await clean()

    // The deputy reads the letter, and rates it in three taps.
    await phone.open('已答复，请您评价')
    await phone.page.getByRole('article').getByText(documentNumber).waitFor()
    await phone.page.getByText('年底前再纳入村卫生所三十家。', { exact: false }).first().waitFor()
    await cleanOnPhone()
    await phone.tap('对办理态度', '满意')
    await phone.tap('对办理结果', '满意')
    expect(await phone.submit()).toContain('答复里承诺的事项继续跟踪')
    await phone.page.getByText('落实中，应于 2025年12月31日 前').waitFor()
    await phone.page.getByText('态度满意，结果满意').waitFor()
    await cleanOnPhone()

    // What was promised is done; the deputy says what they think of that, too.
    await at.sees(officer, title)
    await at.choose('回访', '电话')
    await at.fill('回访', '回访情况', '代表对扩面进度表示认可。')
    await at.press('回访', '已回访')
    await at.looks()
    await at.unfold('落实承诺', '已落实')
    await at.fill('落实承诺', '落实情况', '三十家村卫生所已全部纳入，名单已公布。')
    await at.press('落实承诺', '已落实')
    await phone.open('承诺事项已落实，请您评价')
    await phone.tap('对承诺的落实', '满意')
    expect(await phone.submit()).toContain('评价已记录')
    await phone.page.getByText('已落实，').waitFor()
    await phone.page.getByText('您评价：满意').waitFor()

    // The other signer has no phone: the secretariat hands over a code, which opens the same case to read.
    await at.sees(secretariat, title)
    await page.getByRole('link', { name: '联系方式和链接' }).click()
    await clean()
    const other = page.getByRole('region', { name: '苏二' })
    await other.getByText('给代表链接').click()
    await other.getByRole('button', { name: '显示代码，当面交给代表' }).click()
    const code = (await page.locator('.slip .code').textContent()) ?? ''
    const borrowed = await Phone.of(desk, '苏二', look)
    await borrowed.type(code)
    await borrowed.page.getByText('苏二').waitFor()
    await borrowed.page.getByRole('article').getByText(documentNumber).waitFor()
    expect(await borrowed.page.getByRole('button', { name: '提交' }).count()).toBe(0)

    await at.sees(inspector, title)
    await at.press('督查复核', '通过')
    await at.looks()
    await page.getByText('已办结').first().waitFor()
    await page.locator('summary', { hasText: '全程记录' }).click()
    await page.getByText('与代表面谈，代表要求写明扩面的时限。').last().waitFor()
    await clean()
    expect((await desk.harness.read(at.id)).closedAs).toBe('done')
  })
})
