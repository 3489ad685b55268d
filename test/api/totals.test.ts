import { BatchWriteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableName } from '../../infra/local/table.ts'
import { addDays, addMonths } from '../../shared/calendar/index.ts'
import type { Row } from '../../shared/projection/row.ts'
import { type Fact, wholeBucket } from '../../shared/rates/fact.ts'
import type { Figures } from '../../shared/rates/figures.ts'
import { rebuildRollup } from '../../shared/rates/refresh.ts'
import { factItem } from '../../shared/store/dynamodb/figures.ts'
import { rowItem } from '../../shared/store/dynamodb/rows.ts'
import { Harness, leader, secretariat } from '../support/harness.ts'

const units = ['ybj', 'wjw', 'jrj', 'jtj']

let h: Harness
afterAll(() => h.close())

const rates = (query = '') => h.ok(leader, 'GET', `/api/rates?session=16-5${query}`)

/** Everything that a paged call gives, page after page. */
const paged = async <Page extends { cursor?: string }>(path: string): Promise<Page[]> => {
  const pages: Page[] = []
  for (let cursor: string | undefined = ''; cursor !== undefined; cursor = pages.at(-1)?.cursor)
    pages.push(await h.ok(leader, 'GET', `${path}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`))
  return pages
}
type Listed = { items: { id: string }[]; cursor?: string }
type Explained = {
  counts: { numerator: number; denominator: number }
  numerator: { handling: string }[]
  denominator: { handling: string }[]
  cursor?: string
}

/** Scenario 22 for so many cases, one handling each: the total is what pages, units, months and explanations add up to. */
const expectTotals = async (count: number, limits: { list: number; explain: number }) => {
  const ids = (await paged<Listed>(`/api/suggestions?session=16-5&limit=${limits.list}`)).flatMap((p) =>
    p.items.map((i) => i.id),
  )
  expect([ids.length, new Set(ids).size]).toEqual([count, count])
  const total: Figures = await rates()
  expect(total.counts).toMatchObject({ suggestions: count, handlings: count })
  const measured = (f: Figures) => [
    f.counts.suggestions,
    f.counts.handlings,
    f.counts.issued,
    f.counts.open,
    f.counts.overdue,
    f.rates.onTime.numerator,
    f.rates.onTime.denominator,
    f.rates.answered.numerator,
  ]
  for (const query of ['&by=unit', '&by=month', '&by=unit&from=2024-01-01', '&by=month&from=2024-01-01']) {
    const { groups }: { groups: Figures[] } = await rates(query)
    expect(groups.length).toBeGreaterThan(1)
    const sums = groups.map(measured).reduce((sum, of) => sum.map((n, i) => n + (of[i] ?? 0)))
    expect([query, sums]).toEqual([query, measured(total)])
  }
  for (const rate of ['answered', 'onTime'] as const) {
    const pages = await paged<Explained>(`/api/rates/explain?session=16-5&rate=${rate}&limit=${limits.explain}`)
    const { numerator, denominator } = total.rates[rate]
    for (const page of pages) expect(page.counts).toEqual({ numerator, denominator })
    const behind = pages.flatMap((p) => p.denominator.map((c) => c.handling))
    expect([behind.length, new Set(behind).size]).toEqual([denominator, denominator])
    expect(pages.flatMap((p) => p.numerator).length).toBe(numerator)
  }
}

