import { describe, expect, test } from 'vitest'
import { reportOf } from '../../../functions/api/report/model.ts'
import { changeWords, share } from '../../../functions/api/report/words.ts'
import { rateNames } from '../../../shared/rates/figures.ts'
import type { PromiseStanding } from '../../../shared/rates/standing.ts'
import { issued, open } from '../rates/support/by-hand.ts'
import { beforeOf, dataOf, type Given, said, section, table } from './support/data.ts'

/* The yearly report in words: of nothing, of one, of many; with and without a year before. */

const report = async (given: readonly Given[], more: Parameters<typeof dataOf>[1] = {}) =>
  reportOf(await dataOf(given, more))
const all = (n: number, standing = issued('2025-05-01')): Given[] => Array.from({ length: n }, () => ({ standing }))

describe('of nothing', () => {
  test('says that there is nothing, and no figure where nothing counts', async () => {
    const of = await report([])
    expect(section(of, /总体/)).toContain('截至2025年6月30日，市十六届人大五次会议还没有收到代表建议、批评和意见。')
    expect(section(of, /总体/)).toContain('还没有应答复的承办件，各项指标没有数据。')
    expect(said(of)).not.toMatch(/0件次已|0项，|NaN|undefined|null|0%(?!\D*表示)/)
    expect(table(of, /各项指标/).map((row) => row.比率)).toEqual(rateNames.map(() => '无数据'))
    expect(of.blocks.filter(({ kind }) => kind === 'chart')).toEqual([])
    expect(section(of, /重点督办/)).toContain('没有列为重点督办的建议。')
    expect(section(of, /承诺/)).toContain('本届次的答复中没有承诺事项。')
    expect(section(of, /超期/)).toContain('没有超期可以统计')
  })

  test('of a unit', async () => {
    const of = await report([], { unit: { code: 'ybj', name: '市医疗保障局' } })
    expect(of.title).toBe('市医疗保障局关于市十六届人大五次会议代表建议、批评和意见办理情况的报告')
    expect(of.organ).toBe('市医疗保障局')
    expect(section(of, /总体/)).toContain('市医疗保障局还没有承办市十六届人大五次会议代表建议、批评和意见。')
  })
})

describe('of one', () => {
  test('that is open', async () => {
    const text = section(await report([{ standing: open({ dueOn: '2025-07-10' }) }]), /总体/)
    expect(text).toContain(
      '市十六届人大五次会议代表共提出建议、批评和意见1件，均为大会建议。已交由1个承办单位办理，共1件次。',
    )
    expect(text).toContain('应答复的承办件1件次，均在办理之中，还没有答复。在办件中没有超期的。')
    expect(text).toContain('按期办结率、面商率、满意率、承诺落实率还没有数据。')
    expect(text).not.toContain('按末次答复')
  })

  test('that was answered', async () => {
    const text = section(await report(all(1)), /总体/)
    expect(text).toContain('应答复的承办件1件次已全部答复。从交办到首次答复平均80.0天。')
    expect(text).toContain('按期办结率100%（1/1），面商率0%（0/1）。满意率、承诺落实率还没有数据。')
    expect(text).not.toContain('在办')
  })
})

