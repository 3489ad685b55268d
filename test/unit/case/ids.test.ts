import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { handlingId, stepIdOf, suggestionId, suggestionOf } from '../../../shared/case/ids.ts'

describe('ids', () => {
  test.each([
    ['session', '0105', '16-5-0105'],
    ['recess', '1', '16-5-r-1'],
    ['bill', '1', '16-5-b-1'],
    ['forwarded', 'BH035', '16-5-f-BH035'],
  ] as const)('a suggestion (%s)', (kind, number, id) => {
    expect(suggestionId('16-5', kind, number)).toBe(id)
  })

  test.each([
    [{ step: 'review', cause: 1 }, '16-5-0105.review.1'],
    [{ step: 'draft', cause: 9, handling: '16-5-0105.2' }, '16-5-0105.2.draft.9'],
    [{ step: 'opine', cause: 6, handling: '16-5-0105.1', unit: 'wjw' }, '16-5-0105.1.opine.6.wjw'],
    [{ step: 'fulfil', cause: 20, handling: '16-5-0105.1', commitment: 'c2' }, '16-5-0105.1.fulfil.20.c2'],
  ])('a step: %j', (of, id) => {
    expect(stepIdOf({ suggestion: '16-5-0105', ...of })).toBe(id)
  })

  const code = fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/)
  const of = fc.record({
    step: fc.constantFrom('opine', 'draft'),
    cause: fc.integer({ min: 1, max: 99 }),
    handling: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    unit: fc.option(code, { nil: undefined }),
  })
  const id = ({ handling, ...rest }: { step: string; cause: number; handling?: number; unit?: string }) =>
    stepIdOf({ suggestion: '16-5-1', ...rest, ...(handling && { handling: handlingId('16-5-1', handling) }) })

  test('steps with unlike causes never share an id, and like ones always do', () => {
    fc.assert(
      fc.property(of, of, (a, b) => {
        const same = (['step', 'cause', 'handling', 'unit'] as const).every((k) => a[k] === b[k])
        expect(id(a) === id(b)).toBe(same)
      }),
    )
  })

  test('the suggestion is read from any id of it', () => {
    fc.assert(fc.property(of, (a) => suggestionOf(id(a)) === '16-5-1'))
    expect(suggestionOf('16-5-1')).toBe('16-5-1')
  })
})
