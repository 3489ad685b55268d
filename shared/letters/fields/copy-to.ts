import type { Findings } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import type { Page } from '../page.ts'
import type { Span } from '../tight.ts'
import { unitsInList } from '../units.ts'

const mostLines = 5
const copies = /[(（][0-9一二三四五六七八九十]{1,3}份[)）]$/

/** Who gets a copy (抄送). */
export const readCopyTo = (page: Page): Findings<string[]> => {
  const entries = page.entries.filter((e) => e.key === 'copyTo' && e.hasColon)
  const found = entries.flatMap((entry) => {
    const span = withNextLines(page, entry)
    const units = unitsInList(page.text.slice(span.start, span.end))
      .map((unit) => unit.replace(copies, ''))
      .filter((unit) => unit.length <= 40 && unit !== '无')
    return units.length > 0 ? [{ value: units, ...span, confidence: 0.95 }] : []
  })
  const isAllEmpty = entries.length > 0 && entries.every(isEmpty)
  return { found, problems: isAllEmpty ? ['抄送一栏是空的,请补上抄送单位'] : [] }
}

/** A list goes on in the next line as long as the line ends in the middle. */
const withNextLines = ({ lines }: Page, { value, line }: Entry): Span => {
  let end = value.end
  for (let i = line; i < line + mostLines && /[、,，;；]$/.test(lines[i]?.text ?? ''); i++)
    end = lines[i + 1]?.end ?? end
  return { start: value.start, end }
}
