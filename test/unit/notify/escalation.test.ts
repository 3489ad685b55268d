import { describe, expect, test } from 'vitest'
import { beyondHolder } from '../../../shared/notify/escalation.ts'
import { PureCase, unit } from '../case/support/pure-case.ts'
import { told } from './support/told.ts'

/** With an open draft due on Saturday 2025-05-10. */
const drafting = (): PureCase => {
  const some = new PureCase()
  const handling = some.assigned()
  some.complete(unit('ybj'), some.open('acknowledge', { handling }), 'accept')
  some.open('draft', { handling })
  return some
}

test('a late step is told to the holder, then to the office, the head, the secretariat and the leader', () => {
  const some = drafting()
  const heard = [
    '2025-04-24T00:00:00+08:00',
    '2025-05-07T00:00:00+08:00',
    '2025-05-11T00:00:00+08:00',
    '2025-05-16T00:00:00+08:00',
    '2025-05-23T00:00:00+08:00',
    '2025-05-30T00:00:00+08:00',
  ].map((now) => {
    some.now = now
    expect(some.sweep()).toHaveLength(1)
    return told(some)
  })
  const [office, head] = ['escalated → unit ybj office', 'escalated → unit ybj head']
  const first = ['reminder → unit ybj officer']
  expect(heard).toEqual([
    first,
    [...first, office],
    [...first, office, head],
    [...first, office, head, 'escalated → secretariat'],
    [...first, office, head, 'escalated → secretariat', 'escalated → leader'],
    [...first, office, head, 'escalated → secretariat', 'escalated → leader'],
  ])
})

describe('nobody is told twice of the same step', () => {
  test.each([
    ['the office holds it', { role: 'unit', unit: 'ybj', duty: 'office' }, ['head', 'secretariat', 'leader']],
    ['the head holds it', { role: 'unit', unit: 'ybj', duty: 'head' }, ['office', 'secretariat', 'leader']],
    ['the secretariat holds it', { role: 'secretariat' }, ['leader']],
    ['an inspector holds it', { role: 'inspector' }, ['secretariat', 'leader']],
  ] as const)('%s', (_, holder, others) => {
    expect(beyondHolder(holder, 'overdue', 3).map((to) => to.duty ?? to.role)).toEqual(others)
  })
})
