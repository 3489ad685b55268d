import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LetterReading } from '../../../shared/letters/letter.ts'
import { normalise } from '../../../shared/letters/normalise.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'

const crumbs =
  '对市十六届人大五次会议第0105号建议的答复\n|张三代表:|关于|《|》|“|”|收悉,现答复如下:|第九届人民代表大会 第三次会议|第31号|签发人:|签发人:王五\n|类别:B\n|A类\n|厦医保函〔2025〕33号\n|函【2024】第08号|2023年2月30日\n|二〇二三年五月六日\n|石渡市水利局\n|抄送:市政府办公室,|联系人:李四|联系电话:0000|\n|  |:|、|,|。|等3名|会同市财政局、市公安局|一、情况\n|(二)金融部门的情况\n|我局将于2025年底前建成。|政协|提案|委员:|索引号|发布时间:2025-05-07 16:18|建议|届|次|号'.split(
    '|',
  )
const crumb = fc.constantFrom(...crumbs)
/** Any text, and the pieces of a letter in any order. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .array(fc.oneof({ weight: 6, arbitrary: crumb }, fc.string({ maxLength: 5 })), { maxLength: 40 })
    .map((pieces) => pieces.join('')),
)
/** The pieces of a letter in their order, any of which may be missing. */
const lettersWithGaps = fc
  .tuple(...crumbs.map((piece) => fc.option(fc.constant(piece), { nil: '' })))
  .map((pieces) =>
    ['对市十六届人大五次会议第0105号建议的答复', '张三代表:', '建议收悉,现答复如下:', ...pieces].join('\n'),
  )

const runs = { numRuns: 500 }

test('whatever is read, every field has a place where it was read, and no other field has one', () => {
  fc.assert(
    fc.property(fc.oneof(anyText, lettersWithGaps), (source) => {
      const reading = readLetter(source)
      expect(LetterReading.parse(reading)).toEqual(reading)
      const { sections, promises, ...fields } = reading.letter
      const given = Object.entries(fields).flatMap(([field, value]) => (value === null ? [] : [field]))
      expect(Object.keys(reading.evidence).sort()).toEqual(given.sort())
      for (const { text, offset, confidence } of Object.values(reading.evidence)) {
        expect(text).not.toBe('')
        expect(reading.text.slice(offset, offset + text.length)).toBe(text)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
      for (const { title, offset } of sections) expect(reading.text.slice(offset)).toContain(title)
      for (const { text, offset } of promises) expect(reading.text.slice(offset, offset + text.length)).toBe(text)
    }),
    runs,
  )
})

test('of what is no reply nothing is read, and it is said why', () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const { kind, evidence, issues } = readLetter(source)
      if (kind === 'reply') return
      expect(evidence).toEqual({})
      expect(issues).toHaveLength(1)
    }),
    runs,
  )
})

test('the normalised text is its own normal form', () => {
  fc.assert(
    fc.property(anyText, (source) => {
      const text = normalise(source)
      expect(normalise(text)).toBe(text)
      expect(readLetter(text)).toEqual(readLetter(source))
    }),
    runs,
  )
})

test('any day, written in any way, is read as that day', () => {
  const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  const digits = (n: number) => [...String(n)].map((digit) => '〇一二三四五六七八九'[Number(digit)]).join('')
  const tens = (n: number) => `${n < 20 ? '' : digits(Math.floor(n / 10))}十${n % 10 === 0 ? '' : digits(n % 10)}`
  const small = (n: number) => (n < 10 ? digits(n) : tens(n))
  const ways: ((y: number, m: number, d: number) => string)[] = [
    (y, m, d) => `${y}年${m}月${d}日`,
    (y, m, d) => `${y} 年 ${m} 月 ${d} 日`,
    (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    (y, m, d) => `${y}.${m}.${d}`,
    (y, m, d) => `${digits(y)}年${small(m)}月${small(d)}日`,
    (y, m, d) => `${digits(y).replaceAll('〇', '○')}年${small(m)}月${small(d)}日`,
  ]
  fc.assert(
    fc.property(day, fc.constantFrom(...ways), (date, write) => {
      const printed = write(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())
      const text = `对市十六届人大五次会议第1号建议的答复\n张三代表:\n收悉,答复如下:好。\n石渡市水利局\n${printed}`
      expect(readLetter(text).letter.issuedOn).toBe(date.toISOString().slice(0, 10))
    }),
    runs,
  )
})
