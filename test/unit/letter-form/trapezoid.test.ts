import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { trapezoid } from '../../../shared/letter-form/trapezoid.ts'
import { widthOf } from '../../../shared/letter-form/width.ts'

const longest = 19

/** Titles as units write them, and odd ones. */
const title = fc
  .array(
    fc.constantFrom(
      '关于',
      '市八届人大四次会议',
      '第0105号',
      '《云江市医疗保障条例》',
      '（第三批）',
      '加快推进',
      '老旧小区',
      '加装电梯',
      '的',
      '建议、',
      '办理情况',
      'DIP',
      ' 2.0 ',
      '“一老一小”',
      '答复',
    ),
    { minLength: 1, maxLength: 24 },
  )
  .map((parts) => parts.join(''))

const widths = (text: string): number[] => trapezoid(text, longest).map(widthOf)
const runs = (values: number[], which: (a: number, b: number) => boolean): boolean =>
  values.every((v, i) => i === 0 || which(values[i - 1] ?? 0, v))

describe('the lines of a title', () => {
  test('joined are the title, and none is wider than a line', () => {
    fc.assert(
      fc.property(
        fc.oneof(title, fc.string({ maxLength: 120 }), fc.string({ unit: 'grapheme', maxLength: 60 })),
        (text) => {
          const lines = trapezoid(text, longest)
          expect(lines.join('')).toBe(text)
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(longest)
        },
      ),
    )
  })

  test('tear no number from its measure, and begin or end with no mark that belongs to the other side', () => {
    fc.assert(
      fc.property(title, (text) => {
        const lines = trapezoid(`关于${text}`, longest)
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[》）”、，。]|^号|^\d+号/)
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[《（“]$|第$|第\d+$/)
      }),
    )
  })

  test.each([
    '云江市医疗保障局关于市八届人大四次会议第0105号建议办理情况的答复',
    '关于市八届人大四次会议第0001号建议办理情况的答复',
    '关于市八届人大四次会议闭会期间第BH035号建议办理情况的答复',
    '云江市住房和城乡建设局关于市八届人大四次会议第0001号建议（关于加快推进城镇老旧小区加装电梯、完善物业管理的建议）办理情况的答复函',
  ])('widen or narrow downwards: %s', (text) => {
    const found = widths(text)
    expect(found.length).toBeGreaterThan(1)
    expect(runs(found, (a, b) => a < b) || runs(found, (a, b) => a > b)).toBe(true)
  })

  test('are one where the title fits', () => {
    expect(trapezoid('关于第0105号建议的答复函', longest)).toEqual(['关于第0105号建议的答复函'])
  })

  test('cut only what is longer than a line by itself', () => {
    expect(widths('a'.repeat(100))).toEqual([17, 17, 16])
    expect(trapezoid('', longest)).toEqual([''])
  })
})
