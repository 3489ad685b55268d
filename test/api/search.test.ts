import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../infra/local/issuer.ts'
import { Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'

let harness: Harness
/** Items that the embedded DynamoDB answered with. */
let read = 0
const observe = ({ response }: { response: unknown }) => {
  const {
    Item,
    Items = [],
    Responses = {},
  } = response as {
    Item?: unknown
    Items?: unknown[]
    Responses?: Record<string, unknown[]>
  }
  read += (Item ? 1 : 0) + Items.length + Object.values(Responses).flat().length
}

type Item = { id: string; suggestion: string; step: string; found?: string; light: string; dueOn: string | null }
const ids = async (query: string, as: Claims = secretariat): Promise<string[]> =>
  (await harness.ok(as, 'GET', `/api/suggestions?${query}`)).items.map((i: Item) => i.id)
const q = (words: string, more = '') => `q=${encodeURIComponent(words)}${more}`

const named: Claims = { role: 'leader', name: '知情人' }
const text = `${'完善普通门诊统筹，方便群众就近看病。'.repeat(40)}加快药品追溯码应用。`

beforeAll(async () => {
  harness = await Harness.xiamen({ observe })
  await harness.setUp('xiamen-2025', '16-6')
  await harness.submit('0105', { title: '关于进一步优化医疗保障的建议', body: text, topics: ['医疗保障'] })
  await harness.submit('0106', { title: '关于加强ＤＲＧ付费监管的建议', body: '规范医疗机构行为。', topics: ['医保'] })
  await harness.submit('0107', {
    title: '关于保护未成年人个人信息的建议',
    body: '某校的具体情况。',
    confidential: 'content',
    visibleTo: ['知情人'],
  })
  await harness.submit('1', {
    session: '16-6',
    title: '关于长期护理保险扩面的建议',
    deputies: [{ name: '王五', lead: true }],
  })
  await harness.submit('1', { kind: 'recess', title: '关于闭会期间医疗救助的建议' })
  await harness.toDraft('16-5-0105')
})
afterAll(() => harness.close())

describe('search', () => {
  test.each([
    ['a part of a title', '医疗保障', ['16-5-0105']],
    ['a part of a text', '追溯码', ['16-5-0105']],
    ['words in title and text', '优化 追溯', ['16-5-0105']],
    ['Latin letters in another width', 'drg', ['16-5-0106']],
    ['a number', '0106', ['16-5-0106']],
    ['a number without its zeros', '106', ['16-5-0106']],
    ['an id', '16-6-1', ['16-6-1']],
    ['in all sessions, the newest first', '医疗', ['16-5-r-1', '16-5-0106', '16-5-0105']],
    ['a single sign of a title', '扩', ['16-6-1']],
    ['nothing', '没有这样的内容', []],
    ['words of which one is nowhere', '医疗 不存在', []],
  ])('finds %s', async (_, words, expected) => expect(await ids(q(words))).toEqual(expected))

  test('says where it was found', async () => {
    const found = async (words: string) =>
      (await harness.ok(secretariat, 'GET', `/api/suggestions?${q(words)}`)).items.map((i: Item) => i.found)
    expect([await found('优化'), await found('追溯码'), await found('0106')]).toEqual([['title'], ['body'], ['number']])
  })

  test.each([
    ['session=16-5', ['16-5-r-1', '16-5-0106', '16-5-0105']],
    ['topic=医保', ['16-5-0106']],
    ['kind=recess', ['16-5-r-1']],
    ['kind=session', ['16-5-0106', '16-5-0105']],
    ['stage=handling', ['16-5-0105']],
    ['unit=ybj', ['16-5-0105']],
    ['unit=jtj', []],
    ['deputy=林一', ['16-5-r-1', '16-5-0106', '16-5-0105']],
    ['deputy=王五', []],
    ['key=true', []],
    ['key=false&stage=handling', ['16-5-0105']],
    ['light=overdue', []],
  ])('narrows it by %s', async (filter, expected) => expect(await ids(q('医疗', `&${filter}`))).toEqual(expected))

  test('the same filters narrow a list', async () => {
    expect(await ids('deputy=王五')).toEqual(['16-6-1'])
    expect(await ids('kind=recess')).toEqual(['16-5-r-1'])
    expect(await ids('key=true')).toEqual([])
  })

  test('pages go on where the last one ended, whatever comes in', async () => {
    const first = await harness.ok(secretariat, 'GET', `/api/suggestions?${q('医疗')}&limit=2`)
    const added = await harness.submit('0150', { title: '关于医疗纠纷调处的建议' })
    const rest = await harness.ok(secretariat, 'GET', `/api/suggestions?${q('医疗')}&limit=2&cursor=${first.cursor}`)
    expect([...first.items, ...rest.items].map((i: Item) => i.id)).toEqual(['16-5-r-1', '16-5-0106', '16-5-0105'])
    expect(rest.cursor).toBeUndefined()
    expect(await ids(q('医疗'))).toEqual([added, '16-5-r-1', '16-5-0106', '16-5-0105'])
  })

  test('what was put right is found by its new wording only', async () => {
    const id = await harness.submit('0160', { title: '关于增设公共自行车的建议' })
    await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/amendment`, {
      title: '关于增设轮渡班次的建议',
      reason: '录入有误',
    })
    await harness.runtime.settled()
    expect([await ids(q('公共自行车')), await ids(q('轮渡班次'))]).toEqual([[], [id]])
  })

  test.each([
    [q('长'.repeat(101)), 'q'],
    [q('一 二 三 四 五 六 七 八 九'), 'q'],
    [q('医疗', '&cursor=16-5~16-5-0001'), 'cursor'],
    ['cursor=n5', 'cursor'],
    ['kind=other', 'kind'],
    ['key=1', 'key'],
  ])('refuses %s', async (query, path) => {
    const { status, body } = await harness.call(secretariat, 'GET', `/api/suggestions?${query}`)
    expect([status, body.errors.map((e: { path: string }) => e.path)]).toEqual([400, [path]])
  })
})

describe('scenario 30: a confidential one', () => {
  test.each([
    ['its title', q('未成年人')],
    ['its text', q('某校的具体情况')],
    ['its number', q('0107')],
  ])('is not found by %s but by those who are named', async (_, query) => {
    expect(await ids(query, secretariat)).toEqual([])
    expect(await ids(query, leader)).toEqual([])
    expect(await ids(query, inspector)).toEqual([])
    expect(await ids(query, unit('ybj'))).toEqual([])
    expect(await ids(query, named)).toEqual(['16-5-0107'])
  })

  test('is like no other', async () => {
    const like = await harness.ok(
      secretariat,
      'GET',
      `/api/suggestions/similar?title=${encodeURIComponent('关于保护未成年人的建议')}`,
    )
    expect(like).toEqual([])
  })

  test('is searched for by a unit among its own only', async () => {
    expect(await ids(q('医疗'), unit('ybj'))).toEqual(['16-5-0105'])
    expect(await ids(q('医疗'), unit('jtj'))).toEqual([])
  })
})

describe('similar ones', () => {
  const similar = (query: Record<string, string>, as = secretariat) =>
    harness.call(as, 'GET', `/api/suggestions/similar?${new URLSearchParams(query)}`)

  test('come with the words that match, across sessions', async () => {
    const { status, body } = await similar({ title: '关于建立长期护理保险制度的建议' })
    expect(status).toBe(200)
    expect(body[0]).toEqual({
      id: '16-6-1',
      number: '1',
      session: '16-6',
      title: '关于长期护理保险扩面的建议',
      stage: 'intake',
      units: [],
      score: expect.any(Number),
      words: ['长期护理保险'],
    })
  })

  test('are looked for in the text, too, and in one session where asked', async () => {
    const { body } = await similar({ title: '关于药品监管的建议', body: '推进药品追溯码应用' })
    expect(body.map((s: Item) => s.id)).toContain('16-5-0105')
    const other = await similar({ title: '关于建立长期护理保险制度的建议', session: '16-5' })
    expect(other.body.map((s: Item) => s.id)).not.toContain('16-6-1')
  })

  test('are a unit’s own where a unit asks, and nobody else’s', async () => {
    const of = { title: '关于医疗保障和护理保险的建议' }
    expect((await similar(of, unit('ybj'))).body.map((s: Item) => s.id)).toEqual(['16-5-0105'])
    expect((await similar(of, unit('jtj'))).body).toEqual([])
    expect((await similar(of, leader)).status).toBe(403)
    expect((await similar({ title: '' })).status).toBe(400)
  })
})

describe('a worklist', () => {
  const work = (as: Claims, query = ''): Promise<{ items: Item[]; cursor?: string }> =>
    harness.ok(as, 'GET', `/api/steps?${query}`)
  const due = ['2025-04-30', '2025-03-20', '2025-06-30', '2025-05-20']

  beforeAll(async () => {
    for (const [i, dueOn] of due.entries()) {
      const id = await harness.submit(`030${i}`)
      await harness.act(secretariat, id, 'review', 'accept')
      const handlings = [{ lead: 'jrj', co: ['wjw'], dueOn }]
      await harness.act(secretariat, id, 'assign', 'assign', { mode: 'joint', handlings })
      await harness.act(unit('jrj', 'office'), id, 'acknowledge', 'accept')
    }
  })

  test.each([
    ['step=dispatch', 4],
    ['step=draft', 0],
    ['unit=jrj', 4],
    ['unit=ybj', 0],
    ['dueBefore=2025-05-20', 2],
    ['dueBefore=2025-05-21&step=dispatch', 3],
    ['light=green&dueBefore=2025-03-21', 1],
    ['light=overdue', 0],
  ])('narrowed by %s has %i', async (query, count) => expect((await work(unit('jrj'), query)).items.length).toBe(count))

  test('comes in pages, the most urgent first', async () => {
    const sorted = [...due].sort()
    const first = await work(unit('jrj'), 'limit=3')
    expect(first.items.map((i) => i.dueOn)).toEqual(sorted.slice(0, 3))
    const rest = await work(unit('jrj'), `limit=3&cursor=${encodeURIComponent(first.cursor ?? '')}`)
    expect([rest.items.map((i) => i.dueOn), rest.cursor]).toEqual([sorted.slice(3), undefined])
  })

  test('drops what a co-unit has answered, and keeps the others', async () => {
    const before = (await work(unit('wjw'))).items
    expect(before.map((i) => i.step)).toEqual(['opine', 'opine', 'opine', 'opine'])
    await harness.act(unit('wjw'), before[0]?.suggestion ?? '', 'opine', 'opined', { text: '同意。' })
    expect((await work(unit('wjw'))).items.length).toBe(3)
  })

  test('reads as much as the caller has to do, however many others there are', async () => {
    const reads = async (as: Claims) => {
      await work(as)
      read = 0
      await work(as)
      return read
    }
    const before = [await reads(unit('ybj')), await reads(inspector)]
    for (let i = 0; i < 12; i++) {
      const id = await harness.submit(`040${String(i).padStart(2, '0')}`)
      await harness.act(secretariat, id, 'review', 'accept')
      await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'jtj' }] })
    }
    expect([await reads(unit('ybj')), await reads(inspector)]).toEqual(before)
    expect((await work(unit('jtj'))).items.length).toBe(12)
  })

  test.each(['step=nothing', 'dueBefore=soon', 'limit=0', 'cursor=x'])('refuses %s', async (query) =>
    expect((await harness.call(unit('ybj'), 'GET', `/api/steps?${query}`)).status).toBe(400),
  )
})
