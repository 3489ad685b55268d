import { afterEach, describe, expect, test } from 'vitest'
import { admin, type Harness, leader, secretariat, unit } from '../support/harness.ts'
import { reply } from './support/acts.ts'
import { at, perform, set } from './support/rulebook.ts'

let h: Harness
afterEach(() => h.close())

// biome-ignore lint/suspicious/noExplicitAny: answers are read as clients read them
const rates = (query = '', as = leader): Promise<any> => h.ok(as, 'GET', `/api/rates?session=16-5${query}`)
// biome-ignore lint/suspicious/noExplicitAny: see above
const explain = (rate: string, query = ''): Promise<any> =>
  h.ok(leader, 'GET', `/api/rates/explain?session=16-5&rate=${rate}${query}`)
const parts = (rate: { numerator: number; denominator: number }) => [rate.numerator, rate.denominator]
// biome-ignore lint/suspicious/noExplicitAny: see above
const groupOf = (answer: any, key: string) => answer.groups.find((g: { key: string }) => g.key === key)

const issued = async (number: string, lead = 'ybj', more = {}) => {
  const id = await h.submit(number, more)
  await h.toDraft(id, lead)
  await reply(h, id, lead)
  return id
}
const putUnit = (code: string, more: Record<string, unknown>) =>
  h.ok(admin, 'PUT', `/api/units/${code}`, {
    name: `${code}局`,
    kind: 'government',
    letterhead: `${code}局`,
    docPrefix: `${code}函`,
    ...more,
  })
const simple = [set('inspection', { which: 'none', article: 'setting' }), set('revisit.done', false)]
const satisfied = { attitude: 'satisfied', result: 'satisfied' }

describe('scenario 21: no data', () => {
  test('is null in every rate, never 0 % or 100 % or an error, on any day and in any group', async () => {
    h = await at('xiamen-2025')
    for (const query of [
      '',
      '&by=unit',
      '&unit=ybj',
      '&asOf=2020-01-31',
      '&asOf=2024-12-05',
      '&topic=医疗保障',
      '&from=2023-01-01&to=2025-12-31',
      '&asOf=2027-03-03',
    ]) {
      const { rates: all, averageDays, counts, groups = [] } = await rates(query)
      expect(Object.keys(all).length).toBeGreaterThanOrEqual(14)
      for (const rate of Object.values(all)) expect(rate).toMatchObject({ numerator: 0, denominator: 0, rate: null })
      expect([averageDays, counts.handlings, groups]).toEqual([null, 0, []])
    }
  })

  test('a suggestion without unit or day is counted under a key of its own', async () => {
    h = await at('xiamen-2025')
    await h.submit('2101')
    const other = await h.submit('2102')
    await h.toDraft(other)
    for (const by of ['unit', 'month']) {
      const answer = await rates(`&by=${by}`)
      expect(answer.counts).toMatchObject({ suggestions: 2, unassigned: 1, handlings: 1 })
      expect(groupOf(answer, '(none)')).toMatchObject({ name: '未交办', counts: { suggestions: 1, handlings: 0 } })
    }
    const topics = await rates('&by=topic')
    expect(topics.groups).toMatchObject([{ key: '医疗保障', counts: { suggestions: 2 } }])
  })
})

describe('scenario 23: a later change of the unit tree', () => {
  test('does not move what was issued: neither to another parent nor to a successor', async () => {
    h = await at('xiamen-2025', undefined, simple)
    await putUnit('p1', {})
    await putUnit('p2', {})
    await putUnit('sub', { parent: 'p1' })
    await issued('2301', 'sub')
    const open = await h.submit('2302')
    await h.toDraft(open, 'sub')
    const before = {
      p1: await rates('&unit=p1'),
      sub: await rates('&unit=sub'),
      tree: await rates('&by=unit&tree=true'),
    }
    expect(parts(before.p1.rates.answered)).toEqual([1, 2])
    expect(groupOf(before.tree, 'p1').counts).toMatchObject({ handlings: 2, issued: 1 })

    await putUnit('sub', { parent: 'p2' })
    expect(parts((await rates('&unit=p1')).rates.answered)).toEqual([1, 1])
    expect(parts((await rates('&unit=p2')).rates.answered)).toEqual([0, 1])
    expect(parts((await rates('&unit=sub')).rates.answered)).toEqual([1, 2])
    const tree = await rates('&by=unit&tree=true')
    expect(groupOf(tree, 'p1').counts).toMatchObject({ handlings: 1, issued: 1 })
    expect(groupOf(tree, 'p2').counts).toMatchObject({ handlings: 1, issued: 0 })

    await putUnit('sub', { parent: 'p2', active: false, successor: 'wjw' })
    expect(parts((await rates('&unit=sub')).rates.answered)).toEqual([1, 1])
    expect(parts((await rates('&unit=wjw')).rates.answered)).toEqual([0, 1])
    const own = await rates('&unit=wjw', unit('wjw'))
    expect(own.counts).toMatchObject({ handlings: 1, open: 1 })
  })
})

