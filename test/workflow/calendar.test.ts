import { afterEach, expect, test } from 'vitest'
import { recompute } from '../../functions/sweep/recompute.ts'
import { decideAct } from '../../shared/acts/define.ts'
import { actNamed } from '../../shared/acts/register.ts'
import type { Actor } from '../../shared/case/actor.ts'
import { transact } from '../../shared/case/transact.ts'
import { ruleBook } from '../../shared/rule-book.ts'
import { noticeJob } from '../../shared/settings.ts'
import type { Store } from '../../shared/store/port.ts'
import { admin, Harness, inspector, secretariat, unit } from '../support/harness.ts'
import { eventsOf } from './support/log.ts'

let h: Harness
afterEach(() => h.close())

const newYear = {
  notice: '国办发明电〔2026〕5号',
  holidays: ['2027-01-01', '2027-01-02', '2027-01-03'],
  workdays: [],
}
const load = (notice: object = newYear) => h.ok(admin, 'PUT', '/api/calendar/2027', notice)

/** Assigned to 医保局 with `acknowledge` open. */
const assigned = async (number: string): Promise<string> => {
  const id = await h.submit(number)
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
  return id
}
const explain = (id: string, stepId: string, as = secretariat) =>
  h.call(as, 'GET', `/api/suggestions/${id}/steps/${encodeURIComponent(stepId)}/due`)
const moved = async (id: string) => (await eventsOf(h.runtime.store, id)).filter((e) => e.type === 'DueRecomputed')

/** What the sweep stands on, with a store that a test may break. */
const sweepDeps = (broken: Partial<Store> = {}) => {
  const store = { ...h.runtime.store, ...broken }
  const now = h.runtime.clock.now
  const failures: unknown[] = []
  const log = (level: string, ...said: unknown[]) => void (level === 'error' && failures.push(said))
  return { deps: { store, rules: ruleBook(store, now), now, log, executions: undefined as never }, failures }
}

/** A moment in the last days of 2026: five working days from there end in 2027. */
const year = '2026-12-29T09:00:00+08:00'

test('scenario 2: assigned on a Sunday; list, detail, worklist, notification and explanation say the same date', async () => {
  h = await Harness.xiamen({}, '2025-03-16T10:00:00+08:00')
  const id = await assigned('0001')
  const step = await h.open(id, 'acknowledge')
  const { items: worklist } = await h.ok(unit('ybj', 'office'), 'GET', '/api/steps')
  const { items: rows } = await h.ok(secretariat, 'GET', '/api/suggestions')
  const notice = h.runtime.mailbox.list().find((n) => n.stepId === step.stepId)
  const { body: explanation } = await explain(id, step.stepId)
  expect([step, worklist[0], rows[0].openSteps[0], notice, explanation].map((x) => x.dueOn)).toEqual(
    Array.from({ length: 5 }, () => '2025-03-21'),
  )
  expect(explanation).toMatchObject({ start: '2025-03-16', counted: 5, skipped: [] })
})

test('scenario 6: a date in a year without a notice is provisional, and a failed or empty notice changes nothing', async () => {
  h = await Harness.xiamen({}, year)
  const id = await assigned('0001')
  const step = await h.open(id, 'acknowledge')
  expect(step).toMatchObject({ dueOn: '2027-01-05', provisional: true })
  const calendar = () => h.ok(unit('wjw'), 'GET', '/api/calendar')
  const before = await calendar()
  expect(before.missing).toEqual([2027])
  expect((await explain(id, step.stepId)).body.words.zh).toContain('2027 年的放假安排尚未载入')
  for (const bad of [{ ...newYear, holidays: [] }, { ...newYear, holidays: ['2026-10-01'] }, {}])
    expect((await h.call(admin, 'PUT', '/api/calendar/2027', bad)).status).toBe(400)
  await h.clock('2026-12-29T09:10:00+08:00')
  expect(await calendar()).toEqual(before)
  expect(await h.openSteps(id)).toMatchObject([{ dueOn: '2027-01-05', provisional: true }])
  expect(await moved(id)).toEqual([])
})

