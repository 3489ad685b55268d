import { expect, test } from 'vitest'
import { draftOf } from '../../../shared/history/from-letter.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { profileNamed } from '../../../shared/profiles/index.ts'

const units = [
  { code: 'ybj', name: '市医疗保障局' },
  { code: 'slj', name: '县水利局' },
  { code: 'jyj', name: '思明区教育局' },
]
const known = { sessions: [{ id: '16-4' }], units, categories: profileNamed('national')?.categories ?? [] }

const letter = (unit: string, category = 'A类') =>
  readLetter(
    [
      '关于市十六届人大四次会议第0130号建议办理情况的答复函',
      `厦医保函〔2024〕40号　　${category}`,
      '林一代表：',
      '您提出的《关于推进药品追溯的建议》（第0130号）收悉。现答复如下：',
      '一、办理情况',
      '已经建成药品追溯平台。',
      unit,
      '2024年4月18日',
    ].join('\n'),
  )

test.each([
  ['厦门市医疗保障局', 'ybj'],
  ['市医疗保障局', 'ybj'],
  ['舒城县水利局', 'slj'],
  // Another level's, and one that nobody registered: never guessed.
  ['厦门市水利局', undefined],
  ['厦门市教育局', undefined],
])('the unit %s is %s', (name, code) => {
  const { draft, unplaced } = draftOf(letter(name), known)
  expect(draft.handlings[0].lead).toBe(code)
  expect(unplaced.some(({ field }) => field === 'handlings.0.lead')).toBe(code === undefined)
})

test('a category that the place has not, and a session that nobody registered, are said and left out', () => {
  const { draft, unplaced } = draftOf(letter('市医疗保障局', 'E类'), { ...known, sessions: [] })
  expect(draft).not.toHaveProperty('session')
  expect(draft.handlings[0].reply).not.toHaveProperty('category')
  expect(unplaced.map(({ field }) => field)).toEqual(['session', 'handlings.0.reply.category'])
})

test('what only people know is not in a draft', () => {
  const { draft } = draftOf(letter('市医疗保障局'), known)
  expect(Object.keys(draft.handlings[0]).sort()).toEqual(['lead', 'reply'])
  expect(draft).not.toHaveProperty('topics')
})
