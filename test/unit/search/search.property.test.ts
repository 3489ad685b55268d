import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bareNumber, normal, wordsOf } from '../../../shared/search/words.ts'
import { shelf } from './support/shelf.ts'

const signs = [...'养老医疗保障在我市关于的建议0123aAbＢ５、()〔 𠮷é']
const text = (max: number) => fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: max })

const written = fc.record({
  number: fc.constantFrom(...Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(4, '0'))),
  title: text(12),
  body: text(40),
  session: fc.constantFrom('16-4', '16-5'),
  hidden: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
})
type Written = typeof written extends fc.Arbitrary<infer T> ? T : never

/** A question from what is there, or made up. */
const questionOf = (all: readonly Written[]) =>
  fc.oneof(
    text(4),
    fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 5 })).map(([which, from, length]) => {
      const { title } = all[which % Math.max(1, all.length)] ?? { title: '养' }
      const letters = [...title]
      const at = from % Math.max(1, letters.length)
      return letters.slice(at, at + length).join('')
    }),
  )

const enter = async (all: readonly Written[]) => {
  const place = shelf()
  const now = new Map<string, Written>()
  for (const { hidden, ...one } of all) {
    const before = now.get(`${one.session}-${one.number}`)
    const isHidden = before?.hidden ?? hidden
    now.set(await place.write({ ...one, ...(isHidden && { visibleTo: ['某人'] }) }), { ...one, hidden: isHidden })
  }
  return { place, now }
}

const inTitle = (words: string[]) => (one: Written) => words.every((w) => normal(one.title).includes(w))
const anywhere = (words: string[]) => (one: Written) =>
  words.every(
    (w) => normal(one.title).includes(w) || normal(one.body).includes(w) || bareNumber(w) === bareNumber(one.number),
  )

const suggestions = fc.array(written, { maxLength: 90 })
const withQuestion = suggestions.chain((all) => fc.record({ all: fc.constant(all), q: questionOf(all) }))

describe('search, against a plain scan', () => {
  test('finds every title that has the words, nothing that has them nowhere, and nothing confidential', async () => {
    await fc.assert(
      fc.asyncProperty(withQuestion, async ({ all, q }) => {
        const { place, now } = await enter(all)
        const words = wordsOf(q)
        fc.pre(words.length > 0 && words.length <= 8)
        const found = await place.find(q)
        const readable = [...now].filter(([, one]) => !one.hidden)
        const scanned = readable.filter(([, one]) => inTitle(words)(one)).map(([id]) => id)
        expect(found).toEqual(expect.arrayContaining(scanned))
        expect(new Set(found).size).toBe(found.length)
        for (const id of found) expect(readable.some(([r, one]) => r === id && anywhere(words)(one))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('finds a word of two letters or more in texts too', async () => {
    await fc.assert(
      fc.asyncProperty(
        suggestions,
        fc.constantFrom('养老', '医疗保', '保障在我', '12', 'ab', '建议0'),
        async (all, q) => {
          const { place, now } = await enter(all)
          const scanned = [...now].filter(([, one]) => !one.hidden && anywhere([q])(one)).map(([id]) => id)
          expect((await place.find(q)).sort()).toEqual(scanned.sort())
        },
      ),
      { numRuns: 150 },
    )
  })

  test('pages give the same rows in the same order, whatever comes in meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(suggestions, fc.integer({ min: 1, max: 5 }), async (all, limit) => {
        const { place } = await enter(all)
        const whole = await place.find('养')
        let more = 0
        const meanwhile = async () => {
          await place.write({ number: `x${more++}`, title: '养老' })
        }
        expect(await place.find('养', { limit, meanwhile })).toEqual(whole)
      }),
      { numRuns: 80 },
    )
  })

  test('a session narrows it', async () => {
    await fc.assert(
      fc.asyncProperty(suggestions, async (all) => {
        const { place } = await enter(all)
        const both = await place.find('养')
        const one = await place.find('养', { filters: { session: '16-4' } })
        expect(one).toEqual(both.filter((id) => id.startsWith('16-4-')))
      }),
      { numRuns: 80 },
    )
  })
})