describe('scenario 24: on time', () => {
  test('counts the open overdue ones too; of those replied to is a figure of its own, and says so', async () => {
    h = await at('xiamen-2025', undefined, simple)
    await issued('2401')
    const late = await h.submit('2402')
    await h.toDraft(late)
    await h.clock('2025-05-10T23:00:00+08:00')
    expect(parts((await rates()).rates.onTime)).toEqual([1, 1])
    expect(parts((await rates('&asOf=2025-05-11')).rates.onTime)).toEqual([1, 2])
    await h.clock('2025-05-11T00:00:01+08:00')
    const { rates: now, counts } = await rates()
    expect([parts(now.onTime), parts(now.onTimeReplied), counts.overdue]).toEqual([[1, 2], [1, 1], 1])
    expect(now.onTimeReplied.basis).toContain('不计超期未答复')
    const { numerator, denominator } = await explain('onTime')
    expect(numerator.map((c: { suggestion: string }) => c.suggestion)).toEqual(['16-5-2401'])
    expect(denominator).toMatchObject([
      { suggestion: '16-5-2401', handling: '16-5-2401.1', unit: 'ybj', reason: '2025-02-10 发出，期限 2025-05-10' },
      { suggestion: '16-5-2402', reason: '期限 2025-05-10 已过，尚未答复' },
    ])
  })

  test('what was known on a day stays: before an extension, before the letter, before a late entry', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await h.submit('2403')
    await h.toDraft(id)
    await h.clock('2025-05-09T09:00:00+08:00')
    await perform(h, unit('ybj'), id, 'extensions', { handling: `${id}.1`, months: 1, reason: '情况复杂' })
    await h.clock('2025-06-05T09:00:00+08:00')
    await reply(h, id, 'ybj')
    await h.clock('2025-06-20T09:00:00+08:00')
    const seen = async (asOf: string) => {
      const { rates: r, source, counts } = await rates(`&asOf=${asOf}`)
      return [source, counts.issued, parts(r.onTime), parts(r.onTimeFirst)]
    }
    expect(await seen('2025-02-28')).toEqual(['rollups', 0, [0, 0], [0, 0]])
    expect(await seen('2025-05-31')).toEqual(['rollups', 0, [0, 0], [0, 1]])
    expect(await seen('2025-06-04')).toEqual(['facts', 0, [0, 0], [0, 1]])
    expect(await seen('2025-06-05')).toEqual(['facts', 1, [1, 1], [0, 1]])
    expect(await seen('2025-06-20')).toEqual(['rollups', 1, [1, 1], [0, 1]])
    expect((await explain('onTimeFirst')).denominator).toMatchObject([
      { reason: '2025-06-05 发出，晚于期限 2025-05-10（获准延至 2025-06-10）' },
    ])
  })
})

describe('who is charged', () => {
  test('a re-assigned one is charged to who holds it, with the days held by each; co-units for their own opinions', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await h.submit('2501')
    await h.act(secretariat, id, 'review', 'accept')
    await h.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'jtj' }] })
    await h.clock('2025-03-10T09:00:00+08:00')
    await perform(h, secretariat, id, 'reassignment', { handling: `${id}.1`, lead: 'ybj', reason: '职责在医保局' })
    await h.act(unit('ybj'), id, 'acknowledge', 'accept', { addCo: ['wjw'], reason: '涉及卫健' })
    await h.clock('2025-05-20T09:00:00+08:00')
    const by = await rates('&by=unit')
    expect(parts(groupOf(by, 'ybj').rates.onTime)).toEqual([0, 1])
    expect(groupOf(by, 'jtj')).toBeUndefined()
    // The opinion was due two months after it was asked for, and is nobody else's to give.
    expect(parts(groupOf(by, 'wjw').rates.coOpinionOnTime)).toEqual([0, 1])
    expect(groupOf(by, 'wjw').counts.handlings).toBe(0)
    const then = await rates('&by=unit&asOf=2025-02-28')
    expect(groupOf(then, 'jtj').counts).toMatchObject({ handlings: 1, open: 1 })
    const { denominator } = await explain('onTime')
    expect(denominator[0].reason).toContain('先后由市交通运输局（28 天）、市医疗保障局（71 天）承办')
  })

  test('withdrawn and forwarded ones are outside every rate, and are said to be', async () => {
    h = await at('shandong-2017', undefined, simple)
    await issued('2601')
    const gone = await issued('2602')
    await perform(h, secretariat, gone, 'withdrawal', { reason: '撤回', signers: ['林一'], on: h.today() })
    const forwarded = await h.submit('2603', { kind: 'forwarded', origin: { body: '省人大', number: '88' } })
    await h.toDraft(forwarded)
    const { rates: all, counts, outside, suggestionsOutside } = await rates()
    expect([parts(all.answered), counts.suggestions]).toEqual([[1, 1], 1])
    expect(outside).toEqual({ forwarded: 1, withdrawn: 1 })
    expect(suggestionsOutside).toEqual({ forwarded: 1, withdrawn: 1 })
  })

  test('ratings: the last one counts, the first round beside it; silence is only in the feedback', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('2701')
    await h.act(secretariat, id, 'evaluate', 'rate', { ...satisfied, result: 'dissatisfied', comments: '没有解决' })
    await issued('2702')
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '重新办理' })
    await h.clock('2025-03-20T09:00:00+08:00')
    const { rates: all } = await rates()
    expect([parts(all.satisfaction), parts(all.feedback), parts(all.redoOnTime)]).toEqual([
      [0, 1],
      [1, 2],
      [0, 1],
    ])
    await reply(h, id, 'ybj')
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    const { rates: after } = await rates()
    expect([parts(after.satisfaction), parts(after.firstRoundSatisfaction)]).toEqual([
      [1, 1],
      [0, 1],
    ])
    expect(parts((await rates('&asOf=2025-02-28')).rates.satisfaction)).toEqual([0, 1])
    expect((await explain('satisfaction')).numerator[0].reason).toBe('2025-03-20 评价（第 2 轮）：态度满意，结果满意')
  })
})

