import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packAscending, unpackAscending } from '../../../shared/search/bytes.ts'
import { compact } from '../../../shared/search/compact.ts'
import { termHash } from '../../../shared/search/hash.ts'
import { packPostings, unpackPostings } from '../../../shared/search/postings.ts'
import { bucketsOf, postingsOf } from '../../../shared/search/segment.ts'
import { segmentsOf, sizeOf } from '../../../shared/search/shape.ts'
import { bigramsOf, normal, wordsOf } from '../../../shared/search/words.ts'
import { memorySearch } from '../../support/memory-search.ts'
import { shelf, small } from './support/shelf.ts'

describe('words', () => {
  test.each([
    ['ＡＢＣ　医疗  保障', 'abc 医疗 保障'],
    ['第１０５号', '第105号'],
  ])('%s is compared as %s', (text, expected) => expect(normal(text)).toBe(expected))

  test.each([
    ['医疗保障', ['医疗', '疗保', '保障']],
    ['医、疗', []],
    ['5G网络', ['5G', 'G网', '网络']],
    ['𠮷田', ['𠮷田']],
    ['', []],
  ])('the bigrams of %s', (text, expected) => expect([...bigramsOf(text)]).toEqual(expected))

  test('a question is its words, each once', () => expect(wordsOf(' 医保　 医保 DRG ')).toEqual(['医保', 'drg']))
})

describe('bytes', () => {
  const ascending = fc.uniqueArray(fc.nat(3_000_000)).map((some) => some.sort((a, b) => a - b))

  test('ascending numbers come back', () =>
    fc.assert(
      fc.property(ascending, (some) => {
        expect(unpackAscending(packAscending(some))).toEqual(some)
      }),
    ))

  test('postings come back, dense and sparse ones', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.nat(4_000_000).map(String), fc.uniqueArray(fc.nat(63), { minLength: 1 })),
        (some) => {
          const entries = Object.entries(some)
            .map(([hash, places]): [number, number[]] => [Number(hash), places.sort((a, b) => a - b)])
            .sort(([a], [b]) => a - b)
          expect([...unpackPostings(packPostings(entries, 64), 64)]).toEqual(entries)
        },
      ),
    ))

  test('what is cut off is not taken for whole', () =>
    expect(() => unpackPostings(packPostings([[7, [1, 2, 3]]], 64).subarray(0, 3), 64)).toThrow(RangeError))
})

describe('segments', () => {
  const fill = async (count: number) => {
    const store = memorySearch()
    for (let i = 0; i < count; i++)
      await store.claimSlot({
        id: `16-5-${i}`,
        version: 1,
        terms: [...new Set([i % 7, 7 + (i % 3), 100 + i].map(String).map(termHash))].sort((a, b) => a - b),
      })
    return store
  }

  test.each([0, 3, 4, 5, 8, 15, 16, 17, 40, 100])(
    'of %i slots hold each slot below the tail once, and the same as its slots say',
    async (count) => {
      const store = await fill(count)
      await compact(store, small)
      const head = await store.searchHead()
      const held = segmentsOf(head).flatMap((s) => {
        const size = sizeOf(small, s.level)
        return Array.from({ length: size }, (_, i) => s.index * size + i)
      })
      expect(held.sort((a, b) => a - b)).toEqual(Array.from({ length: count - (count % small.block) }, (_, i) => i))
      for (const segment of segmentsOf(head)) {
        const size = sizeOf(small, segment.level)
        const slots = await store.slots({ from: segment.index * size, until: (segment.index + 1) * size })
        const expected = bucketsOf(postingsOf(slots.map((s) => s.slot.terms)), segment.bits, size)
        const stored = await store.getBuckets(
          Array.from({ length: 2 ** segment.bits }, (_, bucket) => ({ segment, bucket })),
        )
        expect(new Map(stored.map((s) => [s.bucket, s.data]))).toEqual(expected)
      }
    },
  )

  test('two at once make the same ones', async () => {
    const store = await fill(64)
    await Promise.all([compact(store, small), compact(store, small)])
    await compact(store, small)
    const alone = await fill(64)
    await compact(alone, small)
    expect((await store.searchHead()).levels).toEqual((await alone.searchHead()).levels)
  })
})

describe('indexing', () => {
  test('the same wording again takes no slot, a new one takes one and the old one is passed over', async () => {
    const place = shelf()
    await place.write({ number: '1', title: '关于养老的建议' })
    await place.write({ number: '1', title: '关于养老的建议' })
    expect(await place.search.latestSlot()).toBe(0)
    await place.write({ number: '1', title: '关于医疗的建议' })
    expect(await place.search.latestSlot()).toBe(1)
    expect(await place.find('养老')).toEqual([])
    expect(await place.find('医疗')).toEqual(['16-5-1'])
  })

  test('long titles and texts are found too', async () => {
    const place = shelf()
    await place.write({
      number: '1',
      title: `${'很长的题目'.repeat(40)}末尾`,
      body: `${'正文。'.repeat(400)}药品追溯码`,
    })
    for (const q of ['末尾', '药品追溯码', '末尾 追溯']) expect(await place.find(q)).toEqual(['16-5-1'])
  })

  test.each(['0105', '105', '16-5-0105', '０１０５'])('a number is found as %s', async (q) => {
    const place = shelf()
    await place.write({ number: '0105', title: '关于养老的建议' })
    await place.write({ number: '0106', title: '关于养老的建议' })
    expect(await place.find(q)).toEqual(['16-5-0105'])
  })
})
