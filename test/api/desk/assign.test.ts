import { afterAll, beforeAll, expect, test } from 'vitest'
import { admin, Harness, secretariat } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let office: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  office = new TestBrowser(harness)
  await office.signIn(secretariatSub)
})
afterAll(() => harness.close())

/** A suggestion that waits for its assignment; answers its id and the step. */
const waiting = async (number: string, more: Record<string, unknown> = {}) => {
  const id = await harness.submit(number, more)
  await harness.act(secretariat, id, 'review', 'accept')
  const { stepId } = await harness.open(id, 'assign')
  return { id, stepId, page: `/suggestions/${id}/assign/${encodeURIComponent(stepId)}` }
}

const handlings = async (id: string) => {
  await harness.runtime.settled()
  return (await harness.read(id)).handlings as { unit: string; co: string[]; part?: string }[]
}

test('many are assigned at once: what cannot be stays, with the reason, and sent again changes nothing', async () => {
  await harness.ok(admin, 'PUT', '/api/units/old', {
    name: '市卫生局',
    kind: 'government',
    letterhead: '市卫生局',
    docPrefix: '卫函',
    active: false,
  })
  const [one, two, three, four] = [
    await waiting('0401'),
    await waiting('0402'),
    await waiting('0403'),
    await waiting('0404'),
  ]
  const gone = await waiting('0405')
  await harness.act(secretariat, gone.id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'jtj' }] })
  const fields = {
    once: 'bulk-1',
    [`unit.${one.stepId}`]: '市医疗保障局',
    [`unit.${two.stepId}`]: '没有的局',
    [`unit.${three.stepId}`]: 'old',
    [`unit.${four.stepId}`]: '',
    [`unit.${gone.stepId}`]: '市医疗保障局',
  }
  const { status, text } = await office.request('/assign', { fields })
  expect(status).toBe(200)
  expect(text).toContain('已交办 1 件。')
  expect(text).toContain('第 0401 号 → 市医疗保障局')
  expect(text).toContain('3 件没有交办')
  expect(text).toContain('第 0402 号：没有名为「没有的局」的单位')
  expect(text).toContain('单位「市卫生局」已停用')
  expect(text).toContain('第 0405 号：这一步已经办过了')
  expect(text).toContain(`id="unit.${two.stepId}-error"`)
  expect(text).toContain('value="没有的局"')
  expect(text).not.toContain(`name="unit.${one.stepId}"`)
  expect(await handlings(one.id)).toMatchObject([{ unit: 'ybj' }])
  expect(await handlings(four.id)).toEqual([])
  expect(await handlings(gone.id)).toMatchObject([{ unit: 'jtj' }])

  const again = await office.request('/assign', { fields })
  expect(again.text).toContain('已交办 1 件。')
  expect(await handlings(one.id)).toHaveLength(1)
  const right = await office.request('/assign', { fields: { once: 'bulk-1', [`unit.${two.stepId}`]: 'wjw' } })
  expect(right.text).toContain('第 0402 号 → 市卫生健康委员会')
  expect(await handlings(two.id)).toMatchObject([{ unit: 'wjw' }])
})

test('an office of another scope is refused what is not its own', async () => {
  const government = new TestBrowser(harness)
  await government.signIn('dev|secretariat|裘一鸣')
  await harness.ok(admin, 'PUT', '/api/units/fy', {
    name: '市中级人民法院',
    kind: 'court',
    letterhead: '市中级人民法院',
    docPrefix: '法函',
  })
  const { id, stepId } = await waiting('0410')
  const fields = { once: 'scope', [`unit.${stepId}`]: '市中级人民法院' }
  const { text } = await government.request('/assign', { fields })
  expect(text).toContain('该单位不在您的交办范围内')
  expect(await handlings(id)).toEqual([])
})

test('one is assigned on its page: likely units with counts, filled in by a button, the way following from them', async () => {
  const { id, stepId, page } = await waiting('0420', { proposedUnits: ['jtj'], title: '关于门诊报销的<建议>' })
  const begun = await office.request(page)
  expect(begun.text).toMatch(/市交通运输局<\/b><p[^>]*>代表建议/)
  expect(begun.text).toMatch(/市医疗保障局<\/b><p[^>]*>[^<]*同主题 \d+ 件/)
  expect(begun.text).toContain('关于门诊报销的&lt;建议&gt;')
  const used = await office.request(page, { fields: { outcome: 'assign', once: 'a', use: 'lead.jtj' } })
  expect(used.text).toMatch(/name="handlings\.0\.lead"[^>]*value="市交通运输局"/)
  const withCo = await office.request(page, {
    fields: { outcome: 'assign', once: 'a', 'handlings.0.lead': '市交通运输局', use: 'co.ybj' },
  })
  expect(withCo.text).toMatch(/name="handlings\.0\.co\.0" value="市医疗保障局"/)
  const wrong = await office.request(page, {
    fields: { outcome: 'assign', once: 'a', 'handlings.0.lead': 'jtj', 'handlings.0.co.0': '不知道' },
  })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('没有名为「不知道」的单位')
  const done = await office.request(page, {
    fields: { outcome: 'assign', once: 'a2', 'handlings.0.lead': 'jtj', 'handlings.0.co.0': '市医疗保障局' },
  })
  expect(done.headers.get('location')).toBe('/assign?did=assign.assign&number=0420')
  expect(await handlings(id)).toMatchObject([{ unit: 'jtj', co: ['ybj'] }])
  expect((await office.request(page)).status).toBe(404)
  expect(stepId).toContain(id)
})

test('several handlings, and the transfer to the other office', async () => {
  const several = await waiting('0430')
  const parts = {
    'handlings.0.lead': '市医疗保障局',
    'handlings.0.part': '第一部分',
    'handlings.1.lead': '市卫生健康委员会',
    'handlings.1.part': '第二部分',
  }
  const sent = await office.request(several.page, { fields: { outcome: 'assign', once: 'b', ...parts } })
  expect(sent.status).toBe(303)
  expect(await handlings(several.id)).toMatchObject([{ unit: 'ybj', part: '第一部分' }, { unit: 'wjw' }])

  const other = await waiting('0431')
  const unsaid = await office.request(other.page, { fields: { outcome: 'transfer', once: 'c' } })
  expect(unsaid.status).toBe(400)
  expect(unsaid.text).toContain('请写明转交给哪类单位的交办机构')
  const moved = await office.request(other.page, { fields: { outcome: 'transfer', once: 'c2', scope: 'government' } })
  expect(moved.status).toBe(303)
  expect((await harness.read(other.id)).scope).toEqual(['government'])
})
