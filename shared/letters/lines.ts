import { type Span, type Tight, tighten } from './tight.ts'

/** A line that is not empty. `tight` is its beginning without blanks; paragraphs are lines too. */
export type Line = Span & { index: number; text: string; tight: Tight; isAfterBlank: boolean }

// Titles, salutations and labels are short; of a long paragraph the beginning says what it is.
const readable = 1_000

/** The lines of a normalised text that are not empty. */
export const linesOf = (text: string): Line[] => {
  const lines: Line[] = []
  let start = 0
  let isAfterBlank = true
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    if (end > start) {
      const tight = tighten(text, { start, end: Math.min(end, start + readable) })
      lines.push({ index: lines.length, start, end, text: text.slice(start, end), tight, isAfterBlank })
    }
    isAfterBlank = end === start
    start = end + 1
  }
  return lines
}
