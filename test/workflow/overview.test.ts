import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiDeps } from '../../functions/api/deps.ts'
import { overviewOf } from '../../functions/api/figures/overview.ts'
import { fridayFrom } from '../../functions/api/figures/week.ts'
import type { Actor } from '../../shared/case/actor.ts'
import { ruleBook } from '../../shared/rule-book.ts'
import { admin, type Harness, leader, secretariat, unit } from '../support/harness.ts'
import { reply } from './support/acts.ts'
import { at, perform, set } from './support/rulebook.ts'

const reader: Actor = { role: 'leader', sub: 'leader', name: '分管领导' }

let h: Harness
beforeAll(async () => {
  h = await at('xiamen-2025', '2024-02-19T09:00:00+08:00', [set('inspection', { which: 'none', article: 'setting' })])
  await h.ok(admin, 'PUT', '/api/sessions/16-4', {
    name: '市十六届人大四次会议',
    profile: 'xiamen-2025',
    opensOn: '2024-01-07',
    closesOn: '2024-01-11',
  })
  const old = await h.submit('0001', { session: '16-4', receivedOn: '2024-02-19' })
  await h.toDraft(old)
  await reply(h, old, 'ybj')
  await h.clock('2025-02-10T09:00:00+08:00')
  // Due on Wednesday 14 May, Friday 16 May, Saturday 17 May; long overdue; answered.
  const due: [string, string, string][] = [
    ['0101', 'ybj', '2025-05-14'],
    ['0102', 'jtj', '2025-05-16'],
    ['0103', 'jtj', '2025-05-17'],
    ['0104', 'jtj', '2025-04-30'],
    ['0105', 'ybj', '2025-05-15'],
  ]
  for (const [number, lead, dueOn] of due) {
    const id = await h.submit(number, { title: `关于${number}的建议` })
    await h.act(secretariat, id, 'review', 'accept')
    await h.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead, dueOn }] })
  }
  await h.act(unit('ybj', 'office'), '16-5-0105', 'acknowledge', 'accept')
  await h.act(unit('ybj', 'office'), '16-5-0105', 'dispatch', 'dispatch', { section: '综合处', officer: '经办人' })
  await h.act(unit('ybj', 'officer'), '16-5-0105', 'contact', 'contacted', {
    mode: 'face-to-face',
    on: h.today(),
    with: ['林一'],
    summary: '面谈',
  })
  await reply(h, '16-5-0105', 'ybj')
  await perform(h, secretariat, '16-5-0103', 'key', {
    decidedOn: h.today(),
    supervisor: '张主任',
    reason: '主任会议确定',
  })
  await h.clock('2025-05-12T09:00:00+08:00')
})
afterAll(() => h.close())

test('the Friday of the week; on a weekend the one that comes', () => {
  const days = ['2025-05-12', '2025-05-15', '2025-05-16', '2025-05-17', '2025-05-18']
  expect(days.map(fridayFrom)).toEqual(['2025-05-16', '2025-05-16', '2025-05-16', '2025-05-23', '2025-05-23'])
})

const due = (query = '', as = leader) => h.ok(as, 'GET', `/api/rates/due?session=16-5${query}`)

