import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, builtInCalendar } from '../../../shared/calendar/index.ts'
import type { Commit } from '../../../shared/case/commit.ts'
import { fold } from '../../../shared/case/fold.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { enterHistory } from '../../../shared/history/enter.ts'
import { HistoryInput } from '../../../shared/history/entry.ts'
import { entryOf } from '../../../shared/history/entry-of.ts'
import { profileNamed } from '../../../shared/profiles/index.ts'
import { readFigures } from '../../../shared/rates/answer.ts'
import { deriveFigures } from '../../../shared/rates/derive.ts'
import type { Question } from '../../../shared/rates/question.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Unit } from '../../../shared/settings.ts'
import { memoryFigures } from '../../support/memory-figures.ts'

/* Whatever is entered, put right and taken back, in whatever order the records come: figures are those of the last entry, as of any day. */

const today = '2026-02-10'
const codes = ['ybj', 'wjw', 'jtj']
const units = new Map(
  codes.map((code): [string, Unit] => [
    code,
    { code, name: code, kind: 'government', letterhead: code, docPrefix: code, active: true },
  ]),
)
const profile = profileNamed('national')
if (!profile) throw new Error('there is no national profile')
const rules: Rules = {
  now: new Date(`${today}T10:00:00+08:00`),
  profile,
  calendar: builtInCalendar,
  unit: (code) => units.get(code),
  hasLeft: () => false,
}
const secretariat = { role: 'secretariat', sub: 's' } as const

const handling = fc.record({
  lead: fc.constantFrom(...codes),
  assigned: fc.integer({ min: 0, max: 60 }),
  answered: fc.integer({ min: 0, max: 150 }),
  contact: fc.constantFrom('met', 'phone', 'none', 'unknown'),
  category: fc.constantFrom('A', 'B', 'C'),
  rated: fc.option(
    fc.record({ after: fc.integer({ min: 0, max: 60 }), result: fc.constantFrom('satisfied', 'dissatisfied') }),
  ),
  promise: fc.option(
    fc.record({ due: fc.integer({ min: 0, max: 200 }), met: fc.option(fc.integer({ min: 0, max: 120 })) }),
  ),
})
type Drawn = typeof handling extends fc.Arbitrary<infer T> ? T : never

const dates = ({ assigned, answered }: Drawn) => {
  const assignedOn = addDays('2025-01-15', assigned)
  return { assignedOn, issuedOn: addDays(assignedOn, answered) }
}

const entered = (number: string, drawn: readonly Drawn[]): HistoryInput =>
  HistoryInput.parse({
    session: '16-4',
    number,
    kind: 'session',
    title: '建议',
    topics: [],
    deputies: [{ name: '林一', lead: true }],
    disclosure: 'full',
    handlings: drawn.map((d) => {
      const { assignedOn, issuedOn } = dates(d)
      return {
        lead: d.lead,
        assignedOn,
        ...(d.contact === 'met' && { contacts: [{ mode: 'visit', on: assignedOn }] }),
        ...(d.contact === 'phone' && { contacts: [{ mode: 'phone', on: assignedOn }] }),
        ...(d.contact === 'none' && { uncontacted: true }),
        reply: { category: d.category, title: '答复', body: '正文', issuedOn, disclosure: 'closed' },
        ...(d.rated && {
          rating: { attitude: 'satisfied', result: d.rated.result, on: addDays(issuedOn, d.rated.after) },
        }),
        ...(d.promise && {
          commitments: [
            {
              item: '一',
              dueOn: addDays(issuedOn, d.promise.due),
              ...(d.promise.met === null
                ? { state: 'open' as const }
                : { state: 'fulfilled' as const, fulfilledOn: addDays(issuedOn, d.promise.met) }),
            },
          ],
        }),
      }
    }),
  })

const oneUnitEach = (drawn: readonly Drawn[]) => new Set(drawn.map((d) => d.lead)).size === drawn.length
const entry = fc.array(handling, { minLength: 1, maxLength: 2 }).filter(oneUnitEach)
/** What is entered for a suggestion, one after another; null takes it back. */
const story = fc.array(fc.option(entry, { freq: 4 }), { minLength: 1, maxLength: 4 })

/** The states of a case after each commit. */
const statesOf = (number: string, entries: readonly (readonly Drawn[] | null)[]): CaseState[] => {
  const states: CaseState[] = []
  for (const drawn of entries) {
    const before = states.at(-1)
    if (!before && !drawn) continue
    const events: Commit['events'] = drawn
      ? enterHistory(entered(number, drawn), before, rules, secretariat)
      : before?.entered?.revoked
        ? []
        : [{ type: 'HistoryRevoked', reason: '错' }]
    if (events.length === 0) continue
    const version = states.length + 1
    const at = `${today}T10:0${version}:00.000+08:00`
    const commit: Commit = { suggestion: `16-4-${number}`, version, at, actor: secretariat, events, previousHash: '' }
    states.push(fold(before, commit, `h${version}`))
  }
  return states
}

