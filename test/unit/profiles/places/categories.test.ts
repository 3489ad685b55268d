import { describe, expect, test } from 'vitest'
import { Profile } from '../../../../shared/profiles/index.ts'
import { the } from './support/case.ts'

const codes = (place: string, trait: 'solved' | 'tracked' | 'needsPlan' | 'needsDeadline') =>
  the(place)
    .categories.filter((row) => row[trait])
    .map(({ code }) => code)

describe('categories follow the meaning, not the letter', () => {
  test.each([
    ['setting: national', 'national', ['A'], ['B']],
    ['setting: 厦门', 'xiamen-2025', ['A'], ['B']],
    ['setting: 北京 has none of its own', 'beijing-2014', ['A'], ['B']],
    ['setting: 浙江', 'zhejiang-2016', ['A'], ['B']],
    ['上海 18: the second and third are tracked', 'shanghai-2015', ['解决采纳'], ['正在解决', '计划解决']],
    ['重庆 22: the second is tracked', 'chongqing-2018', ['A'], ['B']],
    ['青岛 26: what takes years is tracked', 'qingdao-2021', ['A'], ['C']],
    ['山东 18: what is planned is tracked', 'shandong-2017', ['A'], ['B']],
    ['河南 19: what is planned is tracked', 'henan-2017', ['A'], ['C']],
  ])('%s', (_, place, solved, tracked) => {
    expect([codes(place, 'solved'), codes(place, 'tracked')]).toEqual([solved, tracked])
    expect(codes(place, 'needsPlan')).toEqual(tracked)
  })

  test.each([
    ['上海 18', 'shanghai-2015', ['正在解决', '计划解决']],
    ['重庆 22', 'chongqing-2018', ['B']],
    ['青岛 26', 'qingdao-2021', ['C']],
    ['山东 18', 'shandong-2017', ['B']],
    ['河南 19', 'henan-2017', []],
    ['setting', 'national', []],
  ])('%s: whether a promise needs a deadline', (_, place, expected) => {
    expect(codes(place, 'needsDeadline')).toEqual(expected)
  })

  test('浙江 has three, with reference inside the third', () => {
    expect(the('zhejiang-2016').categories.map(({ code }) => code)).toEqual(['A', 'B', 'C'])
  })

  test('a code stands once', () => {
    const national = the('national')
    const twice = { ...national, categories: [...national.categories, national.categories[0]] }
    expect(Profile.safeParse(twice).success).toBe(false)
  })
})