test('scenario 5: a notice loaded later moves open steps, each with a recorded reason; done ones keep their dates', async () => {
  h = await Harness.xiamen({}, year)
  const open = await assigned('0001')
  const done = await assigned('0002')
  const { stepId } = await h.act(unit('ybj', 'office'), done, 'acknowledge', 'accept')
  await h.clock('2026-12-30T09:00:00+08:00')
  expect(await load()).toMatchObject({ year: 2027, source: 'loaded', notice: newYear.notice })
  await h.clock('2026-12-30T09:01:00+08:00')
  const [step] = await h.openSteps(open)
  expect(step).toMatchObject({ step: 'acknowledge', dueOn: '2027-01-06', provisional: false })
  expect(await moved(open)).toMatchObject([
    {
      notice: newYear.notice,
      loadedAt: expect.stringMatching(/^2026-12-30T/),
      moves: [
        { of: 'step', from: '2027-01-05', to: '2027-01-06' },
        { of: 'handling', from: '2027-03-29', to: '2027-03-29', provisional: false },
      ],
    },
  ])
  expect((await explain(open, step!.stepId)).body.recomputed).toMatchObject([{ from: '2027-01-05', to: '2027-01-06' }])
  const kept = await explain(done, stepId)
  expect(kept.body).toMatchObject({
    dueOn: '2027-01-05',
    provisional: true,
    endedAt: expect.any(String),
    recomputed: [],
  })
  const calendar = await h.ok(inspector, 'GET', '/api/calendar')
  expect(calendar.missing).toEqual([])
  expect(calendar.years.map((y: { year: number; source: string }) => [y.year, y.source])).toEqual([
    [2024, 'built-in'],
    [2025, 'built-in'],
    [2026, 'built-in'],
    [2027, 'loaded'],
  ])
  // What opens from now on is counted by it.
  expect(await h.open(await assigned('0003'), 'acknowledge')).toMatchObject({ dueOn: '2027-01-07', provisional: false })
  await h.clock('2026-12-31T09:00:00+08:00')
  expect(await moved(open)).toHaveLength(1)
  expect((await h.runtime.store.marks()).has(noticeJob(2027))).toBe(true)
})

test('a notice that is loaded again counts again; the same one changes nothing', async () => {
  h = await Harness.xiamen({}, year)
  const id = await assigned('0001')
  const first = await load()
  await h.clock('2026-12-29T09:10:00+08:00')
  expect(await load()).toEqual(first)
  await load({ ...newYear, holidays: [...newYear.holidays, '2027-01-04'] })
  await h.clock('2026-12-29T09:11:00+08:00')
  expect(await h.openSteps(id)).toMatchObject([{ dueOn: '2027-01-07', provisional: false }])
  expect((await moved(id)).map((e) => e.type === 'DueRecomputed' && e.moves.length)).toEqual([2, 1])
})

test('a corrected one that comes before the first was worked off leaves no date behind', async () => {
  h = await Harness.xiamen({}, year)
  const id = await assigned('0001')
  await load()
  await h.runtime.sweep({ job: 'due' })
  const later = await assigned('0002')
  expect(await h.open(later, 'acknowledge')).toMatchObject({ dueOn: '2027-01-06' })
  await load({ ...newYear, holidays: ['2027-01-01', '2027-01-04', '2027-01-05'] })
  await h.runtime.sweep({ job: 'due' })
  await h.runtime.settled()
  for (const one of [id, later]) expect(await h.openSteps(one)).toMatchObject([{ dueOn: '2027-01-08' }])
})