describe('scenario 22: totals equal the sums over pages, units and months', () => {
  describe('of cases that went through the workflow', () => {
    let made = 0
    /** Completes the one open step of each, all at once. */
    const step = async (ids: readonly string[], outcome: string, form: (i: number) => Record<string, unknown>) => {
      const act = async (id: string, i: number) => {
        const [open] = (await h.read(id)).openSteps
        const { status } = await h.tryAct(secretariat, id, open.stepId, outcome, form(i))
        expect([id, outcome, status]).toEqual([id, outcome, 200])
      }
      await Promise.all(ids.map(act))
      await h.runtime.settled()
    }
    const make = async (numbers: readonly number[]) => {
      const ids = await Promise.all(
        numbers.map(async (n): Promise<string> => {
          const submission = h.submission(String(n + 1).padStart(4, '0'))
          return (await h.ok(secretariat, 'POST', '/api/suggestions', submission)).id
        }),
      )
      await h.runtime.settled()
      await step(ids, 'accept', () => ({}))
      const lead = (i: number) => units[(numbers[i] ?? 0) % units.length]
      await step(ids, 'assign', (i) => ({ mode: 'sole', handlings: [{ lead: lead(i) }] }))
    }
    /** Assigned in four months: 16 on the first day, and the others 30, 60 and 90 days later. */
    const until = async (count: number) => {
      while (made < count) {
        if (made % 32 === 16) await h.clock(`${addDays(h.today(), 30)}T09:00:00+08:00`)
        const next = Math.min(count, made + 16 - (made % 16))
        await make(Array.from({ length: next - made }, (_, i) => made + i))
        made = next
      }
    }
    beforeAll(async () => {
      h = await Harness.xiamen()
    })

    test.each([
      [31, 0],
      [101, 16],
    ])(
      '%i, of which %i are overdue',
      async (count, overdue) => {
        await until(count)
        await expectTotals(count, { list: 30, explain: 30 })
        expect((await rates()).counts.overdue).toBe(overdue)
      },
      240_000,
    )
  })

  test('10,001, loaded as rows and facts', async () => {
    await h.close()
    h = await Harness.xiamen({}, '2025-08-20T09:00:00+08:00')
    const { store, services } = h.runtime
    const db = DynamoDBDocumentClient.from(services.db, { marshallOptions: { removeUndefinedValues: true } })
    const numbers = Array.from({ length: 10_001 }, (_, i) => i + 1)
    const items = numbers.flatMap((n) => [rowItem(rowAt(n)), ...factsAt(n).map(factItem)])
    const batches = Array.from({ length: Math.ceil(items.length / 25) }, (_, i) => items.slice(i * 25, i * 25 + 25))
    const left = batches.values()
    const lane = async () => {
      for (const batch of left) {
        const puts = batch.map((Item) => ({ PutRequest: { Item } }))
        await db.send(new BatchWriteCommand({ RequestItems: { [tableName]: puts } }))
      }
    }
    await Promise.all(Array.from({ length: 4 }, lane))
    const buckets = new Map(numbers.flatMap(factsAt).map(({ bucket }) => [bucket.unit, bucket]))
    for (const bucket of buckets.values()) await rebuildRollup(store, bucket)
    await expectTotals(10_001, { list: 200, explain: 4000 })
  }, 240_000)
})

const idAt = (n: number): string => `16-5-${String(n).padStart(5, '0')}`
const assignedAt = (n: number): string => addDays('2025-02-10', n % 160)

const rowAt = (n: number): Row => ({
  session: '16-5',
  id: idAt(n),
  version: 1,
  at: '2025-02-10T09:00:00.000+08:00',
  number: String(n).padStart(5, '0'),
  title: `关于第${n}号事项的建议`,
  lead: '林一',
  topics: [],
  stage: 'handling',
  generation: 1,
  handlings: [],
  openSteps: [],
  units: [],
})

/** Answered in time, answered late, or still open. */
const factsAt = (n: number): Fact[] => {
  const [id, assignedOn, unit] = [idAt(n), assignedAt(n), units[n % units.length] ?? '']
  const dueOn = addMonths(assignedOn, 3)
  const issuedOn = addDays(dueOn, n % 3 === 0 ? 5 : -5)
  const isOut = n % 7 !== 0 && issuedOn <= '2025-08-20'
  return [
    { bucket: { session: '16-5', unit: wholeBucket(id) }, kind: 'suggestion', id, v: 1, days: [[assignedOn, {}]] },
    {
      bucket: { session: '16-5', unit },
      kind: 'lead',
      id: `${id}.1`,
      assignedOn,
      v: 1,
      days: [
        [assignedOn, { unit, first: 15, dueOn }],
        ...(isOut ? [[issuedOn, { issuedOn, category: 'A' }] as Fact['days'][number]] : []),
      ],
    },
  ]
}
