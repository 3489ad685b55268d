import { describe, expect, test } from 'vitest'
import {
  checkAgainstNational,
  type LimitName,
  Profile,
  profileNamed,
  profiles,
} from '../../../shared/profiles/index.ts'

const all = Object.values(profiles)

test('the places', () => {
  expect(Object.keys(profiles)).toEqual([
    'national',
    'xiamen-2025',
    'shanghai-2015',
    'beijing-2014',
    'chongqing-2018',
    'qingdao-2021',
    'shandong-2017',
    'henan-2017',
    'zhejiang-2016',
  ])
})

describe.each(all)('every profile: $name', (profile) => {
  test('is what the schema takes', () => {
    expect(Profile.parse(profile)).toEqual(profile)
    expect(profileNamed(profile.name)).toBe(profile)
  })

  test('national 51: no local reply limit or extension ends later than the national one', () => {
    expect(checkAgainstNational(profile)).toEqual([])
  })

  test('every step that lapses has a limit: co-opinion, rating, rating of a promise, decision and redo', () => {
    const { coOpinion, evaluate, rateFulfilment, redoDecision, redoReply } = profile.limits
    expect([coOpinion, evaluate, rateFulfilment, redoDecision, redoReply]).not.toContain(null)
  })
})

test('there is no profile of an unknown or inherited name', () => {
  expect(profileNamed('atlantis')).toBeUndefined()
  expect(profileNamed('toString')).toBeUndefined()
})

describe('limits that are settings', () => {
  const setting = (count: number, unit: string, from: string) => ({ count, unit, from, article: 'setting' })
  const coOpinion = setting(2, 'months', 'assigned')
  const evaluate = setting(15, 'workdays', 'delivered')
  const rateFulfilment = setting(15, 'workdays', 'opened')
  const redoDecision = setting(5, 'workdays', 'opened')
  const redoReply = setting(1, 'months', 'opened')

  test.each<[string, Partial<Record<LimitName, object>>]>([
    ['national', { coOpinion, evaluate, rateFulfilment, redoDecision, redoReply }],
    ['xiamen-2025', { decline: setting(5, 'workdays', 'assigned'), revisit: setting(20, 'workdays', 'opened') }],
    ['shanghai-2015', { evaluate, rateFulfilment, redoDecision }],
    ['beijing-2014', { coOpinion, rateFulfilment, redoDecision }],
    ['chongqing-2018', { redoDecision }],
    ['qingdao-2021', { evaluate, rateFulfilment, redoDecision, redoReply }],
    ['shandong-2017', { evaluate, rateFulfilment, redoDecision }],
    ['henan-2017', { rateFulfilment, redoDecision }],
    ['zhejiang-2016', { evaluate, rateFulfilment, redoDecision }],
  ])('%s', (name, expected) => {
    const limits = Object.entries(profileNamed(name)!.limits)
    expect(Object.fromEntries(limits.filter(([, limit]) => limit?.article === 'setting'))).toEqual(expected)
  })
})