test('recomputing is taken up again after a kill in the middle, and one failing case does not stop the others', async () => {
  h = await Harness.xiamen({}, year)
  const ids = [await assigned('0001'), await assigned('0002'), await assigned('0003'), await assigned('0004')]
  await load()
  await h.clock('2026-12-29T09:10:00+08:00')
  // As if nothing had been worked off: the notice is loaded anew, and the table goes away after the second commit.
  await load({ ...newYear, holidays: [...newYear.holidays, '2027-01-04'] })
  let commits = 0
  const dying = sweepDeps({
    append: (commit) => (++commits > 2 ? Promise.reject(new Error('killed')) : h.runtime.store.append(commit)),
  })
  await recompute(dying.deps)
  expect(dying.failures).toHaveLength(2)
  h.runtime.clock.set(new Date('2026-12-29T09:20:00+08:00'))
  const failing = sweepDeps({
    load: (id, how) => (id === ids[0] ? Promise.reject(new Error('broken')) : h.runtime.store.load(id, how)),
  })
  await recompute(failing.deps)
  expect(failing.failures).toHaveLength(1)
  const worked = async () => {
    const [notice] = await h.runtime.store.notices()
    return (await h.runtime.store.marks()).get(noticeJob(2027)) === notice?.loadedAt
  }
  expect(await worked()).toBe(false)
  await recompute(sweepDeps().deps)
  expect(await worked()).toBe(true)
  await h.runtime.settled()
  for (const id of ids) {
    expect(await h.openSteps(id)).toMatchObject([{ dueOn: '2027-01-07', provisional: false }])
    expect(await moved(id)).toHaveLength(2)
  }
  expect(await recompute(sweepDeps().deps)).toBe(0)
})

test('a step that somebody still opened by the old calendar is counted again before the notice counts as worked off', async () => {
  h = await Harness.xiamen({}, year)
  const { store, clock } = h.runtime
  await h.ok(admin, 'PUT', '/api/sessions/16-5', {
    name: '五次会议',
    profile: 'xiamen-2025',
    opensOn: '2025-01-07',
    closesOn: '2025-01-11',
    overrides: [
      {
        path: 'limits.reassign',
        value: { count: 5, unit: 'workdays', from: 'opened', article: 'setting' },
        reason: '试',
      },
    ],
  })
  const id = await assigned('0001')
  await h.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
  const book = ruleBook(store, clock.now)
  const old = await book.rulesFor('16-5')
  await load()
  await h.runtime.sweep({ job: 'due' })
  const actor: Actor = { role: 'unit', sub: 'u', unit: 'ybj', duties: ['office'] }
  const stale = { ...book, rulesFor: async () => ({ ...old, now: clock.now() }) }
  const form = { handling: `${id}.1`, reason: '非本局职责' }
  await transact(
    { log: store, rules: stale },
    { id, actor, decide: (state, rules) => decideAct(actNamed('declines'), state, form, actor, rules) },
  )
  await h.runtime.settled()
  expect(await h.open(id, 'reassign')).toMatchObject({ dueOn: '2027-01-05', provisional: true })
  await h.clock('2026-12-29T09:05:00+08:00')
  expect(await h.open(id, 'reassign')).toMatchObject({ dueOn: '2027-01-06', provisional: false })
})

test('who may not read the case, and a step that never was, get 404', async () => {
  h = await Harness.xiamen()
  const id = await assigned('0001')
  const { stepId } = await h.open(id, 'acknowledge')
  expect((await explain(id, stepId, unit('ybj'))).status).toBe(200)
  for (const [as, step] of [
    [unit('jtj'), stepId],
    [admin, stepId],
    [secretariat, `${id}.1.acknowledge.99`],
    [secretariat, 'constructor'],
  ] as const)
    expect((await explain(id, step, as)).status).toBe(404)
  expect((await explain('16-5-9999', stepId)).status).toBe(404)
})

test('a granted extension is explained with its whole reason, also a long one', async () => {
  h = await Harness.xiamen()
  const id = await assigned('0001')
  await h.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
  const reason = '需要会同多个部门调研论证。'.repeat(30)
  await h.ok(unit('ybj', 'office'), 'POST', `/api/suggestions/${id}/extensions`, {
    handling: `${id}.1`,
    months: 2,
    reason,
  })
  const { stepId } = await h.open(id, 'dispatch')
  const { body } = await explain(id, stepId, unit('ybj'))
  expect(body).toMatchObject({ dueOn: '2025-07-10', extensions: [{ from: '2025-05-10', to: '2025-07-10', reason }] })
  expect(body.words.zh).toContain('由 2025-05-10 延至 2025-07-10')
})