describe('the call', () => {
  test('refuses what it does not know, and a window that ends before it begins', async () => {
    h = await at('xiamen-2025')
    for (const query of ['by=colour', 'asOf=2025-02-30', 'from=2025-03-01&to=2025-02-01', 'colour=red', 'tree=yes'])
      expect((await h.call(leader, 'GET', `/api/rates?${query}`)).status).toBe(400)
    expect((await h.call(leader, 'GET', '/api/rates/explain?rate=beauty')).status).toBe(400)
    expect((await h.call(unit('ybj'), 'GET', '/api/rates/explain?rate=onTime')).status).toBe(403)
    expect((await h.call(unit('ybj'), 'GET', '/api/rates/explain?rate=onTime&unit=ybj')).status).toBe(200)
    expect((await h.call(admin, 'GET', '/api/rates/explain?rate=onTime')).status).toBe(403)
    expect((await h.call(leader, 'GET', '/api/rates/explain?rate=onTime&session=99-1')).status).toBe(404)
  })

  test('groups have intervals, and ranks where there are enough cases', async () => {
    h = await at('xiamen-2025', undefined, simple)
    await issued('2801')
    const { groups } = await rates('&by=unit')
    expect(groups[0].rates.onTime).toMatchObject({ rate: 1, unranked: '仅 1 件，不足 5 件，不排名' })
    expect(groups[0].rates.onTime.interval[0]).toBeCloseTo(0.2065, 4)
    expect(groups[0].rates.satisfaction).toMatchObject({ rate: null, interval: null, unranked: '没有数据' })
  })

  test('a confidential one is counted for those who are named and for its unit only', async () => {
    h = await at('xiamen-2025', undefined, simple)
    await issued('2901')
    const named = { role: 'secretariat', name: '保密员' } as const
    const id = (
      await h.ok(
        secretariat,
        'POST',
        '/api/suggestions',
        h.submission('2902', { confidential: 'content', visibleTo: ['保密员'] }),
      )
    ).id
    await h.runtime.settled()
    const step = async (outcome: string, form = {}) => {
      const [open] = (await h.ok(named, 'GET', `/api/suggestions/${id}`)).openSteps
      await h.ok(named, 'POST', `/api/suggestions/${id}/steps/${open.stepId}`, { outcome, ...form })
      await h.runtime.settled()
    }
    await step('accept')
    await step('assign', { mode: 'sole', handlings: [{ lead: 'jtj' }] })
    const counts = async (query: string, as: Parameters<typeof rates>[1]) => (await rates(query, as)).counts
    for (const query of ['', '&asOf=2025-02-28', '&from=2025-01-01', '&by=unit']) {
      expect(await counts(query, leader)).toMatchObject({ suggestions: 1, handlings: 1 })
      expect(await counts(query, named)).toMatchObject({ suggestions: 2, handlings: 2 })
    }
    expect(await counts('&unit=jtj', unit('jtj'))).toMatchObject({ suggestions: 1, handlings: 1 })
    expect(await counts('&unit=jtj', leader)).toMatchObject({ suggestions: 0, handlings: 0 })
    expect((await explain('answered')).denominator).toHaveLength(1)
  })
})
