import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Brief, briefOf, HandlingRow, Row } from '../../../shared/projection/row.ts'
import { rememberBriefs } from '../../../shared/store/dynamodb/known-briefs.ts'
import { joined, packBrief, packRest, unpackBrief, unpackRow } from '../../../shared/store/dynamodb/packed-row.ts'

const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('', '关于加快托育服务的建议', '"\\,]'))
const day = fc.constantFrom('2025-05-06', '2026-02-28')
const instant = fc.constantFrom('2025-05-06T09:00:00.000+08:00', '2026-02-28T23:59:59.999+08:00')
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 3 })

const handling = fc.record(
  {
    id: text,
    unit: text,
    co: some(text),
    stage: text,
    assignedOn: day,
    dueOn: fc.option(day),
    firstDueOn: fc.option(day),
    provisional: fc.boolean(),
    category: text,
    documentNumber: text,
    issuedOn: day,
  },
  {
    noNullPrototype: true,
    requiredKeys: ['id', 'unit', 'co', 'stage', 'assignedOn', 'dueOn', 'firstDueOn', 'provisional'],
  },
)

const assignee = fc.record(
  {
    role: fc.constantFrom('unit', 'secretariat', 'inspector', 'deputy'),
    unit: text,
    duty: fc.constantFrom('office', 'officer', 'head', 'reviewer'),
    scope: some(text),
  },
  { noNullPrototype: true, requiredKeys: ['role'] },
) as fc.Arbitrary<Row['openSteps'][number]['assignee']>

/** A flag is true, or it is not there. */
const flag = fc.constant(true)

const open = fc.record(
  {
    stepId: text,
    step: text,
    handling: text,
    assignee,
    openedAt: instant,
    dueOn: fc.option(day),
    provisional: flag,
    side: flag,
  },
  { noNullPrototype: true, requiredKeys: ['stepId', 'step', 'assignee', 'openedAt', 'dueOn'] },
)

const required = {
  session: text,
  id: text,
  version: fc.nat(),
  at: instant,
  number: text,
  title: text,
  lead: text,
  topics: some(text),
  stage: text,
  generation: fc.nat(),
  handlings: some(handling),
  openSteps: some(open),
  units: some(text),
}
const rare = {
  closedAs: text,
  confidential: some(text),
  committee: text,
  key: flag,
  withdrawn: flag,
  forwarded: flag,
  reference: some(text),
  nextActionAt: instant,
}
const row: fc.Arbitrary<Row> = fc.record(
  { ...required, ...rare },
  { noNullPrototype: true, requiredKeys: Object.keys(required) as (keyof typeof required)[] },
)

/** What a packed row leaves to the key of the index. */
const withoutNext = ({ nextActionAt: _, ...rest }: Row): Omit<Row, 'nextActionAt'> => rest

describe('packed rows', () => {
  test('say after unpacking what they said before', () => {
    fc.assert(
      fc.property(row, (of) => {
        expect(unpackRow(joined(packBrief(of), packRest(of)))).toStrictEqual(withoutNext(of))
      }),
    )
  })

  test('are drawn here with every member that a row may have', () => {
    expect(Object.keys({ ...required, ...rare }).sort()).toEqual(Object.keys(Row.shape).sort())
    const members = fc.sample(handling, 200).flatMap((of) => Object.keys(of))
    expect([...new Set(members)].sort()).toEqual(Object.keys(HandlingRow.shape).sort())
    const steps = fc.sample(open, 200).flatMap((of) => Object.keys(of))
    expect([...new Set(steps)].sort()).toEqual(Object.keys(Row.shape.openSteps.element.shape).sort())
  })
})

describe('packed briefs', () => {
  test('say what a worklist needs of the row', () => {
    fc.assert(
      fc.property(row, (of) => {
        expect(unpackBrief(packBrief(of))).toStrictEqual(briefOf(of))
      }),
    )
  })

  test('are known again by their whole text alone, however many there are', () => {
    const unpack = rememberBriefs()
    const brief = briefOf(fc.sample(row, 1)[0] as Row)
    const numbered = (n: number): Brief => ({ ...brief, version: n })
    const first = unpack(packBrief(numbered(0)))
    expect(unpack(packBrief(numbered(0)))).toBe(first)
    for (let n = 0; n < 12_000; n++) expect(unpack(packBrief(numbered(n))).version).toBe(n)
    expect(unpack(packBrief(numbered(0)))).toStrictEqual(numbered(0))
  })
})
