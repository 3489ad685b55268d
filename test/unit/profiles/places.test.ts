import { describe, expect, test } from 'vitest'
import { checkAgainstNational, Profile, profileNamed, profiles } from '../../../shared/profiles/index.ts'

const all = Object.values(profiles)
const national = profileNamed('national')!
const xiamen = profileNamed('xiamen-2025')!

const limit = (count: number, unit: string, from: string, article: string) => ({ count, unit, from, article })

describe.each(all)('every profile: $name', (profile) => {
  test('is what the schema takes', () => {
    expect(Profile.parse(profile)).toEqual(profile)
    expect(profileNamed(profile.name)).toBe(profile)
  })

  test('national 51: no local reply limit or extension ends later than the national one', () => {
    expect(checkAgainstNational(profile)).toEqual([])
  })
})

test('there is no profile of an unknown or inherited name', () => {
  expect(profileNamed('atlantis')).toBeUndefined()
  expect(profileNamed('toString')).toBeUndefined()
})

describe('national', () => {
  test('51: the reply is due 3 months from assignment', () => {
    expect(national.limits.reply).toEqual(limit(3, 'months', 'assigned', '51'))
  })

  test('51: extended to 6 months in all', () => {
    expect(national.extension).toMatchObject({ cap: { months: 6, of: 'total' }, article: '51' })
  })

  test('the law sets nothing else: every other limit is a setting or none', () => {
    const { reply, ...others } = national.limits
    expect(new Set(Object.values(others).map((other) => other?.article))).toEqual(new Set([undefined, 'setting']))
    expect(national.limits.decline).toBeNull()
  })
})

describe('xiamen-2025', () => {
  test.each([
    ['27: co-opinion, 2 months from assignment', 'coOpinion', limit(2, 'months', 'assigned', '27')],
    ['27: reply, 3 months from assignment', 'reply', limit(3, 'months', 'assigned', '27')],
    ['29: the deputy rates within 15 working days of the reply', 'evaluate', limit(15, 'workdays', 'delivered', '29')],
    ['29: and within 15 working days of a fulfilment notice', 'rateFulfilment', limit(15, 'workdays', 'opened', '29')],
    ['29: the secretariat acts within 5 working days', 'redoDecision', limit(5, 'workdays', 'opened', '29')],
    ['29: redo, 1 month from re-assignment', 'redoReply', limit(1, 'months', 'opened', '29')],
    ['setting: decline, 5 working days from assignment', 'decline', limit(5, 'workdays', 'assigned', 'setting')],
    ['setting: revisit, 20 working days', 'revisit', limit(20, 'workdays', 'opened', 'setting')],
  ] as const)('%s', (_, name, expected) => {
    expect(xiamen.limits[name]).toEqual(expected)
  })

  test('and no other limit', () => {
    const set = Object.entries(xiamen.limits).filter(([, each]) => each !== null)
    expect(set).toHaveLength(8)
  })

  test('27: extension by at most 3 months more, by notice to the secretariat and the deputy', () => {
    expect(xiamen.extension).toMatchObject({
      by: 'notice',
      cap: { months: 3, of: 'added' },
      deputyTold: true,
      article: '27',
    })
  })

  test('14: withdrawal until assignment', () => {
    expect(xiamen.withdrawal).toEqual({ allowed: 'until-assignment', article: '14' })
  })

  test('28: the main head signs; copies to the congress and, where it assigned, the government’s office', () => {
    expect(xiamen.letter).toMatchObject({
      signer: 'main-head',
      copyTo: ['congress', 'government-office'],
      article: '28',
    })
  })

  test('29: a dissatisfied deputy gets a new round', () => {
    expect(xiamen.redo).toMatchObject({ rule: 'mandatory', article: '29' })
  })

  test('setting: silence past the decline window is acceptance, everything is revisited and inspected', () => {
    expect(xiamen.decline).toMatchObject({ silence: 'accept', article: 'setting' })
    expect(xiamen.revisit).toEqual({ done: true, article: 'setting' })
    expect(xiamen.inspection).toEqual({ which: 'all', article: 'setting' })
  })
})

describe('categories', () => {
  test.each(all)('$name: solved and tracked follow the meaning', ({ categories }) => {
    expect(categories.filter((row) => row.solved).map((row) => row.code)).toEqual(['A'])
    expect(categories.filter((row) => row.tracked).map((row) => row.code)).toEqual(['B'])
    expect(categories.map((row) => row.code)).toEqual(['A', 'B', 'C', 'D'])
  })

  test('a code stands once', () => {
    const twice = { ...national, categories: [...national.categories, national.categories[0]] }
    expect(Profile.safeParse(twice).success).toBe(false)
  })
})
