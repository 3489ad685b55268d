import { describe, expect, test } from 'vitest'
import {
  checkAgainstNational,
  effectiveProfile,
  Limit,
  type Override,
  Profile,
  ProfileError,
  profileNamed,
} from '../../../shared/profiles/index.ts'

const xiamen = profileNamed('xiamen-2025')!
const override = (path: string, value: unknown): Override => ({ path, value, reason: '本次会议交办通知' })

function refusal(...overrides: Override[]): ProfileError {
  try {
    effectiveProfile(xiamen, overrides)
  } catch (error) {
    if (error instanceof ProfileError) return error
    throw error
  }
  throw new Error('it was taken')
}

describe('overrides of a session', () => {
  test('none leave the profile as it is', () => {
    expect(effectiveProfile(xiamen, [])).toBe(xiamen)
  })

  test('a shorter reply limit is taken, is no longer the article’s, and leaves the profile alone', () => {
    const before = structuredClone(xiamen)
    const effective = effectiveProfile(xiamen, [override('limits.reply.count', 2)])
    expect(effective.limits.reply).toEqual({ count: 2, unit: 'months', from: 'assigned', article: 'setting' })
    expect(effective.limits.coOpinion).toEqual(xiamen.limits.coOpinion)
    expect(xiamen).toEqual(before)
  })

  test('a limit may be set where there is none, removed, and cite its own source', () => {
    const contact = { count: 20, unit: 'workdays', from: 'received', article: '交办通知' }
    const effective = effectiveProfile(xiamen, [
      override('limits.firstContact', contact),
      override('limits.revisit', null),
      override('extension.cap.months', 1),
      override('categories.1.needsDeadline', true),
    ])
    expect(effective.limits.firstContact).toEqual(contact)
    expect(effective.limits.revisit).toBeNull()
    expect(effective.extension).toMatchObject({ cap: { months: 1, of: 'added' }, article: 'setting' })
    expect(effective.categories[1]?.needsDeadline).toBe(true)
    expect(effective.categories).toHaveLength(4)
  })

  test('a part of a choice that is set otherwise loses the article it had to itself', () => {
    const chongqing = profileNamed('chongqing-2018')!
    expect(chongqing.redo).toMatchObject({ article: '27', articles: { fulfilment: '28' } })
    const effective = effectiveProfile(chongqing, [override('redo.fulfilment', 'redo')])
    expect(effective.redo).toEqual({ ...chongqing.redo, fulfilment: 'redo', article: 'setting', articles: {} })
  })

  test('a table of categories that is set otherwise is a setting', () => {
    const chongqing = profileNamed('chongqing-2018')!
    const effective = effectiveProfile(chongqing, [override('categories.1.needsDeadline', false)])
    expect([chongqing.categoriesArticle, effective.categoriesArticle]).toEqual(['22', 'setting'])
  })

  test.each([
    ['unknown-path', 'limits.answer', { count: 1 }],
    ['unknown-path', 'limits.firstContact.count', 5],
    ['unknown-path', 'categories.9.solved', true],
    ['unknown-path', '__proto__.polluted', true],
    ['unknown-path', 'limits.constructor', true],
    ['unknown-path', 'name', 'atlantis'],
    ['unknown-path', 'rule.from', '2020-01-01'],
    ['invalid-value', 'limits.reply.count', 0],
    ['invalid-value', 'limits.reply.count', '3'],
    ['invalid-value', 'limits.reply.unit', 'weeks'],
    ['invalid-value', 'monthEndRoll', 'yes'],
    ['invalid-value', 'lights.red', { count: 20, unit: 'workdays' }],
  ])('%s: %s = %j is refused by path', (code, path, value) => {
    expect(refusal(override(path, value))).toMatchObject({ code, path })
  })

  test('an unknown member inside a value is refused', () => {
    const value = { ...xiamen.limits.reply, until: '2025-06-30' }
    expect(refusal(override('limits.reply', value))).toMatchObject({ code: 'invalid-value', path: 'limits.reply' })
  })

  test.each([
    ['limits.reply.count', 4, 'limits.reply'],
    ['limits.reply', null, 'limits.reply'],
    ['limits.reply.from', 'opened', 'limits.reply'],
    ['extension.cap.months', 4, 'extension.cap'],
  ])('national 51: %s = %j would end later than the law allows', (path, value, where) => {
    expect(refusal(override(path, value))).toMatchObject({ code: 'later-than-national', path: where })
  })
})

describe('national 51: no local reply limit ends later than the national one', () => {
  const replying = (reply: Omit<Limit, 'article'> | null, extension = xiamen.extension): Profile => ({
    ...xiamen,
    limits: { ...xiamen.limits, reply: reply && { ...reply, article: '1' } },
    extension,
  })

  test.each([
    ['3 months from assignment', { count: 3, unit: 'months', from: 'assigned' }],
    ['3 months from receipt', { count: 3, unit: 'months', from: 'received' }],
    ['89 days', { count: 89, unit: 'days', from: 'assigned' }],
    ['50 working days', { count: 50, unit: 'workdays', from: 'assigned' }],
  ] as const)('%s is in order', (_, reply) => {
    expect(checkAgainstNational(replying(reply, null))).toEqual([])
  })

  test.each([
    ['4 months', { count: 4, unit: 'months', from: 'assigned' }],
    ['90 days, because of February', { count: 90, unit: 'days', from: 'assigned' }],
    ['65 working days', { count: 65, unit: 'workdays', from: 'assigned' }],
    ['3 months from the opening of a step', { count: 3, unit: 'months', from: 'opened' }],
    ['none at all', null],
  ] as const)('%s is not', (_, reply) => {
    expect(checkAgainstNational(replying(reply, null)).map(({ path }) => path)).toEqual(['limits.reply'])
  })

  test('the conflict names a day on which it shows', () => {
    const [conflict] = checkAgainstNational(replying({ count: 90, unit: 'days', from: 'assigned' }, null))
    expect(conflict?.example).toEqual({ assignedOn: '2025-01-31', local: '2025-05-01', national: '2025-04-30' })
  })

  test('an extension to seven months in all is not', () => {
    const extension = { ...xiamen.extension!, cap: { months: 7, of: 'total' as const } }
    expect(checkAgainstNational({ ...xiamen, extension }).map(({ path }) => path)).toEqual(['extension.cap'])
  })
})

describe('the schema', () => {
  const broken = (change: object) => Profile.safeParse({ ...xiamen, ...change }).success

  test.each([
    ['a sample without its share', { inspection: { which: 'sample', article: 'setting' } }],
    ['a share without a sample', { inspection: { which: 'all', samplePercent: 10, article: 'setting' } }],
    ['no article', { withdrawal: { allowed: 'any-time' } }],
    ['no categories', { categories: [] }],
    ['an unknown member', { colour: 'red' }],
  ])('%s is refused', (_, change) => {
    expect(broken(change)).toBe(false)
  })

  test('a sample with its share is taken', () => {
    expect(broken({ inspection: { which: 'sample', samplePercent: 10, article: 'setting' } })).toBe(true)
    expect(Limit.safeParse({ ...xiamen.limits.reply, count: 1.5 }).success).toBe(false)
  })
})
