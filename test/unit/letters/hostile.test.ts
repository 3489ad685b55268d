import { performance } from 'node:perf_hooks'
import { describe, expect, test } from 'vitest'
import { longestLetter, readLetter } from '../../../shared/letters/read-letter.ts'
import { textOfHtml } from '../../../shared/letters/source/text-of-html.ts'
import { UnreadableLetter } from '../../../shared/letters/source/unreadable.ts'

const fill = (piece: string, length: number): string => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Pieces on which a careless pattern goes back and forth. */
const pieces: [what: string, piece: string][] = [
  ['opened brackets', '《'],
  ['opened brackets with a title', '《关于'],
  ['opened quotes', '“关于'],
  ['numbers in a row', '第1、'],
  ['congresses', '十六届'],
  ['a list of names', '张三、'],
  ['a list of units', '会同市财政局、'],
  ['one character', '局'],
  ['labels', '签发人:'],
  ['labels without colons', '标题 '],
  ['document brackets', '函〔2024'],
  ['years', '2024年'],
  ['brackets', '('],
  ['blanks', '  \u3000'],
  ['short lines', '局\n'],
  ['empty lines', '\n \n'],
  ['titles', '关于第1号建议的答复\n'],
  ['titles that do not end', '关于第1号建议的\n'],
  ['salutations', '张三代表:\n'],
  ['lists that go on', '张三、李四、\n'],
  ['dates', '2024年5月6日\n'],
  ['headings', '一、\n(一)卫生部门\n'],
]
const letter = '对市十六届人大五次会议第1号建议的答复\n张三代表:\n您提出的关于修桥的建议收悉,现答复如下:'

describe('a text made to keep the reader busy', () => {
  test.each(pieces)('%s', (_, piece) => {
    const before = performance.now()
    for (const text of [letter, `${letter}\n`]) readLetter(`${text}${fill(piece, longestLetter / 4)}`)
    // For 100,000 characters on a busy machine; a pattern that goes back and forth takes minutes.
    expect(performance.now() - before).toBeLessThan(5_000)
  })

  test.each(['<table><tr><td>', '<td>', '<p>', '<div>', '<script>', '<p><td>x</p>', '<', '&', '<meta name='])(
    'a page of %s',
    (tag) => {
      const before = performance.now()
      try {
        textOfHtml(fill(tag, 2_000_000))
      } catch (error) {
        expect(error).toMatchObject({ reason: 'TOO_DEEP' })
      }
      expect(performance.now() - before).toBeLessThan(5_000)
    },
  )
})

test('a text beyond the longest is refused in words', () => {
  const act = () => readLetter(fill('长', longestLetter + 1))
  expect(act).toThrow(UnreadableLetter)
  expect(act).toThrow(/20 万字/)
})
