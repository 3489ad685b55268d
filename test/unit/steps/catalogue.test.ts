import { describe, expect, test } from 'vitest'
import { catalogue, stepNamed } from '../../../shared/steps/catalogue.ts'
import { examples } from './examples.ts'

const outcomes = Object.entries(catalogue).flatMap(([step, definition]) =>
  Object.entries(definition.outcomes).map(([name, outcome]) => ({ step, name, outcome })),
)
const exampleOf = ({ step, name }: { step: string; name: string }) => examples[step]?.[name]

test('every outcome has an example here, and no example is of an outcome that does not exist', () => {
  const names = Object.entries(examples).flatMap(([step, of]) => Object.keys(of).map((name) => `${step} ${name}`))
  expect(names.sort()).toEqual(outcomes.map(({ step, name }) => `${step} ${name}`).sort())
})

/** Every object in a value, by a path. */
const objects = (value: unknown, path: (string | number)[] = []): (string | number)[][] => {
  if (Array.isArray(value)) return value.flatMap((v, i) => objects(v, [...path, i]))
  if (typeof value !== 'object' || value === null) return []
  return [path, ...Object.entries(value).flatMap(([k, v]) => objects(v, [...path, k]))]
}
const withMember = (value: unknown, path: (string | number)[]): unknown => {
  const copy = structuredClone(value)
  const at = path.reduce<unknown>((v, k) => (v as Record<string | number, unknown>)[k], copy)
  ;(at as Record<string, unknown>).surplus = 1
  return copy
}

describe.each(outcomes)('$step $name', ({ step, name, outcome }) => {
  const example = exampleOf({ step, name }) ?? {}

  test('takes a good form as it is', () => {
    expect(outcome.form.parse(example)).toEqual(example)
  })

  test.each(objects(example))('refuses an unknown member at %j', (...path) => {
    const parsed = outcome.form.safeParse(withMember(example, path.flat()))
    expect(parsed.error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['surplus'], path: path.flat() }])
  })

  test('refuses a wrong type in every member', () => {
    for (const [member, value] of Object.entries(example)) {
      const wrong = { ...example, [member]: typeof value === 'number' ? 'text' : 7 }
      expect([member, outcome.form.safeParse(wrong).success]).toEqual([member, false])
    }
  })

  test('has labels in both languages, the Chinese one without Latin letters', () => {
    expect(outcome.labels.zh).toMatch(/^[^A-Za-z]*\p{Script=Han}[^A-Za-z]*$/u)
    expect(outcome.labels.en).toMatch(/^[A-Z][\x20-\x7E’]*$/)
  })
})

describe.each(Object.entries(catalogue))('%s', (step, definition) => {
  test('is kept under its own name, with labels', () => {
    expect(definition.step).toBe(step)
    expect(stepNamed(step)).toBe(definition)
    expect(definition.labels.zh).toMatch(/^[^A-Za-z]*\p{Script=Han}[^A-Za-z]*$/u)
    expect(definition.labels.en).toMatch(/^[A-Z][\x20-\x7E’]*$/)
  })

  test('has outcomes that read unlike each other', () => {
    const said = Object.values(definition.outcomes).map((o) => o.labels.zh)
    expect(new Set(said).size).toBe(said.length)
  })

  test('lapsed is the sweep’s; recalled and replaced are the system’s', () => {
    for (const [name, { by }] of Object.entries(definition.outcomes)) {
      if (name === 'lapsed') expect(by).toBe('sweep')
      else if (name === 'recalled' || name === 'replaced') expect(by).toBe('system')
      else if (step !== 'follow') expect(by).toBe('person')
    }
    expect(Object.hasOwn(definition.outcomes, 'lapsed')).toBe(definition.lapses !== undefined)
  })
})

test.each(['nothing', 'constructor', '__proto__', ''])('there is no step %j', (step) => {
  expect(() => stepNamed(step)).toThrow(`there is no step ${step}`)
})

describe('a form’s own limits', () => {
  const refuses = (step: string, name: string, more: Record<string, unknown>) =>
    catalogue[step]?.outcomes[name]?.form
      .safeParse({ ...exampleOf({ step, name }), ...more })
      .error?.issues.map((i) => i.path.join('.'))

  test.each([
    ['draft', 'submit', { body: '长'.repeat(100_001) }, 'body'],
    ['draft', 'submit', { title: '长'.repeat(201) }, 'title'],
    ['draft', 'submit', { body: ' \n ' }, 'body'],
    ['draft', 'submit', { commitments: Array.from({ length: 41 }, () => ({ item: '一' })) }, 'commitments'],
    [
      'assign',
      'assign',
      { handlings: [{ lead: 'ybj', co: Array.from({ length: 41 }, (_, i) => `u${i}`) }] },
      'handlings.0.co',
    ],
    ['assign', 'assign', { handlings: [] }, 'handlings'],
    ['assign', 'transfer', { scope: [] }, 'scope'],
    ['contact', 'contacted', { with: [] }, 'with'],
    ['contact', 'contacted', { mode: 'fax' }, 'mode'],
    ['contact', 'unreached', { attempts: [] }, 'attempts'],
    ['issue', 'issue', { documentNumber: '厦医保函〔2025〕033号' }, 'documentNumber'],
    ['issue', 'issue', { documentNumber: '厦医保函【2025】33号' }, 'documentNumber'],
    ['issue', 'issue', { documentNumber: '厦医保函〔2025〕第33号' }, 'documentNumber'],
    ['revise', 'resubmit', { deputies: [{ name: '林一', phone: '13800000000' }] }, 'deputies.0'],
  ])('%s %s %o', (step, name, more, path) => {
    expect(refuses(step, name, more)).toEqual([path])
  })
})
