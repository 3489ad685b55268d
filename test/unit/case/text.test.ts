import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonical, sha256 } from '../../../shared/case/commit.ts'
import { attachTexts, detachTexts, inlineBytes, textRefs } from '../../../shared/case/text.ts'

/** JSON values with many strings around the limit, of one to four bytes a character. */
const text = fc.oneof(
  fc.string(),
  fc
    .tuple(fc.constantFrom('a', 'é', '长', '𠮷'), fc.integer({ min: 100, max: 500 }))
    .map(([char, n]) => char.repeat(n)),
)
const { value } = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, text, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('record')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  record: fc.dictionary(
    fc.string({ unit: 'grapheme-ascii', minLength: 1 }).filter((k) => k !== '__proto__' && k !== '$text'),
    tie('value'),
    {
      maxKeys: 4,
    },
  ),
}))

const longest = (v: unknown): number => {
  if (typeof v === 'string') return Buffer.byteLength(v)
  if (typeof v !== 'object' || v === null) return 0
  return Math.max(0, ...Object.values(v).map(longest))
}

describe('long texts beside the log', () => {
  test('what is detached and attached again is what it was', () => {
    fc.assert(
      fc.property(value, (v) => {
        const { value: short, texts } = detachTexts(v, sha256)
        expect(attachTexts(short, texts)).toEqual(v)
        // Through the log's canonical JSON too.
        expect(attachTexts(JSON.parse(canonical(short)), texts)).toEqual(v)
      }),
    )
  })

  test('no string above the limit stays, none below it goes, and each is kept under its own SHA-256', () => {
    fc.assert(
      fc.property(value, (v) => {
        const { value: short, texts } = detachTexts(v, sha256)
        expect(longest(short)).toBeLessThanOrEqual(inlineBytes)
        expect(new Set(textRefs(short))).toEqual(new Set(texts.keys()))
        for (const [hash, kept] of texts) {
          expect(sha256(kept)).toBe(hash)
          expect(Buffer.byteLength(kept)).toBeGreaterThan(inlineBytes)
        }
      }),
    )
  })

  test.each([
    ['160 Han characters, 480 bytes', '长'.repeat(160), 0],
    ['161 Han characters', '长'.repeat(161), 1],
    ['480 letters', 'a'.repeat(480), 0],
    ['481 letters', 'a'.repeat(481), 1],
    ['the same long text twice', ['长'.repeat(200), { again: '长'.repeat(200) }], 1],
  ])('%s', (_, v, kept) => {
    expect(detachTexts(v, sha256).texts.size).toBe(kept)
  })

  test('a text that is not given stays a reference', () => {
    const { value: short } = detachTexts({ body: '长'.repeat(200), title: '短' }, sha256)
    expect(attachTexts(short, new Map())).toEqual(short)
    expect(textRefs(short)).toEqual([sha256('长'.repeat(200))])
  })
})
