import type { CaseOn } from '../../../../functions/api/report/case-on.ts'
import type { ReportData } from '../../../../functions/api/report/data.ts'
import { isLate, leadsOf } from '../../../../functions/api/report/leads.ts'
import { countPromises, lineOf, promisesOf } from '../../../../functions/api/report/promises.ts'
import { type Answer, readFigures } from '../../../../shared/rates/answer.ts'
import type { Fact } from '../../../../shared/rates/fact.ts'
import type { LeadStanding } from '../../../../shared/rates/standing.ts'
import type { Block, Report } from '../../../../shared/report-form/blocks.ts'
import { memoryFigures } from '../../../support/memory-figures.ts'
import { asOf, question } from '../../rates/support/by-hand.ts'
import { nationalCategories } from './categories.ts'

/** A handling as it stands, and what its case says of it. */
export type Given = { standing: LeadStanding; about?: DeepPartial<CaseOn>; days?: Fact['days'] }
type DeepPartial<T> = T extends (infer U)[]
  ? DeepPartial<U>[]
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T

const session = '16-5'
const assignedOn = '2025-02-10'
const idOf = (n: number): string => `${session}-${String(n + 1).padStart(4, '0')}`

const factsOf = (given: readonly Given[]): Fact[] =>
  given.flatMap(({ standing, days }, n): Fact[] => [
    {
      bucket: { session, unit: standing.unit },
      kind: 'lead',
      id: `${idOf(n)}.1`,
      assignedOn,
      v: 1,
      days: days ?? [[assignedOn, { ...standing }]],
    },
    { bucket: { session, unit: '~0' }, kind: 'suggestion', id: idOf(n), v: 1, days: [[assignedOn, {}]] },
  ])

const caseOf = (n: number, { standing, about }: Given): CaseOn => {
  const [of = {}] = about?.handlings ?? []
  return {
    stage: 'handling',
    closedAs: undefined,
    key: undefined,
    withdrawn: [],
    urgings: [],
    ...about,
    id: idOf(n),
    suggestion: {
      number: String(n + 1).padStart(4, '0'),
      kind: 'session',
      title: `关于第${n + 1}件事的建议`,
      deputies: [{ name: '林一', lead: true }],
      disclosure: 'full',
      ...about?.suggestion,
    },
    handlings: [
      {
        unit: standing.unit,
        stage: 'drafting',
        extensions: [],
        opinions: [],
        commitments: (standing.promises ?? []).map(([id], i) => ({
          id,
          item: `承诺的第${i + 1}件事`,
          unit: standing.unit,
          dueOn: null,
          firstDueOn: null,
          state: 'open',
          round: 1,
        })),
        replies: [{ round: 1, documentNumber: '厦医保函〔2025〕1号', disclosure: 'open', issuedOn: '2025-05-01' }],
        ...of,
        id: `${idOf(n)}.1`,
      },
    ],
  } as unknown as CaseOn
}

const units = new Map(
  [
    ['ybj', '市医疗保障局'],
    ['wjw', '市卫生健康委员会'],
  ].map(([code = '', name = '']) => [
    code,
    { code, name, kind: 'government' as const, letterhead: name, docPrefix: '函', active: true },
  ]),
)

/** The data of a report on handlings that stand so. */
export const dataOf = async (given: readonly Given[], more: Partial<ReportData> = {}): Promise<ReportData> => {
  const store = memoryFigures()
  for (const fact of factsOf(given)) await store.putFact(fact)
  const q = question({
    units,
    from: '2000-01-01',
    sessions: [{ id: session, name: '市十六届人大五次会议', solved: new Set(['A']) }],
  })
  const read = (by: 'unit' | 'month' | 'topic'): Promise<Answer> => readFigures(store, { ...q, by })
  const [now, months, topics, leads] = await Promise.all([
    read('unit'),
    read('month'),
    read('topic'),
    leadsOf(store, q),
  ])
  const aboutOf = (suggestion: string): CaseOn => {
    const n = Number(suggestion.split('-').at(-1)) - 1
    return caseOf(n, given[n] as Given)
  }
  const promised = promisesOf(leads, q)
  const whole = <T>(lines: readonly T[]) => ({ lines, more: 0, withheld: 0 })
  return {
    session: { id: session, name: '市十六届人大五次会议' },
    today: asOf,
    now: { ...now, groups: now.groups ?? [] },
    before: null,
    months: months.groups ?? [],
    topics: topics.groups ?? [],
    categories: nationalCategories,
    kinds: { session: given.length, recess: 0, bill: 0, forwarded: 0 },
    key: whole(
      leads.flatMap((lead) => {
        const about = aboutOf(lead.suggestion)
        return about.key ? [{ about, lead }] : []
      }),
    ),
    promises: countPromises(promised),
    promisesBefore: null,
    owed: whole(
      promised
        .filter(({ state }) => state !== 'fulfilled' && state !== 'abandoned')
        .flatMap((one) => lineOf(one, aboutOf(one.lead.suggestion)) ?? []),
    ),
    late: whole(leads.filter((lead) => isLate(lead, asOf)).map((lead) => ({ lead, about: aboutOf(lead.suggestion) }))),
    nameOf: (code) => units.get(code)?.name ?? code,
    ...more,
  }
}

/** Last year’s figures: of handlings that stand so. */
export const beforeOf = async (standings: readonly LeadStanding[]): Promise<ReportData['before']> => {
  const { now } = await dataOf(standings.map((standing) => ({ standing })))
  return {
    session: { id: '16-4', name: '市十六届人大四次会议' },
    figures: { ...now, asOf: '2024-06-30' },
    sameDay: true,
  }
}

const wordsIn = (block: Block): string[] => {
  switch (block.kind) {
    case 'table':
      return [block.caption, ...block.columns.map((c) => c.header), ...block.rows.flat()]
    case 'chart':
      return [block.caption, block.about, ...block.categories, ...block.series.map((s) => s.name)]
    default:
      return [block.text]
  }
}

/** Everything that a report says, a line for each piece. */
export const said = ({ title, organ, day, blocks }: Report): string =>
  [title, organ, day, ...blocks.flatMap(wordsIn)].join('\n')

/** What stands below a heading of the first level, until the next one. */
export const section = ({ blocks }: Report, name: RegExp): string => {
  const from = blocks.findIndex((b) => b.kind === 'heading' && b.level === 1 && name.test(b.text))
  const rest = blocks.slice(from + 1)
  const until = rest.findIndex((b) => b.kind === 'heading' && b.level === 1)
  return rest
    .slice(0, until < 0 ? undefined : until)
    .flatMap(wordsIn)
    .join('\n')
}

/** A table by its caption, as rows by their headers. */
export const table = ({ blocks }: Report, caption: RegExp): Record<string, string>[] => {
  const found = blocks.find((b) => b.kind === 'table' && caption.test(b.caption))
  if (found?.kind !== 'table') return []
  return found.rows.map((row) => Object.fromEntries(found.columns.map(({ header }, i) => [header, row[i] ?? ''])))
}
