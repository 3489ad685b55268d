import { describe, expect, test } from 'vitest'
import { type Profile, profiles } from '../../../../shared/profiles/index.ts'
import { nameOf, the } from './support/case.ts'
import { choiceCases } from './support/choice-cases.ts'
import { citedBy } from './support/cited.ts'
import { limitCases } from './support/limit-cases.ts'

const cases = [...limitCases, ...choiceCases]
const key = ({ place, path, article }: { place: string; path: string; article: string }) =>
  `${place} ${path} (${article})`

/** What a profile cites and no case is about. */
const untested = (profile: Profile): string[] => {
  const tested = new Set(cases.map(key))
  return citedBy(profile)
    .map(key)
    .filter((each) => !tested.has(each))
}

describe('every article of a profile is named by a test case', () => {
  test.each(Object.values(profiles))('$name', (profile) => {
    expect(untested(profile)).toEqual([])
  })

  test('a number without a case is found, in a limit, a choice, a part of one and the categories', () => {
    const national = the('national')
    const changed: Profile = {
      ...national,
      limits: { ...national.limits, publish: { count: 20, unit: 'workdays', from: 'issued', article: '90' } },
      opinion: { ...national.opinion, article: '91' },
      redo: { ...national.redo, articles: { second: '92' } },
      categoriesArticle: '93',
    }
    expect(untested(changed)).toEqual([
      'national limits.publish (90)',
      'national opinion.silence (91)',
      'national redo.second (92)',
      'national categories (93)',
    ])
  })

  test('no case is about what no profile says', () => {
    const cited = new Set(Object.values(profiles).flatMap(citedBy).map(key))
    expect(cases.map(key).filter((each) => !cited.has(each))).toEqual([])
  })

  test('no two cases have one name, and each names its place and article', () => {
    expect(new Set(cases.map(nameOf)).size).toBe(cases.length)
    expect(cases.map(nameOf)).toContain('重庆 20: co-opinion, 30 working days from assignment')
  })
})
