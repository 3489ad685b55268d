import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeOf, grouped, readCode } from '../../../shared/links/code.ts'
import { codeFor, hashOf, sessionKeyOf } from '../../../shared/links/derive.ts'
import { type Link, LinkPurpose } from '../../../shared/links/link.ts'

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 })
const code = bytes.map(codeOf)
const link: fc.Arbitrary<Link> = fc.record({
  suggestion: fc.constantFrom('16-5-0105', '16-5-010'),
  purpose: fc.constantFrom(...LinkPurpose.options),
  stepId: fc.option(fc.constantFrom('16-5-0105.1.evaluate.23', '16-5-0105.1.solicit.9'), { nil: undefined }),
  deputy: fc.constantFrom('林一', '林一一', '王二'),
  issue: fc.integer({ min: 1, max: 12 }),
})

describe('a code', () => {
  test('is 20 characters that nobody takes for others, shown in five groups', () => {
    fc.assert(
      fc.property(code, (c) => {
        expect(c).toMatch(/^[0-9A-HJKMNP-TV-Z]{20}$/)
        expect(grouped(c)).toMatch(/^(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}$/)
      }),
    )
  })

  test('is the first 100 bits, most significant first', () => {
    expect(codeOf(new Uint8Array(13))).toBe('0'.repeat(20))
    expect(codeOf(new Uint8Array(13).fill(255))).toBe('Z'.repeat(20))
    expect(codeOf(Uint8Array.of(0b00001_000, ...new Uint8Array(12)))).toBe(`1${'0'.repeat(19)}`)
    expect(() => codeOf(new Uint8Array(12))).toThrow(RangeError)
  })

  test.each<[string, (c: string) => string]>([
    ['as it is shown', grouped],
    ['without dashes', (c) => c],
    ['in lower case', (c) => grouped(c).toLowerCase()],
    ['with blanks, and around it', (c) => `  ${grouped(c).replaceAll('-', ' ')}\n`],
    ['with O for 0 and I for 1', (c) => c.replaceAll('0', 'O').replaceAll('1', 'I')],
    ['with o for 0 and l for 1', (c) => c.replaceAll('0', 'o').replaceAll('1', 'l')],
    ['in full-width characters', (c) => grouped(c).replace(/./g, (x) => String.fromCharCode(x.charCodeAt(0) + 0xfee0))],
    ['with dashes of other kinds', (c) => grouped(c).replace(/-/, '—').replace(/-/, '‑').replace(/-/, '−')],
    ['with an invisible character from a chat', (c) => `\u200b${c}\ufeff`],
    ['as the whole link', (c) => `https://jianyi.example.gov.cn/d#${grouped(c)}`],
  ])('is read %s', (_, type) => {
    fc.assert(
      fc.property(code, (c) => {
        expect(readCode(type(c))).toBe(c)
      }),
    )
  })

  test.each(['', '-', 'ABCD', '0'.repeat(19), '0'.repeat(21), 'U'.repeat(20), '一二三四五', `${'0'.repeat(19)}#`])(
    'is not read in %j',
    (typed) => expect(readCode(typed)).toBeUndefined(),
  )

  test('reading never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const found = readCode(typed)
        if (found !== undefined) expect(readCode(grouped(found))).toBe(found)
      }),
    )
  })
})

describe('a secret', () => {
  test('is the same for the same link, and another for any other key or link', () => {
    fc.assert(
      fc.property(bytes, bytes, link, link, (key, other, a, b) => {
        expect(codeFor(key, { ...a })).toBe(codeFor(key, a))
        const same = JSON.stringify(a) === JSON.stringify(b)
        expect(codeFor(key, a) === codeFor(key, b)).toBe(same)
        expect(codeFor(key, a) === codeFor(other, a)).toBe(Buffer.from(key).equals(Buffer.from(other)))
      }),
    )
  })

  test('is bound to nothing but what the link is', () => {
    const key = new Uint8Array(32)
    const bare: Link = { suggestion: '16-5-1', purpose: 'read', deputy: '林一', issue: 1 }
    const stored = { ...bare, lastDay: '2026-01-01', stepId: undefined }
    expect(codeFor(key, stored)).toBe(codeFor(key, bare))
  })

  test('is kept as a hash that does not contain it, and signs with another key than the sessions', () => {
    fc.assert(
      fc.property(bytes, link, (key, l) => {
        const secret = codeFor(key, l)
        expect(hashOf(secret)).toMatch(/^[0-9a-f]{64}$/)
        expect(hashOf(secret).toUpperCase()).not.toContain(secret)
        expect(Buffer.from(sessionKeyOf(key)).equals(Buffer.from(key))).toBe(false)
      }),
    )
  })
})