describe('what is due', () => {
  test('until Friday, the soonest first, with lights of all that is open', async () => {
    const { today, until, lights, units, count, cases } = await due()
    expect([today, until, count]).toEqual(['2025-05-12', '2025-05-16', 2])
    expect(cases).toMatchObject([
      { suggestion: '16-5-0101', title: '关于0101的建议', unitName: '市医疗保障局', dueOn: '2025-05-14' },
      { suggestion: '16-5-0102', number: '0102', unit: 'jtj', dueOn: '2025-05-16' },
    ])
    expect(lights).toMatchObject({ overdue: 1, undated: 0, green: 0 })
    expect(lights.red + lights.yellow).toBe(3)
    expect(units.map((u: { key: string; lights: { overdue: number } }) => [u.key, u.lights.overdue])).toEqual([
      ['jtj', 1],
      ['ybj', 0],
    ])
  })

  test('is what the figures of that day will call overdue, if nothing is done', async () => {
    const { counts } = await h.ok(leader, 'GET', '/api/rates?session=16-5&asOf=2025-05-17')
    expect(counts.overdue).toBe(3)
  })

  test('by another day, of one unit, and for the unit itself', async () => {
    expect((await due('&until=2025-05-17')).count).toBe(3)
    expect((await due('&until=2025-05-17&limit=1')).cases).toHaveLength(1)
    expect((await due('&until=2025-05-17&unit=jtj')).count).toBe(2)
    expect((await due('&unit=ybj', unit('ybj'))).cases).toMatchObject([{ suggestion: '16-5-0101' }])
    expect((await h.call(unit('ybj'), 'GET', '/api/rates/due')).status).toBe(403)
  })
})

describe('a leaders’ page', () => {
  const deps = () => {
    const { store, clock } = h.runtime
    // The page takes no more than these.
    return { store, rules: ruleBook(store, clock.now), now: clock.now } as unknown as ApiDeps
  }

  test('has the last session with the nearest month’s end of the year before, months, what is due, and the key-supervised ones', async () => {
    const { session, now, before, months, due, key } = await overviewOf(deps(), reader)
    expect(session.id).toBe('16-5')
    expect(now).toMatchObject({ source: 'rollups', counts: { handlings: 5, issued: 1, overdue: 1 } })
    expect(now.groups.map((g) => [g.key, g.rates.onTime?.interval !== null])).toContainEqual(['jtj', true])
    expect(before).toMatchObject({
      session: { id: '16-4' },
      figures: { asOf: '2024-04-30', source: 'rollups', counts: { issued: 1 } },
    })
    expect(before?.sameDay).toBe(false)
    expect(months.map((g) => g.key)).toEqual(['2025-02'])
    expect(due.count).toBe(2)
    expect(key.map((row) => row.id)).toEqual(['16-5-0103'])
  })

  test('is compared with the same day where that is a month’s end, or where facts are counted anyway', async () => {
    const days = async (asked: Parameters<typeof overviewOf>[2]) => {
      const { before } = await overviewOf(deps(), reader, asked)
      return [before?.figures.asOf, before?.sameDay]
    }
    expect(await days({ asOf: '2025-02-28' })).toEqual(['2024-02-29', true])
    expect(await days({ asOf: '2025-05-02' })).toEqual(['2024-05-02', true])
    expect(await days({ topic: '医疗保障' })).toEqual(['2024-05-12', true])
  })

  test('of a session that is named; the first one has none before it', async () => {
    const { now, before } = await overviewOf(deps(), reader, { session: '16-4' })
    expect([now.counts.handlings, before]).toEqual([1, null])
    await expect(overviewOf(deps(), reader, { session: '99-1' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

// The last one: it changes the organisation.
test('what is due moves with the work of a unit that was dissolved', async () => {
  await h.ok(admin, 'PUT', '/api/units/tmp', {
    name: '临时局',
    kind: 'government',
    letterhead: '局',
    docPrefix: '临',
  })
  const id = await h.submit('0201')
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', {
    mode: 'sole',
    handlings: [{ lead: 'tmp', dueOn: '2025-06-30' }],
  })
  const of = {
    name: '临时局',
    kind: 'government',
    letterhead: '局',
    docPrefix: '临',
    active: false,
    successor: 'wjw',
  }
  await h.ok(admin, 'PUT', '/api/units/tmp', of)
  const { cases, units } = await due('&until=2025-06-30&unit=wjw')
  expect(cases).toMatchObject([{ suggestion: id, unit: 'wjw' }])
  expect(units).toMatchObject([{ key: 'wjw', lights: { green: 1 } }])
  expect((await due('&until=2025-06-30&unit=tmp')).count).toBe(0)
})