describe('of many', () => {
  const given: Given[] = [
    ...all(6, issued('2025-05-01', { category: 'A', topics: ['医疗保障'], metOn: '2025-03-01' })),
    { standing: issued('2025-05-20', { unit: 'wjw', category: 'B', topics: ['医疗保障', '养老'] }) },
    { standing: open({ unit: 'wjw' }) },
    { standing: open({ unit: 'wjw', dueOn: '2025-07-10', topics: ['交通'] }) },
  ]

  test('counts kinds, handlings, categories and topics', async () => {
    const kinds = { session: 7, recess: 2, bill: 0, forwarded: 0 }
    const text = section(await report(given, { kinds }), /总体/)
    expect(text).toContain('共提出建议、批评和意见9件，其中大会建议7件、闭会期间建议2件。')
    expect(text).toContain('已交由2个承办单位办理，共9件次。')
    expect(text).toContain('已答复7件次，办复率77.8%；在办2件次。在办件中超期未答复的有1件次。')
    expect(text).toContain('按期办结率75.0%（6/8）')
    expect(text).toMatch(/A类（[^）]+）6件次，占85\.7%；B类（[^）]+）1件次，占14\.3%。/)
    expect(text).toContain('按主题分，医疗保障7件次、')
  })

  test('ranks units as the desk does: those with fewer than five have numbers and no rank', async () => {
    const of = await report(given)
    expect(table(of, /按承办单位/).map((row) => [row.位次, row.承办单位, row.按期办结率])).toEqual([
      ['1', '市医疗保障局', '100%'],
      ['—', '市卫生健康委员会', '0%'],
    ])
    expect(table(of, /按主题/).at(-1)?.主题).toBe('未分类')
  })

  test('numbers its tables and charts as they come, and says each chart in words', async () => {
    const of = await report(given)
    const captions = (kind: 'table' | 'chart') => of.blocks.flatMap((b) => (b.kind === kind ? [b.caption] : []))
    expect(captions('table').map((c) => c.slice(0, 2))).toEqual(captions('table').map((_, i) => `表${i + 1}`))
    expect(captions('chart').map((c) => c.slice(0, 2))).toEqual(['图1', '图2', '图3'])
    for (const block of of.blocks)
      if (block.kind === 'chart') {
        expect(block.about).toMatch(/图。.+。$/)
        for (const { values } of block.series) expect(values.length).toBe(block.categories.length)
      }
  })

  test('of a unit alone has no table of units', async () => {
    const own = given.filter(({ standing }) => standing.unit === 'ybj')
    const of = await report(own, { unit: { code: 'ybj', name: '市医疗保障局' } })
    expect(table(of, /按承办单位/)).toEqual([])
    expect(section(of, /总体/)).toContain('市医疗保障局承办市十六届人大五次会议代表建议、批评和意见6件（6件次）')
  })
})

describe('beside the year before', () => {
  test('compares where both have data, and only there', async () => {
    const before = await beforeOf([issued('2025-05-01'), issued('2025-05-20')])
    const of = await report([...all(3), { standing: issued('2025-05-20') }], { before })
    expect(section(of, /总体/)).toContain(
      '与市十六届人大四次会议（截至2024年6月30日）相比，按期办结率提高25.0个百分点，面商率持平。',
    )
    const [answered, onTime] = table(of, /各项指标/)
    expect(answered).toMatchObject({ 比率: '100%', 上年: '100%', 上年件次: '2/2', 增减: '0.0' })
    expect(onTime).toMatchObject({ 比率: '75.0%', 上年: '50.0%', 上年件次: '1/2', 增减: '+25.0' })
    expect(table(of, /各项指标/).find((row) => row.指标 === '满意率')).toMatchObject({
      上年: '无数据',
      增减: '—',
    })
    expect(table(of, /各类答复/)[2]).toMatchObject({ '本年（件次）': '4', '上年（件次）': '2' })
  })

  test('says that there is nothing to compare with', async () => {
    const none = await report(all(2), { before: await beforeOf([]) })
    expect(section(none, /总体/)).toContain('市十六届人大四次会议（截至2024年6月30日）没有可以比较的数据。')
    expect(Object.keys(table(none, /各项指标/)[0] ?? {})).not.toContain('上年')
    const absent = await report(all(2))
    expect(section(absent, /总体/)).toContain('系统中没有上一届次的资料，不作比较。')
    expect(said(absent)).not.toContain('上年')
  })

  test('what is not all is never said to be', () => {
    expect([share(0.9999), share(1), share(0.0001), share(0), share(null)]).toEqual([
      '99.9%',
      '100%',
      '0.1%',
      '0%',
      '无数据',
    ])
    expect([changeWords(0.5, 0.5), changeWords(0.5, 0.6), changeWords(null, 0.6), changeWords(0.6, null)]).toEqual([
      '持平',
      '下降10.0个百分点',
      undefined,
      undefined,
    ])
  })
})

