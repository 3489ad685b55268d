import { describe, expect, test } from 'vitest'
import { foldAll } from '../../../shared/case/fold.ts'
import type { CaseState, Handling } from '../../../shared/case/state.ts'
import { afterRating, closeIfDone, closeNow } from '../../../shared/steps/closing.ts'
import { inspector, PureCase, rulesAt, secretariat, unit } from './support/pure-case.ts'

const now = '2025-02-10T09:00:00+08:00'
const inspecting = (which: string, revisit = true) =>
  rulesAt(now, [
    { path: 'inspection.which', value: which, reason: '试' },
    { path: 'revisit.done', value: revisit, reason: '试' },
  ])

const handlingWith = (more: Partial<Handling>): Handling => {
  const some = new PureCase()
  some.issued()
  return { ...some.state.handlings[0]!, ...more }
}
const open = new PureCase().state
const rated = (result: string) => ({
  round: 1,
  attitude: 'satisfied',
  result,
  on: '2025-02-10',
  via: 'paper',
  late: false,
})
const promise = (id: string, round: number, later = false) => ({
  id,
  item: '建成',
  unit: 'ybj',
  dueOn: null,
  firstDueOn: null,
  state: 'open' as const,
  round,
  ...(later && { later }),
})

describe('what is due after the last rating', () => {
  test.each([
    ['all', 'satisfied', true],
    ['all', 'dissatisfied', true],
    ['key-and-dissatisfied', 'satisfied', false],
    ['key-and-dissatisfied', 'dissatisfied', true],
  ])('督查复核 of %s, rated %s', (which, result, inspect) => {
    const handling = handlingWith({ ratings: [rated(result)] })
    expect(afterRating(inspecting(which), open, handling)).toEqual({ revisit: true, inspect })
  })

  test('one dissatisfied rating in any round counts', () => {
    const ratings = [rated('dissatisfied'), { ...rated('satisfied'), round: 2 }]
    expect(afterRating(inspecting('key-and-dissatisfied'), open, handlingWith({ ratings })).inspect).toBe(true)
  })

  test('回访 and 督查复核 come once', () => {
    const rules = inspecting('all')
    expect(afterRating(rules, open, handlingWith({ revisited: true }))).toMatchObject({ revisit: false, inspect: true })
    expect(afterRating(rules, open, handlingWith({ inspected: true }))).toMatchObject({ revisit: true, inspect: false })
    expect(afterRating(rules, open, handlingWith({}), { revisited: true })).toMatchObject({
      revisit: false,
      inspect: true,
    })
  })

  test('a place without 回访 goes on without it', () => {
    expect(afterRating(inspecting('all', false), open, handlingWith({})).revisit).toBe(false)
  })

  test('promises of a redone letter are followed from there, those of the first beside it', () => {
    const commitments = [promise('c1', 1), promise('c2', 2, true), promise('c3', 2, true)]
    expect(afterRating(inspecting('all'), open, handlingWith({ commitments })).promises).toEqual(['c2', 'c3'])
    const first = handlingWith({ commitments: [promise('c1', 2)] })
    expect(afterRating(inspecting('all'), open, first)).not.toHaveProperty('promises')
  })
})

describe('a suggestion is done with its last handling', () => {
  const stateWith = (...stages: Handling['stage'][]): CaseState => {
    const some = new PureCase()
    some.issued()
    const [one] = some.state.handlings
    return { ...some.state, handlings: stages.map((stage, i) => ({ ...one!, id: `16-5-0105.${i + 1}`, stage })) }
  }
  const types = (state: CaseState, left = { revisit: false, inspect: false }) =>
    closeIfDone(state, state.handlings[0]!, left).map((e) => e.type)

  test.each([
    [['evaluation'], ['HandlingClosed', 'SuggestionClosed']],
    [
      ['evaluation', 'closed'],
      ['HandlingClosed', 'SuggestionClosed'],
    ],
    [['evaluation', 'drafting'], ['HandlingClosed']],
  ] as [Handling['stage'][], string[]][])('%j', (stages, expected) => {
    expect(types(stateWith(...stages))).toEqual(expected)
  })

  test('not before 回访 and 督查复核', () => {
    expect(types(stateWith('evaluation'), { revisit: true, inspect: false })).toEqual([])
    expect(types(stateWith('evaluation'), { revisit: false, inspect: true })).toEqual([])
  })
})

describe('a suggestion that ends before its work is done', () => {
  test('takes its open steps with it, save the one being completed', () => {
    const some = new PureCase()
    const handling = some.assigned(['wjw', 'jrj'])
    for (const code of ['wjw', 'jrj']) some.open('opine', { handling, unit: code })
    const draft = some.open('draft', { handling })
    const ended = closeNow(some.state, 'withdrawn', draft.stepId)
    expect(ended).toMatchObject([
      { type: 'StepCancelled', step: 'opine', unit: 'wjw' },
      { type: 'StepCancelled', step: 'opine', unit: 'jrj' },
      { type: 'SuggestionClosed', as: 'withdrawn' },
    ])
    some.commit(secretariat, closeNow(some.state, 'withdrawn'))
    expect(some.state).toMatchObject({ stage: 'closed', closedAs: 'withdrawn', closedOn: '2025-02-10', openSteps: [] })
    expect(foldAll(some.log)).toEqual(some.state)
  })
})

describe('the last steps, in Xiamen', () => {
  const rate = (some: PureCase, handling: string, result: string, comments?: string) =>
    some.complete(secretariat, some.open('evaluate', { handling }), 'rate', {
      attitude: 'satisfied',
      result,
      ...(comments && { comments }),
    })

  test('rated, revisited and inspected it is done', () => {
    const some = new PureCase()
    const handling = some.issued()
    rate(some, handling, 'satisfied')
    expect(some.state.stage).toBe('handling')
    const revisited = { mode: 'phone', on: '2025-02-10', summary: '回访' }
    some.complete(unit('ybj'), some.open('revisit', { handling }), 'revisited', revisited)
    expect(some.state.stage).toBe('handling')
    some.complete(inspector, some.open('inspect', { handling }), 'pass')
    expect(some.state).toMatchObject({ stage: 'closed', closedAs: 'done', handlings: [{ stage: 'closed' }] })
  })

  test('不满意 leads to a new round and not on', () => {
    const some = new PureCase()
    const handling = some.issued()
    expect(() => rate(some, handling, 'dissatisfied')).toThrow()
    some.complete(secretariat, some.state.openSteps[0]!, 'rate', {
      attitude: 'satisfied',
      result: 'dissatisfied',
      comments: '没有答到点上',
    })
    const [route] = Object.values(some.state.completed).slice(-1)
    expect(route).toMatchObject({ outcome: 'rate', dissatisfied: true })
    some.complete(secretariat, some.open('redo', { handling }), 'redo', { instructions: '重新办理' })
    expect(some.state.handlings[0]).toMatchObject({ round: 2, redoDueOn: '2025-03-10' })
    expect(some.state.handlings[0]?.signed).toBeUndefined()
  })

  test('不满意 with the attitude alone counts as such', () => {
    const some = new PureCase()
    const { stepId } = some.open('evaluate', { handling: some.issued() })
    const form = { attitude: 'dissatisfied', result: 'satisfied' }
    expect(() => some.complete(secretariat, { stepId }, 'rate', form)).toThrow('有内容需要改正')
    some.complete(secretariat, { stepId }, 'rate', { ...form, comments: '从未来过' })
    expect(some.state.completed[stepId]).toMatchObject({ dissatisfied: true })
  })
})
