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
/** The first ones are compiled while they run. */
const warmUp = 10
export const median = (of: readonly number[]): number =>
  [...of].sort((a, b) => a - b)[Math.floor(of.length / 2)] ?? Number.NaN

const timed = async (work: () => Promise<unknown>): Promise<Took> => {
  const wall: number[] = []
  const cpu: number[] = []
  for (let i = 0; i < rounds + warmUp; i++) {
    const began = performance.now()
    const used = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(used)
    if (i < warmUp) continue
    wall.push(performance.now() - began)
    cpu.push((user + system) / 1000)
  }
  return { wall: median(wall), cpu: median(cpu) }
}

export const measurePage = async (table: MemoryTable, store: FigureStore): Promise<Measured> => {
  const took = await timed(() => read(store))
  const monthEnd = await timed(() => read(store, { asOf: '2025-05-31' }))
  table.counting = true
  table.take()
  const { page, bytes } = await read(store)
  const asked = table.take()
  table.counting = false
  return { page, took, asked, monthEnd, bytes }
}
