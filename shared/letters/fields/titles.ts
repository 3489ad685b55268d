import type { Findings, Found } from '../found.ts'
import { isEmpty } from '../labels.ts'
import type { Page } from '../page.ts'
import { type Tight, tighten } from '../tight.ts'

const inBrackets = /《((?:[^《》]|《[^《》]{1,60}》){2,160})》/g
const inQuotes = /[“"]([^“”"]{2,160})[”"]/g
const unquoted = /(?:提出|所提|提交|反映|[您你们]提)的?(关于[^。;；“”《》]{2,160}?的(?:建议|议案|意见))/g
const isOfSuggestion = /^关于|建议$|议案$/

/** The letter's own title (标题), without its line breaks. */
export const readTitle = ({ title, titles }: Page): Findings<string> => {
  if (!title) return { found: [] }
  const confidence = title.isLabelled ? 0.85 : title.isWhole ? 0.95 : 0.75
  const own = { value: title.tight.text, start: title.start, end: title.end, confidence }
  return {
    found: [
      own,
      ...titles
        .filter((t) => t !== title)
        .map((t) => ({ value: t.tight.text, start: t.start, end: t.end, confidence: 0.6 })),
    ],
  }
}

/** The title of the suggestion that is answered, as the letter quotes it. */
export const readSuggestionTitle = (page: Page): Findings<string> => {
  const { title, opening, entries, text } = page
  const places: [Tight, number][] = [
    ...opening.map((line): [Tight, number] => [line.tight, 0.9]),
    ...(title ? [[title.tight, 0.9] as [Tight, number]] : []),
  ]
  const labelled = entries
    .filter((e) => e.key === 'suggestionTitle' && !isEmpty(e))
    .map(({ value }) => ({ ...value, value: tighten(text, value).text.replace(/^《(.*)》$/, '$1'), confidence: 0.95 }))
  return { found: [...labelled, ...places.flatMap(([tight, confidence]) => quotedIn(tight, confidence))] }
}

const quotedIn = (tight: Tight, confidence: number): Found<string>[] => {
  const found = [inBrackets, inQuotes, unquoted].map((pattern) =>
    [...tight.text.matchAll(pattern)].flatMap((match) => {
      const value = match[1] ?? ''
      const from = match.index + match[0].indexOf(value)
      return isOfSuggestion.test(value) ? [{ value, ...tight.span(from, from + value.length), confidence }] : []
    }),
  )
  return found.find((list) => list.length > 0)?.slice(0, 1) ?? []
}
