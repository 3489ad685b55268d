import { performance } from 'node:perf_hooks'
import { type Answer, readFigures } from '../../../shared/rates/answer.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { FigureStore } from '../../../shared/store/port.ts'
import { sessionIds, solvedCodes, today, unitCodes } from './draw-facts.ts'
import type { Asked, MemoryTable } from './memory-table.ts'

const units = new Map(
  unitCodes.map((code) => [
    code,
    { code, name: `市第${code}承办单位`, kind: 'government' as const, letterhead: code, docPrefix: code, active: true },
  ]),
)
/** The session that is going on. */
export const pageSession = sessionIds.at(-1) ?? ''

const question = (more: Partial<Question> = {}): Question => ({
  sessions: [{ id: pageSession, name: pageSession, solved: solvedCodes }],
  asOf: today,
  today,
  mayRead: () => true,
  units,
  ...more,
})

export type Page = { byUnit: Answer; byMonth: Answer }
/** Medians. The processor's time is what others on the machine do not lengthen; the page waits for nothing else here. */
export type Took = { wall: number; cpu: number }
export type Measured = { page: Page; took: Took; asked: Asked; monthEnd: Took; bytes: number }

/** A leader's page: the session's totals and by unit, and the trend by month; as the API makes them, down to the JSON. */
const read = async (store: FigureStore, more: Partial<Question> = {}): Promise<{ page: Page; bytes: number }> => {
  const page = {
    byUnit: await readFigures(store, question({ by: 'unit', ...more })),
    byMonth: await readFigures(store, question({ by: 'month', ...more })),
  }
  return { page, bytes: Buffer.byteLength(JSON.stringify(page)) }
}

const rounds = 31
/** The first ones are compiled while they run: a function that is asked now and then runs what is compiled. */
const warmUp = 60
export const median = (of: readonly number[]): number =>
  [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN

/** A store that is asked, and the table beneath it, which counts what it is asked for. */
export type Filled = { table: MemoryTable; store: FigureStore }

/**
 * Each of the works in turn, forth and back again and again, so that whatever else the machine does falls on all of them
 * alike, and none always tidies up after the same other one.
 */
export const timed = async (works: readonly (() => Promise<unknown>)[]): Promise<Took[]> => {
  const times = works.map(() => ({ wall: [] as number[], cpu: [] as number[] }))
  for (let i = 0; i < rounds + warmUp; i++)
    for (const [n, work] of i % 2 === 0 ? works.entries() : [...works.entries()].reverse()) {
      const began = performance.now()
      const used = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(used)
      if (i < warmUp) continue
      times[n]?.wall.push(performance.now() - began)
      times[n]?.cpu.push((user + system) / 1000)
    }
  return times.map(({ wall, cpu }) => ({ wall: median(wall), cpu: median(cpu) }))
}

/** The page of each of the stores, measured turn by turn. */
export const measurePages = async (all: readonly Filled[]): Promise<Measured[]> => {
  const took = await timed(
    all.map(
      ({ store }) =>
        () =>
          read(store),
    ),
  )
  const monthEnd = await timed(
    all.map(
      ({ store }) =>
        () =>
          read(store, { asOf: '2025-05-31' }),
    ),
  )
  const measured: Measured[] = []
  for (const [i, { table, store }] of all.entries()) {
    table.counting = true
    table.take()
    const { page, bytes } = await read(store)
    const asked = table.take()
    table.counting = false
    measured.push({ page, took: took[i] as Took, asked, monthEnd: monthEnd[i] as Took, bytes })
  }
  return measured
}
