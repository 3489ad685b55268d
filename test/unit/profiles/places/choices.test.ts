import { describe, expect, test } from 'vitest'
import { articleOf } from '../../../../shared/profiles/article.ts'
import { choicesOf } from '../../../../shared/profiles/choices.ts'
import { type Profile, profiles } from '../../../../shared/profiles/index.ts'
import { nameOf, the } from './support/case.ts'
import { choiceCases } from './support/choice-cases.ts'
import { citedBy } from './support/cited.ts'

/** The value at `group.part` and its article; of the categories their codes. */
const at = (profile: Profile, path: string): { value: unknown; article: string } => {
  if (path === 'categories') {
    return { value: profile.categories.map(({ code }) => code), article: profile.categoriesArticle }
  }
  const [name, part] = path.split('.') as [keyof Profile, string]
  const group = profile[name] as unknown as { article: string } & Record<string, unknown>
  return { value: group[part], article: articleOf(group, part) }
}

describe('the choices of the places', () => {
  test.each(choiceCases.map((each) => [nameOf(each), each] as const))('%s', (_, { place, path, value, article }) => {
    expect(at(the(place), path)).toEqual({ value, article })
  })
})

describe('settings, where the rules are silent', () => {
  test.each(Object.values(profiles))(
    '$name: a late decline is put to the secretariat, no proposed unit is asked for',
    ({ decline }) => {
      expect(decline).toMatchObject({ late: 'ask-secretariat', proposedUnit: 'optional', article: 'setting' })
    },
  )

  test.each(Object.values(profiles))(
    '$name: a co-unit’s silence frees the draft, one signer’s wish takes the name off',
    (profile) => {
      expect(profile.opinion).toEqual({ silence: 'free-draft', article: 'setting' })
      expect(at(profile, 'withdrawal.partial')).toEqual({ value: 'name-off', article: 'setting' })
    },
  )

  test.each(['shanghai-2015', 'henan-2017', 'zhejiang-2016'])('%s: withdrawal at any time', (place) => {
    expect(at(the(place), 'withdrawal.allowed')).toEqual({ value: 'any-time', article: 'setting' })
  })

  test('beijing-2014: 27 does not speak of 不满意, so the redo is the secretariat’s choice by setting', () => {
    expect(at(the('beijing-2014'), 'redo.rule')).toEqual({ value: 'discretion', article: 'setting' })
  })

  test('xiamen-2025: silence past the decline window is acceptance, everything is revisited and inspected', () => {
    const xiamen = the('xiamen-2025')
    expect(at(xiamen, 'decline.silence')).toEqual({ value: 'accept', article: 'setting' })
    expect(xiamen.revisit).toEqual({ done: true, article: 'setting' })
    expect(xiamen.inspection).toEqual({ which: 'all', article: 'setting' })
  })
})

describe('in words', () => {
  test.each(Object.values(profiles))('$name: every cited choice is among them, each once', (profile) => {
    const choices = choicesOf(profile)
    expect(new Set(choices.map(({ label }) => label.en)).size).toBe(choices.length)
    const articles = (list: { article: string }[]) => list.map(({ article }) => article).sort()
    const cited = citedBy(profile).filter(({ path }) => !path.startsWith('limits.') && path !== 'categories')
    expect(articles(choices.filter(({ article }) => article !== 'setting'))).toEqual(articles(cited))
  })

  test('numbers and lists read as a sentence would have them', () => {
    const said = (profile: Profile, zh: string) => choicesOf(profile).find(({ label }) => label.zh === zh)?.value
    const xiamen = the('xiamen-2025')
    expect(said(xiamen, '延期上限')).toEqual({ zh: '另加 3 个月', en: '3 months more' })
    expect(said(the('national'), '延期上限')).toEqual({
      zh: '自交办起共 6 个月',
      en: '6 months in all from assignment',
    })
    expect(said(xiamen, '评价内容')).toEqual({ zh: '办理态度、办理结果', en: 'attitude, result' })
    const sampled = { ...xiamen, inspection: { which: 'sample' as const, samplePercent: 10, article: 'setting' } }
    expect(said(sampled, '督查复核')).toEqual({ zh: '抽查 10%', en: 'a sample of 10%' })
    const once = { ...xiamen, reminders: { ...xiamen.reminders, overdueEvery: null }, extension: null }
    expect(said(once, '超期后再次提醒，每隔')).toEqual({ zh: '不再提醒', en: 'never' })
    expect(said(once, '延期上限')).toBeUndefined()
  })
})
