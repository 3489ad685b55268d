import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addTally, emptySums, type Sums, tidied } from '../../../shared/rates/sums.ts'
import { packParts, unpackParts, unpackSumsAt } from '../../../shared/store/dynamodb/packed-parts.ts'
import { packSums, unpackSums } from '../../../shared/store/dynamodb/packed-sums.ts'
import { sumsAt } from '../../support/memory-figures.ts'

const day = fc
  .tuple(fc.integer({ min: 2015, max: 2040 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((n) => String(n).padStart(2, '0')).join('-'))
const due = fc.oneof(
  day,
  day.map((d) => d.slice(0, 7)),
)
const name = fc.oneof(
  fc.constantFrom('h', 'i', 'D', 'Y', 'S', 'c:A', 'c:自定', 'h:withdrawn', 'b7', 'q:0', 'q:52025-12-31/2026-03-31'),
  fc.tuple(fc.constantFrom('d', 'e', 'w', 'o'), due).map(([kind, on]) => `${kind}:${on}`),
  fc.tuple(fc.integer({ min: 0, max: 7 }), due).map(([met, on]) => `q:${met}${on}`),
)
const sums: fc.Arbitrary<Sums> = fc
  .dictionary(name, fc.integer({ min: -100_000, max: 10_000_000 }))
  .map((tally) => tidied(addTally(emptySums(), tally)))

describe('packed sums', () => {
  test('say after unpacking what they said before', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('', '2025-01', '2025-02', '2025-12'), sums), (of) => {
        expect(unpackSums(packSums(of))).toEqual({ ...of })
      }),
    )
  })

  test('that end too early are refused, whatever is missing', () => {
    const packed = packSums({ '': [[3, 0, -1], { 'c:A': 2 }, [20250510, 1, 420251231, 23]] })
    for (let length = 0; length < packed.length; length++)
      expect(() => unpackSums(packed.subarray(0, length)), `${length} bytes`).toThrow()
  })

  test('a unit of a thousand handlings, with sixty due days, takes less than 400 bytes', () => {
    const dated = Array.from({ length: 60 }, (_, i) => [
      20250601 + (i % 30) + 100 * Math.floor(i / 30),
      1 + (i % 3),
    ]).flat()
    const plain = [1000, 900, 70_000, 30, 20, 10, 5, 800, 700]
    expect(packSums({ '': [plain, { 'c:A': 500, 'c:B': 300, 'c:C': 100 }, dated] }).length).toBeLessThan(400)
  })
})

const months = fc.constantFrom('2025-01', '2025-02', '2025-03', '2025-04')
const tally = fc.dictionary(
  name,
  fc.integer({ min: -100_000, max: 10_000_000 }).filter((n) => n !== 0),
)
const parts = fc.array(
  fc.record({
    month: months,
    from: fc.constant(0),
    until: fc.constant(256),
    count: fc.nat(),
    known: fc.dictionary(months, tally),
  }),
)
const inOrder = (of: Record<string, Sums>) => Object.fromEntries(Object.entries(of).map(([key, s]) => [key, tidied(s)]))

/** As the table gives them back. */
const packed = (of: Parameters<typeof packParts>[0]) => Buffer.from(packParts(of))

describe('packed parts', () => {
  test('say after unpacking what they said before', () => {
    fc.assert(
      fc.property(parts, (of) => {
        expect(unpackParts(packed(of))).toEqual(of.map((part) => ({ ...part, known: { ...part.known } })))
      }),
    )
  })

  test('tell the end of a month as adding up what each part knew by then', () => {
    fc.assert(
      fc.property(parts, months, (of, month) => {
        expect(inOrder(unpackSumsAt(packed(of), month))).toEqual(inOrder(sumsAt({ parts: of }, month)))
      }),
    )
  })
})