const question = (asOf: string, more: Partial<Question> = {}): Question => ({
  sessions: [{ id: '16-4', name: '四次', solved: new Set(['A']) }],
  asOf,
  today,
  mayRead: () => true,
  units,
  ...more,
})

/** Counted from what was drawn, by the definitions alone. */
const recount = (drawn: readonly Drawn[], asOf: string) => {
  const known = drawn.map((d) => ({ ...d, ...dates(d) })).filter((d) => d.assignedOn <= asOf)
  const issued = known.filter((d) => d.issuedOn <= asOf)
  const due = ({ assignedOn }: { assignedOn: string }) => limitOf(assignedOn)
  const rated = issued.filter((d) => d.rated && addDays(d.issuedOn, d.rated.after) <= asOf)
  const said = issued.filter((d) => d.contact !== 'unknown')
  const promised = issued.flatMap((d) => (d.promise ? [{ ...d.promise, issuedOn: d.issuedOn }] : []))
  const promisesDue = promised.filter((p) => addDays(p.issuedOn, p.due) <= asOf)
  const met = promisesDue.filter((p) => p.met !== null && p.met <= p.due && addDays(p.issuedOn, p.met) <= asOf)
  const late = issued.filter((d) => d.issuedOn > due(d)).length
  const overdue = known.filter((d) => d.issuedOn > asOf && due(d) < asOf).length
  return {
    handlings: known.length,
    issued: issued.length,
    overdue,
    onTime: [issued.length - late, issued.length + overdue],
    faceToFace: [said.filter((d) => d.contact === 'met').length, said.length],
    contact: [said.filter((d) => d.contact !== 'none').length, said.length],
    satisfaction: [rated.filter((d) => d.rated?.result === 'satisfied').length, rated.length],
    solved: [issued.filter((d) => d.category === 'A').length, issued.length],
    fulfilment: [met.length, promisesDue.length],
  }
}

/** Three months from assignment, clamped to the month's end. */
const limitOf = (assignedOn: string): string => {
  const [year = 0, month = 0, day = 0] = assignedOn.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + 3, 0)).getUTCDate()
  return new Date(Date.UTC(year, month + 2, Math.min(day, last))).toISOString().slice(0, 10)
}

test('figures as of any day are those of the last entry, however often it was put right and in whatever order that is told', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(story, { minLength: 1, maxLength: 3 }),
      fc.array(fc.nat(), { minLength: 12, maxLength: 12 }),
      fc.constantFrom('2025-01-20', '2025-02-28', '2025-04-30', '2025-06-15', '2025-09-30', today),
      async (stories, order, asOf) => {
        const cases = stories.map((entries, i) => statesOf(`010${i}`, entries))
        const store = memoryFigures()
        const told = cases.flatMap((states) =>
          states.map((state) => () => deriveFigures(store, state, { since: state.version })),
        )
        const shuffled = [...told, ...told].map((tell, i) => ({ tell, at: (order[i % order.length] ?? 0) * 31 + i }))
        for (const { tell } of shuffled.sort((a, b) => (a.at % 97) - (b.at % 97))) await tell()
        const last = stories.flatMap((entries) => {
          const kept = entries.slice(entries.findIndex((e) => e !== null)).at(-1)
          return entries.some((e) => e !== null) && kept ? [kept] : []
        })
        for (const unit of [undefined, 'ybj']) {
          const drawn = last.flat().filter((d) => unit === undefined || d.lead === unit)
          const { counts, rates } = await readFigures(store, question(asOf, unit ? { unit } : {}))
          const pair = (name: keyof typeof rates) => [rates[name].numerator, rates[name].denominator]
          expect({
            handlings: counts.handlings,
            issued: counts.issued,
            overdue: counts.overdue,
            onTime: pair('onTime'),
            faceToFace: pair('faceToFace'),
            contact: pair('contact'),
            satisfaction: pair('satisfaction'),
            solved: pair('solved'),
            fulfilment: pair('fulfilment'),
          }).toEqual(recount(drawn, asOf))
        }
      },
    ),
    { numRuns: 300 },
  )
})

test('what was entered is told back as it was put in', () => {
  fc.assert(
    fc.property(entry, (drawn) => {
      const input = entered('0105', drawn)
      const [state] = statesOf('0105', [drawn])
      if (!state) throw new Error('nothing was entered')
      const { handlings, ...same } = entryOf(state)
      expect(same).toEqual({ ...input, handlings: undefined })
      // Its limit is told too, which the rules gave.
      expect(handlings.map(({ dueOn: _, ...h }) => h)).toEqual(
        input.handlings.map((h) => ({
          ...h,
          ...(h.commitments && { commitments: h.commitments.map((c) => ({ unit: h.lead, ...c })) }),
        })),
      )
    }),
  )
})
