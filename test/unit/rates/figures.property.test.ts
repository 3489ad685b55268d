import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { together } from '../../../functions/relay/figures.ts'
import { addDays, addMonths, dayOf } from '../../../shared/calendar/index.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { heirOf, unitsAbove } from '../../../shared/organisation.ts'
import type { Answer } from '../../../shared/rates/answer.ts'
import { deriveFigures } from '../../../shared/rates/derive.ts'
import type { Figures } from '../../../shared/rates/figures.ts'
import { noGroup } from '../../../shared/rates/question.ts'
import type { Session, Unit } from '../../../shared/settings.ts'
import type { FigureStore } from '../../../shared/store/port.ts'
import { memoryFigures } from '../../support/memory-figures.ts'
import { figuresApp, leader } from './support/figures-app.ts'
import { Random } from './support/random.ts'
import { profileOfSession, RandomCase, unitCodes } from './support/random-case.ts'
import { type Asked, names, recount } from './support/recount.ts'

const sessionIds = ['16-5', '16-6', '16-7']
const sessions: Session[] = sessionIds.map((id) => ({
  id,
  name: `${id}次`,
  profile: '',
  opensOn: '2025-01-05',
  closesOn: '2025-01-10',
}))
const began = Date.parse('2025-01-10T09:00:00+08:00')
const ends = Date.parse('2026-03-20T09:00:00+08:00')
const today = dayOf(new Date(ends))

const newUnits = (): Map<string, Unit> =>
  new Map(
    unitCodes.map((code): [string, Unit] => [
      code,
      {
        code,
        name: `${code}局`,
        kind: 'government',
        letterhead: '局',
        docPrefix: '函',
        active: true,
        ...(code.startsWith('zx') && { parent: 'ybj' }),
      },
    ]),
  )

const solved = (session: string) =>
  new Set(
    profileOfSession(session)
      .categories.filter((c) => c.solved)
      .map((c) => c.code),
  )

/** Histories, in the course of which the unit tree changes. */
const drawCases = (draw: Random, count: number, units: Map<string, Unit>): RandomCase[] =>
  Array.from({ length: count }, (_, i) => {
    if (i === Math.floor(count / 2) && draw.chance(0.5))
      units.set('zx1', { ...(units.get('zx1') as Unit), parent: draw.pick(['wjw', 'jtj']) })
    return new RandomCase(
      draw,
      { units },
      {
        session: draw.pick(sessionIds),
        number: String(i + 1),
        startsAt: began + draw.below(200) * 86_400_000,
        endsAt: ends,
      },
    )
  })

/** Tells the store of every commit: in batches, twice, late and out of order, and of a case that may be read newer than it was. */
const deliver = async (draw: Random, store: FigureStore, cases: readonly RandomCase[]): Promise<void> => {
  const refresh = together(store)
  const batches = cases.flatMap(({ states }) => {
    const all: (() => Promise<void>)[] = []
    for (let at = 0; at < states.length; ) {
      const until = Math.min(states.length, at + 1 + draw.below(6))
      const seen = states[until - 1 + draw.below(states.length - until + 1)] as CaseState
      const since = at + 1
      // Some come from another instance, which does not wait for the first one.
      all.push(() => deriveFigures(store, seen, { since }, ...(draw.chance(0.3) ? [] : [refresh])))
      at = until
    }
    return all
  })
  const again = batches.filter(() => draw.chance(0.2))
  const order = draw.shuffled([...batches, ...again])
  for (let i = 0; i < order.length; ) {
    const atOnce = 1 + draw.below(5)
    await Promise.all(order.slice(i, i + atOnce).map((work) => work()))
    i += atOnce
  }
}

const pairs = ({ rates }: Pick<Figures, 'rates'>): Record<string, [number, number]> =>
  Object.fromEntries(
    names.map((name) => [name, [rates[name as 'onTime'].numerator, rates[name as 'onTime'].denominator]]),
  )

const shown = ({
  counts,
  rates,
  categories,
  averageDays,
}: Pick<Figures, 'counts' | 'rates' | 'categories' | 'averageDays'>) => ({
  suggestions: counts.suggestions,
  handlings: counts.handlings,
  issued: counts.issued,
  open: counts.open,
  overdue: counts.overdue,
  averageDays,
  categories,
  rates: pairs({ rates }),
})

