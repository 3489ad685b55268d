import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, differs } from '../../../functions/api/desk/reply/difference.ts'
import { outlineOf, paragraphsOf } from '../../../shared/letter-form/markup.ts'

const text = fc
  .array(fc.constantFrom('我局', '将', '于', '年底前', '完成', '。', '，', '\n', '一、', '城乡', '门诊', '统筹'), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))
const without = (kind: string, pieces: ReturnType<typeof difference>) =>
  pieces
    .filter((p) => p.kind !== kind)
    .map((p) => p.text)
    .join('')

describe('the difference between two drafts', () => {
  test('is the text before without what was added, and the text after without what was removed', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = difference(before, after)
        expect(without('added', pieces)).toBe(before)
        expect(without('removed', pieces)).toBe(after)
        expect(differs(pieces)).toBe(before !== after)
      }),
    )
  })

  test('marks whole words in a sentence, and leaves the rest as it is', () => {
    expect(difference('我局将于年底前完成扩面。\n特此答复。', '我局将于六月底前完成扩面。\n特此答复。')).toEqual([
      { kind: 'same', text: '我局将于' },
      { kind: 'removed', text: '年底' },
      { kind: 'added', text: '六月底' },
      { kind: 'same', text: '前完成扩面。\n' },
      { kind: 'same', text: '特此答复。' },
    ])
  })

  test('shows a paragraph that was written anew as a whole', () => {
    const [before, after] = ['甲乙丙丁戊己庚辛', '春夏秋冬东南西北']
    expect(difference(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ])
  })

  test('of two long texts that have nothing in common is there at once', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, i) => `${word}${i}`).join('\n')
    expect(without('added', difference(long('甲'), long('乙')))).toBe(long('甲'))
  })
})

describe('the outline of a letter', () => {
  test('has the four levels, and marks a number that does not follow', () => {
    const body = '收悉。\n一、情况\n（一）已做的\n1.扩面\n2.提标\n（二）未做的\n（1）难点\n三、打算\n十一、其他'
    expect(outlineOf(body).map(({ level, text, gap }) => `${level}${text}${gap ? '!' : ''}`)).toEqual([
      '1一、情况',
      '2（一）已做的',
      '31.扩面',
      '32.提标',
      '2（二）未做的',
      '4（1）难点',
      '1三、打算!',
      '1十一、其他!',
    ])
  })

  test('takes no number in a sentence for a heading', () => {
    expect(outlineOf('3.5亿元用于扩面\n2025年，我局……')).toEqual([])
  })

  test('a heading may stand before running text', () => {
    expect(paragraphsOf(`（一）完善制度。${'细'.repeat(60)}\n\n${'正'.repeat(3)}`)).toEqual([
      { level: 2, heading: '（一）完善制度。', text: '细'.repeat(60) },
      { heading: '', text: '正正正' },
    ])
  })
})