describe('promises', () => {
  const promising = (...promises: PromiseStanding[]): Given => ({
    standing: issued('2025-05-01', { category: 'B', promises }),
  })

  test('are counted by how they stand; what is owed is listed, the overdue with its days', async () => {
    const of = await report([
      promising(
        ['c1', '2025-06-01', '2025-06-01', '2025-05-20'],
        ['c2', '2025-06-01', '2025-06-01', ''],
        ['c3', '2025-06-01', '2025-12-31', ''],
        ['c4', '2025-06-30', '2025-06-30', ''],
        ['c5', '', '', ''],
        ['c6', '2025-06-01', '2025-06-01', 'abandoned'],
      ),
    ])
    const text = section(of, /承诺/)
    expect(text).toContain('答复中承诺的事项共6项，已落实1项、正在落实2项、逾期未落实1项、未定期限1项、不再落实1项。')
    expect(text).toContain('最初承诺期限已到的5项，承诺落实率20.0%（1/5）。')
    expect(table(of, /尚未落实/).map((row) => row.情况)).toEqual([
      '逾期29天',
      '正在落实，原定2025-06-01',
      '正在落实',
      '未定期限',
    ])
  })

  test('whose day has not come have no rate, not 0 %', async () => {
    const text = section(await report([promising(['c1', '2025-12-31', '2025-12-31', ''])]), /承诺/)
    expect(text).toContain('答复中承诺的事项共1项，正在落实1项。最初承诺期限都还没有到，落实率没有数据。')
    expect(text).not.toContain('%')
  })

  test('all met', async () => {
    const text = section(await report([promising(['c1', '2025-06-01', '2025-06-01', '2025-05-20'])]), /承诺/)
    expect(text).toContain('答复中承诺的事项共1项，已落实1项。')
    expect(text).toContain('没有尚未落实的承诺事项。')
  })

  test('of a reply that is not to be public are listed without what they say', async () => {
    const closed = {
      ...promising(['c1', '2025-12-31', '2025-12-31', '']),
      about: { suggestion: { disclosure: 'title-only' as const } },
    }
    const [row] = table(await report([closed]), /尚未落实/)
    expect(row).toMatchObject({ 建议: '关于第1件事的建议', 承诺事项: '（答复不主动公开，内容从略）' })
  })
})

describe('late ones', () => {
  test('none, answered late only, and both', async () => {
    expect(section(await report(all(1)), /超期/)).toContain('没有超期的承办件。')
    const answered = section(await report([{ standing: issued('2025-05-20') }]), /超期/)
    expect(answered).toContain('没有超期尚未答复的，已经答复但晚于期限的1件次。')
    const both = section(await report([{ standing: issued('2025-05-20') }, { standing: open() }]), /超期/)
    expect(both).toContain('超期尚未答复的1件次，已经答复但晚于期限的1件次。')
    expect(both).toContain('2025-05-20答复，逾期10天')
    expect(both).toContain('尚未答复，超期51天')
  })

  test('have the reasons on record: who held them, extensions, opinions that were missing', async () => {
    const given: Given = {
      standing: open({ unit: 'wjw', dueOn: '2025-06-10', firstDueOn: '2025-05-10' }),
      days: [
        ['2025-02-10', { ...open() }],
        ['2025-03-01', { unit: 'wjw' }],
        ['2025-05-01', { dueOn: '2025-06-10', firstDueOn: '2025-05-10' }],
      ],
      about: {
        urgings: ['16-5-0001.1'],
        handlings: [
          {
            extensions: [{ from: '2025-05-10', to: '2025-06-10', reason: '涉及面广。', on: '2025-05-01' }],
            opinions: [{ unit: 'ybj', dueOn: '2025-04-10' }],
          },
        ],
      },
    }
    const data = await dataOf([])
    const [row] = table(
      reportOf({ ...(await dataOf([{ ...given, standing: { ...given.standing } }])), nameOf: data.nameOf }),
      /超期/,
    )
    expect(row?.原因).toBe(
      '先后由市医疗保障局（19天）、市卫生健康委员会（121天）承办；2025年5月1日延期至2025年6月10日，理由：涉及面广；会办意见未按期提出：市医疗保障局；已催办1次',
    )
  })

  test('say how many are not listed', async () => {
    const data = await dataOf([{ standing: open() }])
    const text = section(reportOf({ ...data, late: { ...data.late, more: 3, withheld: 2 } }), /超期/)
    expect(text).toContain('限于篇幅，其余3件次未列出，见台账。另有2件次涉及不公开的建议，未列出。')
  })
})

test('a day to come is said to be reckoned', async () => {
  const data = await dataOf(all(1))
  const of = reportOf({ ...data, today: '2025-06-01' })
  expect(section(of, /口径/)).toContain('该日尚未到来，按2025年6月1日的情况推算')
  expect(of.day).toBe('（截至2025年6月30日）')
})