const counted = (logs: Parameters<typeof recount>[0], asked: Asked) => {
  const { suggestions, handlings, issued, overdue, averageDays, categories, rates } = recount(logs, asked)
  return { suggestions, handlings, issued, open: handlings - issued, overdue, averageDays, categories, rates }
}

/** A world of histories that was delivered, with its naive oracle. */
const world = async (seed: number, count: number) => {
  const draw = new Random(seed)
  const units = newUnits()
  const cases = drawCases(draw, count, units)
  if (draw.chance(0.5)) units.set('jrj', { ...(units.get('jrj') as Unit), active: false, successor: 'wjw' })
  const store = memoryFigures(
    async () => {
      for (let n = draw.below(3); n > 0; n--) await undefined
    },
    () => draw.chance(0.3),
  )
  await deliver(draw, store, cases)
  const unit = (code: string) => units.get(code)
  const mayRead = (who: { name?: string }) => (state: CaseState) =>
    !state.suggestion.confidential || (state.suggestion.visibleTo ?? []).includes(who.name ?? '')
  const asked = (more: Partial<Asked> & { asOf: string }): Asked => ({
    today,
    solved,
    heir: (code) => heirOf(unit, code),
    above: (code) => unitsAbove(unit, code),
    mayRead: mayRead(leader),
    ...more,
  })
  const logs = cases.map((c) => c.log)
  return {
    draw,
    units,
    cases,
    logs,
    asked,
    mayRead,
    app: figuresApp(store, { sessions, units, now: () => new Date(ends) }),
  }
}

type World = Awaited<ReturnType<typeof world>>

/** Days to ask for: today, to come, ends of months, and any past day. */
const daysOf = ({ draw }: World): string[] => [
  today,
  addDays(today, 1 + draw.below(200)),
  draw.pick(['2025-02-28', '2025-04-30', '2025-06-30', '2025-08-31', '2025-12-31', '2026-02-28']),
  addDays('2025-01-10', draw.below(430)),
]

const expectSame = async (w: World, query: Record<string, string>, asked: Partial<Asked> = {}): Promise<Answer> => {
  const answer = await w.app.rates(query)
  const naive = counted(w.logs, w.asked({ asOf: query.asOf ?? today, ...asked }))
  expect([query, shown(answer)]).toEqual([query, naive])
  return answer
}

const runs = { numRuns: Number(process.env.FIGURES_RUNS ?? 5) }
const seeds = fc.integer({ min: 0, max: 2 ** 31 })

