import { afterAll, beforeAll, expect, test } from 'vitest'
import { fillDemo } from '../../infra/local/demo/fill.ts'
import { earlierSession, earlierSuggestions } from '../../infra/local/demo/texts/earlier.ts'
import { demoSession } from '../../infra/local/demo/texts/index.ts'
import { brokenAt, type SealedCommit, unseal } from '../../shared/case/commit.ts'
import { fold } from '../../shared/case/fold.ts'
import type { CaseState, HandlingStage } from '../../shared/case/state.ts'
import { Harness, leader } from '../support/harness.ts'

let harness: Harness
let cases: { state: CaseState; log: SealedCommit[] }[]
const progress: [number, number][] = []
let endedWithin: number

beforeAll(async () => {
  harness = await Harness.start()
  await fillDemo(harness.runtime, { onProgress: (done, total) => progress.push([done, total]) })
  endedWithin = Math.abs(harness.runtime.clock.now().getTime() - Date.now())
  const { store } = harness.runtime
  const rows = await store.listRows(demoSession.id, { limit: 1000 })
  cases = await Promise.all(
    rows.map(async ({ id }) => ({ state: (await store.load(id, { fresh: true }))!, log: await store.read(id) })),
  )
}, 180_000)
afterAll(() => harness.close())

const states = () => cases.map(({ state }) => state)
const handlings = () => states().flatMap((s) => s.handlings)
const openSteps = () => states().flatMap((s) => s.openSteps)
const today = () => harness.today()
const distinct = (values: readonly (string | undefined)[]): string[] =>
  [...new Set(values)].filter((v) => v !== undefined).sort()

test('the demonstration ends now, and progress was told to its end', () => {
  expect(endedWithin).toBeLessThan(60_000)
  const [, total] = progress[0] ?? []
  expect(progress).toEqual(Array.from({ length: total ?? 0 }, (_, i) => [i + 1, total]))
  const last = states()
    .map((s) => s.at)
    .sort()
    .at(-1)
  expect(new Date(last ?? '').getTime()).toBeLessThanOrEqual(Date.now())
})

test('42 suggestions stand in every stage', () => {
  expect(cases).toHaveLength(42)
  expect(distinct(states().map((s) => s.stage))).toEqual(['assignment', 'closed', 'handling', 'intake'])
  expect(distinct(states().map((s) => s.closedAs))).toEqual(['done', 'returned', 'withdrawn'])
  expect(distinct(handlings().map((h) => h.stage))).toEqual([
    'acknowledgement',
    'clearance',
    'closed',
    'consultation',
    'drafting',
    'evaluation',
    'follow-up',
  ])
  const closed = states().filter((s) => s.closedAs === 'done').length
  expect(closed).toBeGreaterThanOrEqual(13)
  expect(closed).toBeLessThanOrEqual(18)
})

/** A letter is `issued` only until its evaluation opens, so no case rests there: the logs tell that they passed it. */
test('every handling stage was passed through', () => {
  const passed = new Set<HandlingStage>()
  for (const { log } of cases)
    log.reduce<CaseState | undefined>((state, sealed) => {
      const next = fold(state, unseal(sealed), sealed.hash)
      for (const h of next.handlings) passed.add(h.stage)
      return next
    }, undefined)
  expect([...passed].sort()).toEqual([
    'acknowledgement',
    'clearance',
    'closed',
    'consultation',
    'drafting',
    'evaluation',
    'follow-up',
    'issued',
  ])
})

test('every kind of step waits for somebody, and none is stuck', () => {
  const steps = distinct(openSteps().map((s) => s.step))
  for (const step of ['review', 'revise', 'assign', 'acknowledge', 'reassign', 'opine', 'contact', 'draft', 'solicit'])
    expect(steps).toContain(step)
  for (const step of ['clear', 'sign', 'issue', 'publish', 'evaluate', 'redo', 'revisit', 'inspect', 'fulfil'])
    expect(steps).toContain(step)
  expect(steps).toContain('rate-fulfilment')
  expect(steps).not.toContain('stuck')
  expect(states().filter((s) => s.stage !== 'closed' && s.openSteps.length === 0)).toEqual([])
  expect(states().filter((s) => s.generation > 1)).toEqual([])
})

test('some replies are late, and one came late', () => {
  const late = handlings().filter((h) => h.replies.length === 0 && h.dueOn !== null && h.dueOn < today())
  expect(late.length).toBeGreaterThanOrEqual(2)
  const cameLate = handlings().filter((h) => h.replies.some((r) => r.dueOn !== null && r.issuedOn > r.dueOn))
  expect(cameLate).toHaveLength(1)
})

test('the session before was entered from its letters, so that this year has something to be compared with', async () => {
  const before = await harness.ok(leader, 'GET', `/api/rates?session=${earlierSession.id}`)
  expect(before.counts).toMatchObject({ handlings: earlierSuggestions.length, issued: earlierSuggestions.length })
  for (const rate of ['onTime', 'faceToFace', 'satisfaction', 'fulfilment']) {
    expect(before.rates[rate].rate, rate).toBeGreaterThan(0.7)
    expect(before.rates[rate].rate, rate).toBeLessThan(1)
  }
})

test('a dissatisfied deputy is answered again: one is content, another waits', () => {
  const redone = handlings().filter((h) => h.ratings[0]?.result === 'dissatisfied')
  const again = redone.filter((h) => h.ratings.length === 2)
  expect(again.some((h) => h.stage === 'closed' && h.ratings[1]?.result !== 'dissatisfied')).toBe(true)
  expect(redone.some((h) => h.round === 2 && h.replies.length === 1 && h.stage !== 'closed')).toBe(true)
})

test('promises are open, fulfilled, put off and overdue', () => {
  const promises = handlings().flatMap((h) => h.commitments)
  const open = promises.filter((p) => p.state === 'open')
  expect(promises.some((p) => p.state === 'fulfilled')).toBe(true)
  expect(open.some((p) => p.dueOn !== null && p.dueOn >= today())).toBe(true)
  expect(open.some((p) => p.dueOn !== null && p.dueOn < today())).toBe(true)
  expect(promises.some((p) => p.dueOn !== p.firstDueOn)).toBe(true)
})

test('a co-opinion lapsed, a rating lapsed, a unit declined', () => {
  expect(handlings().some((h) => Object.values(h.opinions).some((o) => o.lapsed))).toBe(true)
  expect(handlings().some((h) => h.windowsLapsed > 0)).toBe(true)
  const declined = cases.filter(({ log }) => log.some((c) => c.body.includes('"outcome":"reassign"')))
  expect(declined).toHaveLength(1)
})

test('every log verifies, and no two letters share a number', () => {
  for (const { log } of cases) expect(brokenAt(log)).toBeNull()
  const numbers = handlings().flatMap((h) => h.replies.map((r) => r.documentNumber))
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('the figures can be read', async () => {
  const { counts, rates } = await harness.ok(leader, 'GET', `/api/rates?session=${demoSession.id}`)
  expect(counts.suggestions).toBeGreaterThanOrEqual(40)
  expect(rates.onTime.rate).toBeGreaterThan(0.5)
  expect(rates.onTime.rate).toBeLessThan(1)
})
