import type { Findings, Found } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import type { Line } from '../lines.ts'
import type { Page } from '../page.ts'
import { type Span, tighten } from '../tight.ts'

const code = '[A-E甲乙丙丁]'
const marked = new RegExp(
  `^[(（【\\[“"]?(${code})[)）】\\]”"]?(?:类|级)?[)）】\\]”"]?(?:[(（].{0,30}[)）])?(?:类|件)?[。.]?$`,
)
const behindWords = new RegExp(`^[^(（]{1,40}[(（](${code})类?[)）]$`)
const words = /^[(（]?(解决采纳|正在解决|计划解决|留作参考)[)）]?/
const ticked = new RegExp(`(?:[☑√✓✔■☒](${code}))|(?:(${code})类?[(（\\[]?[☑√✓✔■☒])`)
const said = new RegExp(
  `(?:该件|本件|该建议|本建议|办理结果|答复类别|办理类别)(?:属于|属|列为|定为|为|[:：])?[“"(（]?(${code})[”")）]?类`,
)
const inLine = new RegExp(`^[(（【\\[]?(${code})(?:类[)）】\\]]?|[)）】\\]]类?)$`)
const bare = new RegExp(`^${code}$`)
const besideNumber = new RegExp(`号 (${code})$`)

/** The category (答复类别), which stands at the upper right of page one or behind a label. */
export const readCategory = (page: Page): Findings<string> => {
  const labelled = page.entries.filter((e) => e.key === 'category')
  const read = labelled.map((entry) => ({ entry, found: fromLabel(page, entry) }))
  const found = [...read.flatMap((r) => r.found ?? []), ...inHead(page), ...atTitle(page), ...inBody(page)]
  const unread = found.length === 0 ? read.flatMap(({ entry }) => problemOf(page, entry)) : []
  return { found, problems: unread.slice(0, 1) }
}

const fromLabel = ({ text }: Page, { value }: Entry): Found<string> | null => {
  if (value.start === value.end) return null
  const { text: printed } = tighten(text, value)
  const match = marked.exec(printed) ?? behindWords.exec(printed) ?? words.exec(printed)
  const tick = ticked.exec(printed)
  const read = match?.[1] ?? tick?.[1] ?? tick?.[2]
  return read ? { value: read, ...value, confidence: 0.95 } : null
}

/** Only a label that speaks of the answer must have one: a page has classes of its own. */
const problemOf = ({ text }: Page, entry: Entry): string[] => {
  const label = tighten(text, {
    start: entry.span.start,
    end: isEmpty(entry) ? entry.span.end : entry.value.start,
  }).text
  if (!/答复|办理|解决/.test(label)) return []
  const name = label.replace(/[:：]$/, '')
  if (isEmpty(entry)) return [`「${name}」后面是空的,请按办理结果补上类别`]
  return [`「${name}」写的是「${text.slice(entry.value.start, entry.value.end).slice(0, 30)}」,看不出类别,请补上`]
}

/** A类 or (B) on a line of its own, or at a line's end, above the salutation. */
const inHead = ({ lines, bodyFrom }: Page): Found<string>[] =>
  lines.slice(0, Math.max(0, bodyFrom)).flatMap((line) => {
    const { text } = line.tight
    if (bare.test(text)) return [{ value: text, ...span(line), confidence: 0.7 }]
    // Printed at the right edge of the document number's line.
    const beside = line.text.length <= 80 ? besideNumber.exec(line.text) : null
    if (beside) return [{ value: beside[1] ?? '', start: line.end - 1, end: line.end, confidence: 0.7 }]
    const last = line.text.slice(line.text.lastIndexOf(' ') + 1)
    const match = line.text.length <= 80 ? inLine.exec(last) : null
    return match ? [{ value: match[1] ?? '', start: line.end - last.length, end: line.end, confidence: 0.85 }] : []
  })

const span = ({ start, end }: Line): Span => ({ start, end })

/** (B类)关于…的答复, or …的答复(A). */
const atTitle = ({ title }: Page): Found<string>[] => {
  if (!title) return []
  const { text } = title.tight
  const match = new RegExp(`^[(（【\\[](${code})类?[)）】\\]]|[(（【\\[](${code})类?[)）】\\]]$`).exec(text)
  const value = match?.[1] ?? match?.[2]
  return match && value
    ? [{ value, ...title.tight.span(match.index, match.index + match[0].length), confidence: 0.85 }]
    : []
}

const inBody = ({ lines, bodyFrom }: Page): Found<string>[] =>
  lines.slice(bodyFrom).flatMap(({ tight }) => {
    const match = said.exec(tight.text)
    return match
      ? [{ value: match[1] ?? '', ...tight.span(match.index, match.index + match[0].length), confidence: 0.6 }]
      : []
  })
