import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Field, fieldsOf } from '../../../functions/api/desk/forms/fields.ts'
import { toInput, toValues } from '../../../functions/api/desk/forms/input.ts'
import { choiceLabelOf, labelOf } from '../../../functions/api/desk/forms/labels.ts'
import { changeRows } from '../../../functions/api/desk/forms/rows.ts'
import { postedOf, readValues, toPosted, withoutBlankRows } from '../../../functions/api/desk/forms/values.ts'
import { acts } from '../../../shared/acts/register.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import { catalogue } from '../../../shared/steps/catalogue.ts'

const units = [
  { code: 'ybj', name: '市医疗保障局', active: true },
  { code: 'wjw', name: '市卫生健康委员会', active: true },
  { code: 'old', name: '市卫生局', active: false },
]

/** Every form that people fill in, by the name under which its fields are labelled. */
const allForms = [
  ...Object.values(catalogue).flatMap(({ step, outcomes }) =>
    Object.entries(outcomes)
      .filter(([, o]) => o.by === 'person')
      .map(([name, o]) => [`${step}.${name}`, o.form] as const),
  ),
  ...acts.map((a) => [a.act, a.form] as const),
]

const words = fc.string({ minLength: 1, maxLength: 20 }).map((s) => s.replaceAll(/\s/g, '_'))
const day = fc.date({ min: new Date('2024-01-01'), max: new Date('2027-01-01'), noInvalidDate: true })

/** Any input that the field takes. */
const inputFor = (field: Field): fc.Arbitrary<unknown> => {
  switch (field.kind) {
    case 'line':
    case 'text':
      return words
    case 'day':
      return day.map((d) => d.toISOString().slice(0, 10))
    case 'unit':
      return fc.constantFrom(...units.map((u) => u.code))
    case 'number':
      return fc.integer({ min: 1, max: 9 })
    case 'check':
      return fc.constant(true)
    case 'choice':
      return fc.constantFrom(...field.values)
    case 'choices':
      return fc.uniqueArray(fc.constantFrom(...field.values), { minLength: 1 })
    case 'lines':
      return fc.array(words, { minLength: 1, maxLength: 4 })
    case 'units':
      return fc.array(fc.constantFrom(...units.map((u) => u.code)), { minLength: 1, maxLength: 3 })
    case 'group':
      return inputOf(field.fields)
    case 'groups':
      return fc.array(inputOf(field.fields), { minLength: 1, maxLength: 3 })
  }
}
const inputOf = (fields: readonly Field[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(fields.map((f) => [f.name, inputFor(f)])), {
    requiredKeys: fields.filter((f) => !f.optional).map((f) => f.name),
  })

const posted = (pairs: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  return postedOf(data)
}

describe.each(allForms)('the form %s', (name, form) => {
  const fields = fieldsOf(form)

  test('posts what it was filled with, and becomes the same input again', () => {
    fc.assert(
      fc.property(inputOf(fields), (input) => {
        const values = toValues(fields, input, units)
        const back = withoutBlankRows(readValues(fields, posted(toPosted(fields, values))))
        // Rules of a form as a whole, such as a document number's shape, refuse the same input either way.
        if (form.safeParse(input).success) expect(toInput(form, back, units)).toEqual(input)
        else expect(() => toInput(form, back, units)).toThrow(Refusal)
      }),
      { numRuns: 30 },
    )
  })

  test('has a name for every field and every choice, in both languages', () => {
    const unnamed = (some: readonly Field[], prefix: string): string[] =>
      some.flatMap((field) => {
        const path = `${prefix}${field.name}`
        const bare = (['zh', 'en'] as const).filter((lang) => labelOf(lang, name, path) === path)
        const choices = 'values' in field ? field.values : []
        const bareChoices = choices.filter((c) => choiceLabelOf('zh', name, path, c) === c)
        return [
          ...bare.map((lang) => `${lang} ${path}`),
          ...bareChoices.map((c) => `${path}=${c}`),
          ...('fields' in field ? unnamed(field.fields, `${path}.0.`) : []),
        ]
      })
    expect(unnamed(fields, '')).toEqual([])
  })
})

describe('rows', () => {
  const fields = fieldsOf(catalogue.assign!.outcomes.assign!.form)
  const begun = readValues(fields, posted([['handlings.0.lead', '甲']]))

  test('are added at the end, also deeper down', () => {
    const more = changeRows(fields, changeRows(fields, begun, { add: 'handlings' }), { add: 'handlings.0.co' })
    expect(more.handlings).toMatchObject([{ lead: '甲', co: [''] }, { lead: '' }])
  })
  test('are taken out', () => {
    expect(changeRows(fields, begun, { remove: 'handlings.0' }).handlings).toEqual([])
  })
  test.for(['nothing', 'handlings.7.co', 'mode', '', 'handlings.0.lead', '__proto__'])('%s changes nothing', (path) => {
    expect(changeRows(fields, begun, { add: path })).toEqual(begun)
  })
  test('with nothing in them are not sent', () => {
    const values = readValues(
      fields,
      posted([
        ['handlings.0.lead', ' '],
        ['handlings.3.lead', '乙'],
      ]),
    )
    expect(withoutBlankRows(values).handlings).toMatchObject([{ lead: '乙' }])
  })
})

test('a unit that is not there is named at its own field, beside what else is wrong', () => {
  const { form } = catalogue.assign!.outcomes.assign!
  const values = readValues(fieldsOf(form), posted([['handlings.0.lead', '没有这个局']]))
  try {
    toInput(form, values, units)
    expect.unreachable()
  } catch (error) {
    expect((error as Refusal).errors.map((e) => e.path).sort()).toEqual(['handlings.0.lead', 'mode'])
  }
})
