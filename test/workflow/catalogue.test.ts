import aslValidator from 'asl-validator'
import { describe, expect, test } from 'vitest'
import type { Choice, Rule, State, States, Task } from '../../infra/workflow/asl.ts'
import { handlingDefinition, substitute } from '../../infra/workflow/definition.ts'
import { catalogue, stepNamed } from '../../shared/steps/catalogue.ts'

type Place = { name: string; state: State; scope: States }

/** Every state of the definition with the states beside it: a transition never leaves its scope. */
const places = (scope: States): Place[] =>
  Object.entries(scope).flatMap(([name, state]) => [
    { name, state, scope },
    ...(state.Type === 'Map' ? places(state.ItemProcessor.States) : []),
    ...(state.Type === 'Parallel' ? state.Branches.flatMap((b) => places(b.States)) : []),
  ])

const definition = handlingDefinition()
const all = places(definition.States)
const payload = (state: Task) => state.Parameters.Payload as Record<string, string>
const waiting = all.filter(
  (p): p is Place & { state: Task } => p.state.Type === 'Task' && payload(p.state).step !== 'stuck',
)

const valueAt = (last: Record<string, unknown>, variable: string): unknown => {
  const path = variable.replace('$.last.', '')
  return path.endsWith('[0]') ? (last[path.slice(0, -3)] as unknown[] | undefined)?.[0] : last[path]
}
const matches = (rule: Rule, last: Record<string, unknown>): boolean => {
  if ('And' in rule) return rule.And.every((r) => matches(r, last))
  const value = valueAt(last, rule.Variable)
  if ('IsPresent' in rule) return (value !== undefined) === rule.IsPresent
  if ('StringEquals' in rule) return value === rule.StringEquals
  return value === rule.BooleanEquals
}

/** Where a waiting state goes with an outcome and facts: the name of the next state, null at the end of its branch. */
const route = ({ state, scope }: Place, last: Record<string, unknown>): string | null => {
  let next = 'Next' in state ? state.Next : null
  while (next !== null && scope[next]?.Type === 'Choice') {
    const choice = scope[next] as Choice
    next = choice.Choices.find((rule) => matches(rule, last))?.Next ?? choice.Default ?? null
  }
  return next
}

/** The variables that the choices after a state read, beside the outcome. */
const variables = ({ state, scope }: Place): string[] => {
  const choice = 'Next' in state ? scope[state.Next] : undefined
  const read = (rule: Rule): string[] => ('And' in rule ? rule.And.flatMap(read) : [rule.Variable])
  return choice?.Type === 'Choice'
    ? [...new Set(choice.Choices.flatMap(read))].filter((v) => v !== '$.last.outcome')
    : []
}

/** All ways in which those variables can be set. */
const settings = (names: readonly string[]): Record<string, unknown>[] =>
  names.reduce<Record<string, unknown>[]>(
    (made, name) => {
      const path = name.replace('$.last.', '')
      const values = path.endsWith('[0]')
        ? [undefined, ['x']]
        : path === 'as'
          ? ['revise', 'refused']
          : path === 'restart'
            ? [undefined, 'acknowledge', 'draft', 'redo']
            : [undefined, true, false]
      return made.flatMap((one) => values.map((value) => ({ ...one, [path.replace('[0]', '')]: value })))
    },
    [{}],
  )

test('the definition is valid in both partitions', () => {
  for (const Partition of ['aws', 'aws-cn']) {
    const text = substitute(JSON.stringify(definition), {
      Partition,
      WorkflowFunction: `arn:${Partition}:lambda:cn-north-1:000000000000:function:workflow`,
    })
    expect(text).not.toContain('${')
    expect(aslValidator(JSON.parse(text))).toMatchObject({ isValid: true, errors: [] })
  }
})

test('state names are unique over the whole definition', () => {
  const names = all.map((p) => p.name)
  expect(new Set(names).size).toBe(names.length)
})

test('every state is reached from where the definition starts', () => {
  const reached = new Set<string>()
  const walk = (name: string, scope: States): void => {
    const state = scope[name]
    if (!state || reached.has(name)) return
    reached.add(name)
    if (state.Type === 'Map') walk(state.ItemProcessor.StartAt, state.ItemProcessor.States)
    if (state.Type === 'Parallel') for (const branch of state.Branches) walk(branch.StartAt, branch.States)
    const next = [
      ...('Next' in state ? [state.Next] : []),
      ...('Catch' in state ? (state.Catch ?? []).map((c) => c.Next) : []),
      ...(state.Type === 'Choice'
        ? [...state.Choices.map((c) => c.Next), ...(state.Default ? [state.Default] : [])]
        : []),
    ]
    for (const one of next) {
      expect(Object.keys(scope), `${name} leads to ${one}`).toContain(one)
      walk(one, scope)
    }
  }
  walk(definition.StartAt, definition.States)
  expect(all.map((p) => p.name).filter((name) => !reached.has(name))).toEqual([])
})

test('every routed step of the catalogue has a waiting state, and no side step has', () => {
  const opened = new Set(all.filter((p) => p.state.Type === 'Task').map((p) => payload(p.state as Task).step ?? ''))
  const routed = Object.values(catalogue).filter((d) => d.kind === 'routed')
  expect([...opened].sort()).toEqual(routed.map((d) => d.step).sort())
})

