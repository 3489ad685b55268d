import type { Entry } from './labels.ts'
import type { Line } from './lines.ts'
import { type Span, type Tight, tighten } from './tight.ts'
import { isUnitName } from './units.ts'

/** A line, or some, that read like the title of a letter that answers a suggestion or a proposal. */
export type Title = Span & { from: number; to: number; tight: Tight; isWhole: boolean; isLabelled: boolean }

const ending =
  /(?:答复|答复函|答复书|答复件|答复意见|答复情况|复函|回复|回复函|回复意见|答复的函|回复的函|复的函|情况的函|建议的函|办理意见|办复意见|办理情况|办理结果|办理情况的报告)(?:[(（][^()（）]{1,40}[)）])?$/
const subject = /建议|议案|提案|代表|意见/
const refused = /[。！？!?；;]|[:：]$/
const beginning = /^(?:[([（【]?[A-E][类)\]）】]{0,2})?[\p{Script=Han}A-Za-z0-9()（）、]{0,60}?(?:关于|对|就|《)/u
const named = /第[^第号]{1,16}号|\d号|代表|提案|人大|政协/
const longest = 240

/** The titles in the text, those of metadata included, in their order. */
export const titlesIn = (text: string, lines: readonly Line[], entries: readonly Entry[]): Title[] => {
  const labelled = new Map(entries.filter((e) => e.span.start === lines[e.line]?.start).map((e) => [e.line, e]))
  return lines.flatMap((line, i) => {
    const entry = labelled.get(i)
    if (entry) return entry.key === 'title' ? titleOf(text, [entry.value], i, i, true) : []
    if (line.text.length > longest || !ending.test(line.tight.text)) return []
    return endingAt(text, lines, i, (index) => labelled.has(index))
  })
}

const endingAt = (
  text: string,
  lines: readonly Line[],
  at: number,
  isLabelled: (index: number) => boolean,
): Title[] => {
  let loose: Title[] = []
  for (let from = at; from >= Math.max(0, at - 4) && !isLabelled(from); from--) {
    const [title] = titleOf(text, lines.slice(from, at + 1), from, at, false)
    if (!title && from < at && refused.test(lines[from]?.tight.text ?? '')) break
    if (title?.isWhole) return [withUnitAbove(text, lines, title, isLabelled)]
    if (title && loose.length === 0) loose = [title]
  }
  return loose
}

const titleOf = (text: string, spans: Span[], from: number, to: number, isLabelled: boolean): Title[] => {
  const tight = tighten(text, ...spans)
  const isTitle =
    tight.text.length <= longest && ending.test(tight.text) && subject.test(tight.text) && !refused.test(tight.text)
  if (!isTitle || !named.test(tight.text)) return []
  const { start, end } = tight.span(0, tight.text.length)
  return [{ start, end, from, to, tight, isLabelled, isWhole: beginning.test(tight.text) }]
}

/** The unit that stands on a line of its own above 关于. */
const withUnitAbove = (
  text: string,
  lines: readonly Line[],
  title: Title,
  isLabelled: (index: number) => boolean,
): Title => {
  const first = lines[title.from]
  const above = lines[title.from - 1]
  if (!first || !above || first.isAfterBlank || isLabelled(above.index)) return title
  if (!/^(?:关于|对|就)/.test(title.tight.text) || !isUnitName(above.tight.text)) return title
  const whole = lines.slice(above.index, title.to + 1)
  return { ...title, start: above.start, from: above.index, tight: tighten(text, ...whole) }
}