describe('for histories delivered twice, late and out of order', () => {
  test('all figures equal a naive recount of the raw logs, in every group and on every date', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const w = await world(seed, 14)
        for (const asOf of daysOf(w)) {
          const all = await expectSame(w, { asOf })
          expect(all.counts.unassigned).toBe(recount(w.logs, w.asked({ asOf })).unassigned)
          expect(all.source).toBe(asOf >= today || addDays(asOf, 1).endsWith('-01') ? 'rollups' : 'facts')
          await expectGroups(w, asOf)
          const month = w.draw.pick(['2025-01', '2025-03', '2025-06'])
          const window = { from: `${month}-05`, to: addDays(`${month}-05`, w.draw.below(200)) }
          await expectSame(w, { asOf, ...window }, window)
          await expectSame(w, { asOf, topic: '医保', session: '16-6' }, { topic: '医保', session: '16-6' })
        }
      }),
      runs,
    )
  })

  const codes = [...unitCodes]
  const topics = ['医保', '交通', '养老']
  /** Every month in which anything may have been assigned. */
  const months = Array.from({ length: 15 }, (_, i) => addMonths('2025-01-01', i).slice(0, 7))

  type Counted = ReturnType<typeof counted>
  const isEmpty = ({ suggestions, handlings, rates }: Counted): boolean =>
    suggestions + handlings === 0 && Object.values(rates).every(([, denominator]) => denominator === 0)

  /** The groups are those of which the logs tell anything, and each says what the logs say: none is missing, none is more. */
  const expectEach = (
    w: World,
    answer: Answer,
    asOf: string,
    keys: readonly string[],
    asked: (key: string) => Partial<Asked>,
  ) => {
    const groups = new Map((answer.groups ?? []).map(({ key, ...figures }) => [key, shown(figures)]))
    for (const key of keys) {
      const naive = counted(w.logs, w.asked({ asOf, ...asked(key) }))
      const found = groups.get(key)
      if (found || !isEmpty(naive)) expect([asOf, key, found]).toEqual([asOf, key, naive])
    }
    expect([...groups.keys()].filter((key) => key !== noGroup && !keys.includes(key))).toEqual([])
  }

  const expectGroups = async (w: World, asOf: string) => {
    const window = { from: '2025-02-15', to: '2025-07-10' }
    for (const more of [{}, window]) {
      const ask = (by: string) => w.app.rates({ asOf, by, ...more })
      const byUnit = await ask('unit')
      expectEach(w, byUnit, asOf, codes, (unit) => ({ unit, ...more }))
      expectSums(byUnit)
      const byMonth = await ask('month')
      expectEach(w, byMonth, asOf, months, (month) => ({ month, ...more }))
      expectSums(byMonth)
      const bySession = await ask('session')
      expectEach(w, bySession, asOf, sessionIds, (session) => ({ session, ...more }))
      expectSums(bySession)
      const byTopic = await ask('topic')
      expectEach(w, byTopic, asOf, topics, (topic) => ({ topic, ...more }))
      const unassigned = byUnit.groups?.find((g) => g.key === noGroup)?.counts.suggestions ?? 0
      expect(unassigned).toBe('from' in more ? 0 : recount(w.logs, w.asked({ asOf })).unassigned)
    }
    for (const unit of ['ybj', 'wjw', 'jrj']) {
      const one = await expectSame(w, { asOf, unit }, { unit, tree: true })
      const byMonth = await w.app.rates({ asOf, unit, by: 'month' })
      expect(shown(byMonth)).toEqual(shown(one))
      expectEach(w, byMonth, asOf, months, (month) => ({ unit, tree: true, month }))
    }
    const roots = await w.app.rates({ asOf, by: 'unit', tree: 'true' })
    expectSums(roots)
  }

  /** Sums over units, months and sessions hold for handlings. */
  const expectSums = (answer: Answer) => {
    const groups = answer.groups ?? []
    const sum = (of: (f: Figures) => number) => groups.reduce((n, g) => n + of(g as unknown as Figures), 0)
    expect(sum((f) => f.counts.handlings)).toBe(answer.counts.handlings)
    for (const name of names) {
      expect(sum((f) => pairs(f)[name]?.[0] ?? 0)).toBe(pairs(answer)[name]?.[0])
      expect(sum((f) => pairs(f)[name]?.[1] ?? 0)).toBe(pairs(answer)[name]?.[1])
    }
  }

  test('a unit sees its own, confidential ones too; who is named for a confidential one sees it counted', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const w = await world(seed, 12)
        const named = { ...leader, name: '甲' }
        for (const asOf of daysOf(w)) {
          const all = await w.app.rates({ asOf }, named)
          expect(shown(all)).toEqual(counted(w.logs, w.asked({ asOf, mayRead: w.mayRead(named) })))
          for (const unit of ['ybj', 'wjw', 'zx1']) {
            const own = await w.app.rates({ asOf, unit }, { role: 'unit', sub: 'u', unit, duties: ['office'] })
            expect(shown(own)).toEqual(counted(w.logs, w.asked({ asOf, unit, mayRead: () => true })))
          }
        }
      }),
      runs,
    )
  })

  test('the cases behind a rate are as many as it says, and each has a reason', async () => {
    await fc.assert(
      fc.asyncProperty(seeds, async (seed) => {
        const w = await world(seed, 12)
        for (const asOf of daysOf(w)) {
          const query = w.draw.pick([
            { asOf },
            { asOf, unit: 'ybj' },
            { asOf, topic: '交通' },
            { asOf, session: '16-7' },
          ])
          const figures = await w.app.rates(query)
          for (const rate of names) {
            const { numerator, denominator } = await w.app.explain({ ...query, rate })
            expect([rate, [numerator.length, denominator.length]]).toEqual([rate, pairs(figures)[rate]])
            for (const { reason, handling } of denominator)
              expect([handling, reason]).toEqual([
                expect.stringMatching(/\.\d+$/),
                expect.stringMatching(/\p{sc=Han}/u),
              ])
          }
        }
      }),
      runs,
    )
  })
})
