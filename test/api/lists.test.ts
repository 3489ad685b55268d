import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../infra/local/issuer.ts'
import { admin, Harness, leader, secretariat, unit } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

type Item = { id: string; suggestion: string; stepId: string; step: string; dueOn: string | null; light: string }
type Page = { items: Item[]; cursor?: string }

const pages = async (query: string, as: Claims = secretariat): Promise<Page[]> => {
  const found: Page[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const at: string = cursor && `&cursor=${encodeURIComponent(cursor)}`
    const page: Page = await harness.ok(as, 'GET', `/api/suggestions?${query}${at}`)
    found.push(page)
    cursor = page.cursor
  }
  return found
}
const ids = (some: Page[]) => some.flatMap((p) => p.items.map((i) => i.id))
const list = async (query: string, as?: Claims) => ids(await pages(query, as))

describe('pages', () => {
  const numbers = ['0007', '0001', '0005', '1', '0003', '0002', '0006', '0004']
  let all: string[] = []
  beforeAll(async () => {
    await harness.setUp('xiamen-2025', '16-6')
    await harness.setUp('xiamen-2025', '16-10')
    for (const number of numbers) all.push(await harness.submit(number))
    for (const session of ['16-6', '16-10'])
      for (const number of ['1', '2', '3']) all.push(await harness.submit(number, { session }))
    all.push(await harness.submit('1', { kind: 'recess' }))
    all = all.sort()
  })

  test.each([1, 2, 3, 5, 7, 14, 15, 16, 200])('of %i give every row of every session once', async (limit) => {
    const found = await pages(`limit=${limit}`)
    expect(ids(found).sort()).toEqual(all)
    for (const page of found) expect(page.items.length).toBeLessThanOrEqual(limit)
    expect(found.at(-1)?.cursor).toBeUndefined()
  })

  test('of one session stay in it', async () => {
    const of = all.filter((id) => id.startsWith('16-6-'))
    expect(await list('limit=2&session=16-6')).toEqual(of)
    expect(await list('session=99-1')).toEqual([])
  })

  test('of a filter are full though rows in between are left out', async () => {
    const found = await pages('limit=2&q=第1号')
    expect(ids(found).sort()).toEqual(['16-10-1', '16-5-1', '16-5-r-1', '16-6-1'])
    expect(found.slice(0, 2).map((p) => p.items.length)).toEqual([2, 2])
  })

  test('a row that comes in between is not missed, and none comes twice', async () => {
    const first: Page = await harness.ok(secretariat, 'GET', '/api/suggestions?session=16-5&limit=3')
    const added = await harness.submit('0099')
    const rest = await harness.ok(secretariat, 'GET', `/api/suggestions?session=16-5&limit=200&cursor=${first.cursor}`)
    const seen = [...first.items, ...rest.items].map((i: Item) => i.id)
    expect(seen).toContain(added)
    expect(new Set(seen).size).toBe(seen.length)
  })
})

describe('filters', () => {
  let handled = ''
  beforeAll(async () => {
    handled = await harness.submit('0201', { topics: ['养老', '交通'], title: '关于增设助老班车的建议' })
    await harness.act(secretariat, handled, 'review', 'accept')
    await harness.act(secretariat, handled, 'assign', 'assign', {
      mode: 'joint',
      handlings: [{ lead: 'jtj', co: ['wjw'] }],
    })
    const ended = await harness.submit('0202', { topics: ['养老'] })
    await harness.act(secretariat, ended, 'review', 'return', { as: 'refused', reason: '属于个人事项' })
  })

  test.each([
    ['topic=养老', ['16-5-0201', '16-5-0202']],
    ['topic=交通', ['16-5-0201']],
    ['topic=不存在', []],
    ['unit=jtj', ['16-5-0201']],
    ['unit=wjw', ['16-5-0201']],
    ['unit=jrj', []],
    ['stage=handling', ['16-5-0201']],
    ['stage=closed', ['16-5-0202']],
    ['q=助老班车', ['16-5-0201']],
    ['topic=养老&stage=closed', ['16-5-0202']],
    ['topic=养老&unit=wjw&q=助老&session=16-5', ['16-5-0201']],
  ])('%s', async (query, expected) => {
    expect(await list(query)).toEqual(expected)
  })

  test('a row has what a list shows and nothing of the store', async () => {
    const { items } = await harness.ok(leader, 'GET', '/api/suggestions?q=助老班车')
    expect(items).toMatchObject([{ id: handled, lead: '林一', stage: 'handling', light: 'yellow' }])
    for (const hidden of ['nextActionAt', 'generation', 'confidential', 'units'])
      expect(items[0]).not.toHaveProperty(hidden)
  })
})

