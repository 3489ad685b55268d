import { afterEach, describe, expect, test } from 'vitest'
import type { Mail } from '../../infra/local/mailbox.ts'
import { Harness, secretariat } from '../support/harness.ts'

let h: Harness
afterEach(() => h.close())

const whom = ({ to }: Mail): string => (to && 'unit' in to && to.unit ? `${to.unit} ${to.duty}` : (to?.role ?? ''))
const mailOf = (...kinds: string[]) => h.runtime.mailbox.list().filter((m) => kinds.includes(m.kind))

test('a draft that nobody writes is told of ever higher, at its times, once each', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0820')
  await h.toDraft(id)
  const told = async (now: string) => {
    const before = mailOf('reminder', 'escalated').length
    await h.clock(now)
    return mailOf('reminder', 'escalated')
      .slice(before)
      .filter((m) => m.step === 'draft')
      .map((m) => [m.at.slice(0, 10), m.kind, whom(m)])
  }
  expect(await told('2025-05-05T09:00:00+08:00')).toEqual([['2025-04-24', 'reminder', 'ybj officer']])
  expect(await told('2025-05-08T09:00:00+08:00')).toEqual([
    ['2025-05-07', 'reminder', 'ybj officer'],
    ['2025-05-07', 'escalated', 'ybj office'],
  ])
  expect(await told('2025-05-31T09:00:00+08:00')).toEqual([
    ['2025-05-11', 'reminder', 'ybj officer'],
    ['2025-05-11', 'escalated', 'ybj office'],
    ['2025-05-11', 'escalated', 'ybj head'],
    ['2025-05-16', 'reminder', 'ybj officer'],
    ['2025-05-16', 'escalated', 'ybj office'],
    ['2025-05-16', 'escalated', 'ybj head'],
    ['2025-05-16', 'escalated', 'secretariat'],
    ['2025-05-23', 'reminder', 'ybj officer'],
    ['2025-05-23', 'escalated', 'ybj office'],
    ['2025-05-23', 'escalated', 'ybj head'],
    ['2025-05-23', 'escalated', 'secretariat'],
    ['2025-05-23', 'escalated', 'leader'],
    ['2025-05-30', 'reminder', 'ybj officer'],
    ['2025-05-30', 'escalated', 'ybj office'],
    ['2025-05-30', 'escalated', 'ybj head'],
    ['2025-05-30', 'escalated', 'secretariat'],
    ['2025-05-30', 'escalated', 'leader'],
  ])
  expect(mailOf('escalated').at(-1)?.text).toMatch(/仍然超期（第4次提醒）.*市医疗保障局.*2025年5月10日/)
  for (let i = 0; i < 3; i++) await h.runtime.sweep({ job: 'due' })
  await h.runtime.settled()
  expect(mailOf('escalated').length).toBe(1 + 2 + 3 + 4 + 4)
})

test('the deputy is reminded of the rating once, with the date by which it counts', async () => {
  h = await Harness.xiamen()
  const id = await h.submit('0821')
  await h.toDraft(id)
  await h.toEvaluate(id)
  const { dueOn } = await h.open(id, 'evaluate')
  expect(dueOn).toBe('2025-03-03')
  await h.clock('2025-03-02T09:00:00+08:00')
  expect(mailOf('rate-again')).toMatchObject([{ at: expect.stringMatching(/^2025-02-26T00:00/), dueOn }])
  expect(mailOf('rate-again')[0]?.text).toContain('2025年3月3日')
})

describe('the daily digest', () => {
  const digests = () => mailOf('digest').map((m) => [m.at.slice(0, 10), whom(m), m.subject])

  test('goes out at 08:30 of a working day, one for each who has open steps', async () => {
    h = await Harness.xiamen({}, '2025-02-12T09:00:00+08:00')
    await h.submit('0822')
    const id = await h.submit('0823')
    await h.toDraft(id)
    h.runtime.clock.set(new Date('2025-02-13T08:30:00+08:00'))
    await h.runtime.sweep({ job: 'due' })
    const thursday = [
      ['2025-02-13', 'secretariat', '今日待办 1 项'],
      ['2025-02-13', 'ybj officer', '今日待办 1 项'],
    ]
    expect(digests()).toEqual(thursday)
    for (let i = 0; i < 2; i++) await h.runtime.sweep({ job: 'due' })
    expect(digests()).toEqual(thursday)
    await h.clock('2025-02-14T08:29:59+08:00')
    expect(digests()).toEqual(thursday)
    await h.clock('2025-02-14T08:30:00+08:00')
    expect(
      digests()
        .slice(2)
        .map(([day]) => day),
    ).toEqual(['2025-02-14', '2025-02-14'])
    // Saturday and Sunday.
    await h.clock('2025-02-16T12:00:00+08:00')
    expect(digests()).toHaveLength(4)
    const [mail] = mailOf('digest').slice(1)
    expect(mail?.text).toContain('0823号建议《关于第0823号事项的建议》，「起草答复')
    expect(mail?.text).toContain('2025年5月12日')
  })

  test('of days that only pass is none but the last one’s', async () => {
    h = await Harness.xiamen()
    const id = await h.submit('0824')
    await h.toDraft(id)
    await h.clock('2025-05-30T10:00:00+08:00')
    expect(digests().map(([day]) => day)).toEqual(['2025-05-30'])
    expect(mailOf('digest')[0]?.text).toContain('【超期】1 项')
  })

  test('is empty for nobody: without open steps there is none', async () => {
    h = await Harness.xiamen()
    await h.clock('2025-02-11T09:00:00+08:00')
    expect(digests()).toEqual([])
  })

  test('has a confidential one without its title, for those who may know of it', async () => {
    h = await Harness.xiamen()
    await h.submit('0825', { confidential: 'content', visibleTo: ['保密员'] })
    await h.submit('0826')
    await h.clock('2025-02-11T09:00:00+08:00')
    const [some, named] = mailOf('digest')
    expect(mailOf('digest').map((m) => m.to)).toEqual([
      { role: 'secretariat', name: '保密员' },
      { role: 'secretariat' },
    ])
    expect(some?.text).toContain('0825号建议，')
    expect(some?.text).not.toContain('《')
    expect(named?.text).not.toContain('0825')
    const { items } = await h.ok(secretariat, 'GET', '/api/steps')
    expect(items).toHaveLength(1)
  })
})