describe.each(waiting.map((p) => [p.name, p] as const))('%s', (_, place) => {
  const step = stepNamed(payload(place.state).step ?? '')

  test('says what the catalogue says that it is about', () => {
    const has = (name: string) => `${name}.$` in payload(place.state)
    // A redo of a promise is about that promise; the catalogue's own is about the reply.
    const about = step.step === 'redo' && has('commitment') ? 'commitment' : step.about
    expect({ handling: has('handling'), unit: has('unit'), commitment: has('commitment') }).toEqual({
      handling: about !== 'suggestion',
      unit: about === 'opinion',
      commitment: about === 'commitment',
    })
  })

  test('routes every outcome, whatever its facts, to a state that exists', () => {
    for (const outcome of Object.keys(step.outcomes))
      for (const facts of settings(variables(place))) {
        const next = route(place, { outcome, cause: 7, ...facts })
        if (next !== null) expect(Object.keys(place.scope)).toContain(next)
        else expect(place.state).toHaveProperty('End', true)
      }
  })

  test('opens another step after every outcome that the catalogue calls followed', () => {
    for (const [outcome, { followed }] of Object.entries(step.outcomes))
      if (followed)
        for (const facts of settings(variables(place))) {
          const next = route(place, { outcome, ...facts })
          expect(all.find((p) => p.name === next)?.state.Type).toMatch(/^(Task|Parallel)$/)
        }
  })

  test('takes every choice with some outcome', () => {
    const choice = 'Next' in place.state ? place.scope[place.state.Next] : undefined
    if (choice?.Type !== 'Choice') return expect(choice?.Type ?? 'end').not.toBe('Choice')
    const taken = new Set(
      Object.keys(step.outcomes).flatMap((outcome) =>
        settings(variables(place)).map((facts) => route(place, { outcome, ...facts })),
      ),
    )
    expect([...new Set(choice.Choices.map((c) => c.Next))].filter((next) => !taken.has(next))).toEqual([])
  })

  test('fails into a stuck step of its own that leads back to it', () => {
    const { Catch = [], Retry = [] } = place.state
    const stuck = place.scope[Catch[0]?.Next ?? '']
    expect(Retry[0]?.MaxAttempts).toBeLessThanOrEqual(10)
    expect(stuck).toMatchObject({
      Type: 'Task',
      Next: place.name,
      Parameters: { Payload: { step: 'stuck', stuckAt: step.step } },
    })
  })
})

test.each([
  ['Review', { outcome: 'accept' }, 'Assign'],
  ['Review', { outcome: 'merge' }, 'Follow'],
  ['Review', { outcome: 'return', as: 'revise' }, 'Revise'],
  ['Review', { outcome: 'return', as: 'refused' }, 'Ended'],
  ['Revise', { outcome: 'resubmit' }, 'Review'],
  ['Assign', { outcome: 'transfer' }, 'Assign'],
  ['Assign', { outcome: 'assign', handlings: ['16-5-1.1'] }, 'Handlings'],
  ['Assign', { outcome: 'assign', handlings: [] }, 'Ended'],
  ['Acknowledge', { outcome: 'accept', co: [] }, 'Consultation'],
  ['Acknowledge', { outcome: 'lapsed', co: [] }, 'Consultation'],
  ['Acknowledge', { outcome: 'decline' }, 'Reassign'],
  ['Reassign', { outcome: 'uphold' }, 'Acknowledge'],
  ['Solicit', { outcome: 'objected' }, 'Draft'],
  ['Solicit', { outcome: 'lapsed' }, 'Clear'],
  ['Solicit', { outcome: 'proceed' }, 'Clear'],
  ['Clear', { outcome: 'send-back' }, 'Draft'],
  ['Sign', { outcome: 'send-back' }, 'Draft'],
  ['Acknowledge', { outcome: 'recalled', restart: 'acknowledge' }, 'Acknowledge'],
  ['Acknowledge', { outcome: 'recalled', restart: 'draft' }, 'Draft'],
  ['Acknowledge', { outcome: 'recalled', restart: 'redo' }, 'Redo'],
  ['Acknowledge', { outcome: 'recalled', restart: 'redo', commitments: ['c1'] }, 'Evaluation beside promises'],
  ['Clear', { outcome: 'approve', more: true }, 'Clear'],
  ['Clear', { outcome: 'approve', more: false }, 'Sign'],
  ['Issue', { outcome: 'issue', rated: true, commitments: [] }, 'Evaluate'],
  ['Issue', { outcome: 'issue', rated: true, commitments: ['c1'] }, 'Evaluation beside promises'],
  ['Evaluate', { outcome: 'rate', dissatisfied: true, revisit: true }, 'Redo'],
  ['Evaluate', { outcome: 'rate', dissatisfied: false, revisit: true, inspect: true }, 'Revisit'],
  ['Evaluate', { outcome: 'lapsed', dissatisfied: false, revisit: false, inspect: true }, 'Inspect'],
  ['Evaluate', { outcome: 'rate', dissatisfied: false, revisit: false, inspect: false }, 'Answered'],
  ['Redo', { outcome: 'redo', again: true, reassigned: false }, 'Draft'],
  ['Redo', { outcome: 'redo', again: true, reassigned: true }, 'Acknowledge'],
  ['Inspect', { outcome: 'return' }, 'Redo'],
  ['Promised: Evaluate', { outcome: 'rate', dissatisfied: false, promises: ['c2'] }, 'Later promises'],
  ['Promises: Fulfil', { outcome: 'reschedule' }, 'Promises: Fulfil'],
  ['Promises: Fulfil', { outcome: 'fulfilled' }, 'Promises: Rate'],
  ['Promises: Rate', { outcome: 'rate', dissatisfied: true }, 'Promises: Redo'],
])('%s with %o leads to %s', (name, last, next) => {
  const place = all.find((p) => p.name === name)
  expect(place && route(place, last)).toBe(next)
})