describe('the worklist', () => {
  const work = async (as: Claims, query = ''): Promise<Item[]> =>
    (await harness.ok(as, 'GET', `/api/steps${query}`)).items

  test('has what is due first at the top and what has no date at the end', async () => {
    const due = ['2025-04-30', '2025-03-20', '2025-06-30']
    for (const [i, dueOn] of due.entries()) {
      const id = await harness.submit(`030${i}`)
      await harness.act(secretariat, id, 'review', 'accept')
      await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'jrj', dueOn }] })
      await harness.act(unit('jrj', 'office'), id, 'acknowledge', 'accept')
    }
    const items = await work(unit('jrj'))
    expect(items.map((i) => [i.step, i.dueOn])).toEqual([...due].sort().map((dueOn) => ['dispatch', dueOn]))
    const reviews = await harness.submit('0310')
    const own = await work(secretariat)
    const dated = own.map((i) => i.dueOn ?? '9999')
    expect(dated).toEqual([...dated].sort())
    expect(own.some((i) => i.suggestion === reviews && i.dueOn === null)).toBe(true)
  })

  test('shows a step with what may be chosen, and drops it when it is done', async () => {
    const id = await harness.submit('0320')
    const mine = async () => (await work(secretariat)).filter((i) => i.suggestion === id)
    expect(await mine()).toMatchObject([{ step: 'review', outcomes: ['accept', 'merge', 'return'], number: '0320' }])
    await harness.act(secretariat, id, 'review', 'accept')
    expect(await mine()).toMatchObject([{ step: 'assign', outcomes: ['assign', 'transfer'] }])
  })
})

describe('scenario 4: on the due day nothing is overdue until it ends in Asia/Shanghai', () => {
  let other: Harness
  let id: string
  beforeAll(async () => {
    other = await Harness.xiamen()
    id = await other.submit('0001')
    await other.toDraft(id)
  })
  afterAll(() => other.close())

  /** What every view says of the open draft at this time. */
  const views = async () => {
    const read = await other.read(id)
    const [row] = (await other.ok(secretariat, 'GET', '/api/suggestions')).items
    const [step] = (await other.ok(unit('ybj'), 'GET', '/api/steps')).items
    const rates = await other.ok(secretariat, 'GET', '/api/rates?session=16-5')
    const lights = ['green', 'yellow', 'red', 'overdue']
    const by = await Promise.all(
      lights.map(async (light) => {
        const listed = (await other.ok(secretariat, 'GET', `/api/suggestions?light=${light}`)).items.length
        const work = (await other.ok(unit('ybj'), 'GET', `/api/steps?light=${light}`)).items.length
        return listed === work ? listed : Number.NaN
      }),
    )
    return {
      lights: [read.handlings[0].light, read.openSteps[0].light, row.light, step.light],
      filtered: lights[by.indexOf(1)],
      sum: by.reduce((a, b) => a + b, 0),
      overdue: [rates.counts.overdue, rates.rates.onTime.denominator],
    }
  }

  test('assigned on 10 February it is due three months later', async () => {
    expect((await other.open(id, 'draft')).dueOn).toBe('2025-05-10')
  })

  // 10 May 2025 is a Saturday; 1 to 5 May are days off and 27 April is worked.
  test.each([
    ['2025-04-23T23:59:59+08:00', 'green', 0],
    ['2025-04-24T00:00:00+08:00', 'yellow', 0],
    ['2025-05-06T23:59:59+08:00', 'yellow', 0],
    ['2025-05-07T00:00:00+08:00', 'red', 0],
    ['2025-05-10T00:00:00+08:00', 'red', 0],
    ['2025-05-10T15:59:58Z', 'red', 0],
    ['2025-05-11T00:00:00+08:00', 'overdue', 1],
  ])('at %s it is %s', async (now, light, overdue) => {
    await other.clock(now)
    expect(await views()).toEqual({
      lights: [light, light, light, light],
      filtered: light,
      sum: 1,
      overdue: [overdue, overdue],
    })
  })

  test('each threshold was told once, and the holder got them', async () => {
    await other.runtime.settled()
    const reminders = other.runtime.mailbox.list().filter((n) => n.kind === 'reminder' && n.step === 'draft')
    expect(reminders.map((n) => ('threshold' in n ? n.threshold : ''))).toEqual(['yellow', 'red', 'overdue'])
  })
})

test('settings are listed as they were put', async () => {
  await harness.ok(admin, 'PUT', '/api/units/sub', {
    name: '市医保中心',
    kind: 'government',
    letterhead: '市医保中心',
    docPrefix: '厦医中函',
    parent: 'ybj',
  })
  const { items } = await harness.ok(leader, 'GET', '/api/units')
  expect(items).toContainEqual(expect.objectContaining({ code: 'sub', parent: 'ybj', active: true }))
  const sessions = (await harness.ok(leader, 'GET', '/api/sessions')).items
  expect(sessions.map((s: { id: string }) => s.id).sort()).toEqual(['16-10', '16-5', '16-6'])
})
