/** 一、 (一) 1. (1): the levels of headings in an official letter (GB/T 9704-2012). */
export type Level = 1 | 2 | 3 | 4

/** A heading of a letter: its line in the text (from 0), and whether its number does not follow the one before. */
export type Heading = { level: Level; text: string; line: number; gap: boolean }

/** A paragraph of a letter: a heading as a whole, or one that stands before running text. */
export type Paragraph = { level?: Level; heading: string; text: string }

const marks: readonly RegExp[] = [
  /^([一二三四五六七八九十]{1,3})、/,
  /^[（(]([一二三四五六七八九十]{1,3})[）)]/,
  /^(\d{1,2})[.．、](?!\d)/,
  /^[（(](\d{1,2})[）)]/,
]

const digits = '〇一二三四五六七八九'

/** 1 to 99, in Arabic or Chinese numerals. */
const numberOf = (text: string): number => {
  if (/^\d+$/.test(text)) return Number(text)
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text]
  const ten = text.includes('十') ? (tens ? digits.indexOf(tens) : 1) : 0
  return ten * 10 + (ones ? digits.indexOf(ones) : 0)
}

const markOf = (line: string): { level: Level; number: number } | undefined => {
  for (const [i, mark] of marks.entries()) {
    const found = mark.exec(line)
    if (found) return { level: (i + 1) as Level, number: numberOf(found[1] ?? '') }
  }
  return undefined
}

/** A line longer than this is running text, which may begin with a heading that ends at its first 。 */
const longestHeading = 40

const headingOf = (line: string): string => {
  const end = line.indexOf('。')
  const runsOn = end >= 0 && end < line.length - 1
  if (runsOn) return end < longestHeading ? line.slice(0, end + 1) : ''
  return line.length <= longestHeading && !/[；;]$/.test(line) ? line : ''
}

/** The headings of a text in order. A number that does not follow the one before at its level is marked. */
export const outlineOf = (body: string): Heading[] => {
  const last = [0, 0, 0, 0]
  return body.split('\n').flatMap((raw, line): Heading[] => {
    const text = raw.trim()
    const mark = markOf(text)
    if (!mark) return []
    const at = mark.level - 1
    const gap = mark.number !== (last[at] ?? 0) + 1
    last[at] = mark.number
    // What is below counts from one again.
    last.fill(0, at + 1)
    return [{ level: mark.level, text: headingOf(text) || `${text.slice(0, longestHeading)}…`, line, gap }]
  })
}

/** The paragraphs of a letter's body; empty lines are left out, as in print. */
export const paragraphsOf = (body: string): Paragraph[] =>
  body
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const mark = markOf(line)
      if (!mark) return { heading: '', text: line }
      const heading = headingOf(line)
      // From the third level on print makes no difference, so only a whole line is a heading.
      const own = mark.level > 2 && heading !== line ? '' : heading
      return { ...(own && { level: mark.level }), heading: own, text: line.slice(own.length) }
    })
