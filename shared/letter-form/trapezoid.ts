import { charactersOf, widthOf } from './width.ts'

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** What never ends a line. */
const opening = /[（(《〈“‘「『【〔［[{｛]$/
/** What never begins one: closing marks, and particles that belong to the word before. */
const closing = /^(?:[）)》〉”’」』】〕］\]}｝、，。；：！？…,.;:!?%％‰\s]|[的地得了等]$)/
/** Ends and beginnings that belong together: 第0105号, 2025年, 五次会议. */
const together: readonly [RegExp, RegExp][] = [
  [/第$/, /^[\dA-Za-z〇零一二三四五六七八九十百]/],
  [/[\dA-Za-z]$/, /^[\dA-Za-z]/],
  [/[\dA-Za-z〇零一二三四五六七八九十百]$/, /^[号届次年月日个条项期件]/],
  [/(?:次|委员)$/, /^会/],
]

/** Whether nothing may come between two pieces. */
const belong = (before: string, after: string): boolean =>
  opening.test(before) ||
  closing.test(after) ||
  together.some(([ends, begins]) => ends.test(before) && begins.test(after))

/** A text in the smallest parts between which a line may end. Joined they are the text. */
const partsOf = (text: string): string[] => {
  const parts: string[] = []
  for (const { segment } of words.segment(text)) {
    const before = parts.at(-1)
    if (before !== undefined && belong(before, segment)) parts[parts.length - 1] = before + segment
    else parts.push(segment)
  }
  return parts
}

/** One that is longer than a line is cut into as even pieces as it needs. */
const cut = (part: string, longest: number): string[] => {
  const width = widthOf(part)
  if (width <= longest) return [part]
  const share = width / Math.ceil(width / longest)
  const pieces = ['']
  for (const char of charactersOf(part)) {
    const piece = pieces.at(-1) ?? ''
    const full = widthOf(piece) >= share || widthOf(piece + char) > longest
    if (full && piece !== '') pieces.push(char)
    else pieces[pieces.length - 1] = piece + char
  }
  return pieces
}

/** Which way the lines run. */
type Shape = 'widening' | 'narrowing' | 'any'

/** A way to break parts into lines, as the number of parts in each, and how far it is from what is wanted. */
type Way = { counts: number[]; cost: number }

/** A title of more lines than these is no trapezoid any more. */
const mostLines = 7

/** The best difference between one line and the next, in characters: less looks like a block, more like steps. */
const step = 2

/** The lines of that number and shape that look best; undefined where there is no way. */
const wayTo = (widths: readonly number[], lines: number, longest: number, shape: Shape): Way | undefined => {
  const even = widths.reduce((a, b) => a + b, 0) / lines
  const known = new Map<string, Way | undefined>()
  const price = (width: number, before: number | undefined): number => {
    if (shape === 'any') return (width - even) ** 2
    return before === undefined ? 0 : (Math.abs(width - before) - step) ** 2
  }
  const fits = (width: number, before: number | undefined): boolean =>
    before === undefined || shape === 'any' || (shape === 'widening' ? width > before : width < before)
  const from = (at: number, left: number, before: number | undefined): Way | undefined => {
    if (left === 0) return at === widths.length ? { counts: [], cost: 0 } : undefined
    const key = `${at} ${left} ${before}`
    if (known.has(key)) return known.get(key)
    let best: Way | undefined
    let width = 0
    for (let end = at; end < widths.length; end++) {
      width += widths[end] ?? 0
      if (width > longest) break
      if (!fits(width, before)) continue
      const rest = from(end + 1, left - 1, shape === 'any' ? undefined : width)
      if (!rest) continue
      const cost = rest.cost + price(width, before)
      if (!best || cost < best.cost) best = { counts: [end + 1 - at, ...rest.counts], cost }
    }
    known.set(key, best)
    return best
  }
  return from(0, lines, undefined)
}

const linesBy = (parts: readonly string[], { counts }: Way): string[] => {
  let at = 0
  return counts.map((count) => {
    at += count
    return parts.slice(at - count, at).join('')
  })
}

/**
 * A title in lines of at most `longest` characters, to be centred as a trapezoid that widens or narrows downwards
 * (GB/T 9704-2012, 7.3.1). No word, number or pair of marks is torn apart; joined the lines are the title. Where the
 * words allow no trapezoid, the lines are as even as they can be.
 */
export const trapezoid = (title: string, longest: number): string[] => {
  if (widthOf(title) <= longest) return [title]
  const parts = partsOf(title).flatMap((part) => cut(part, longest))
  const widths = parts.map(widthOf)
  const least = Math.ceil(widths.reduce((a, b) => a + b, 0) / longest)
  for (const lines of [least, least + 1, least + 2].filter((n) => n <= mostLines)) {
    const [best] = (['narrowing', 'widening'] as const)
      .flatMap((shape) => wayTo(widths, lines, longest, shape) ?? [])
      .sort((a, b) => a.cost - b.cost)
    if (best) return linesBy(parts, best)
  }
  for (let lines = least; lines < parts.length; lines++) {
    const way = wayTo(widths, lines, longest, 'any')
    if (way) return linesBy(parts, way)
  }
  return parts
}
