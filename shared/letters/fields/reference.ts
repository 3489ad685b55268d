import type { Findings, Found } from '../found.ts'
import { isEmpty } from '../labels.ts'
import { numberOf, numeralCharacters } from '../numerals.ts'
import type { Page } from '../page.ts'
import { type Span, type Tight, tighten } from '../tight.ts'

const n = `[${numeralCharacters}]`
// 市十六届人大五次会议, 第九届人民代表大会第三次会议, 市人大十六届五次会议. A consultative conference is no congress.
const congressPattern = new RegExp(`第?(${n}{1,4})届(?:[^第次届。;；]{0,16}?第?(${n}{1,3})次)?`, 'g')
const sessionAlone = new RegExp(`(?:人大|人民代表大会|人代会)第?(${n}{1,3})次会议`)
const standingCommittee = /常(?:务)?委(?:员)?会/
const serial =
  '(?:[\\[〔【][0-9]{4}[\\]〕】])?([A-Za-z]{0,4}-?[0-9]{1,10}(?:-[0-9]{1,6})?|[〇零一二三四五六七八九十百千]{1,7})'
// 第88、89号: the first of several.
const several = /第([0-9]{1,8})号?(?:[、,，和及]第?[0-9]{1,8}号?){0,20}[、,，和及]第?[0-9]{1,8}号/g
const numberPatterns = [
  several,
  new RegExp(`第${serial}号`, 'g'),
  new RegExp(`(?:建议|议案)(?:编号)?[:：(（]?${serial}号`, 'g'),
  new RegExp(`(?<![0-9A-Za-z])${serial}号(?:[市县区省]?人大)?(?:代表)?(?:建议|议案|意见)`, 'g'),
]
// What is quoted is the suggestion's own title: 加快地铁3号线建设.
const quoted = /《[^《》]{0,120}》|“[^“”]{0,120}”/g

type Source = { tight: Tight; confidence: number }

/** The congress (届), from the title, the opening, or a label. */
export const readCongress = (page: Page): Findings<number> =>
  numberFrom(page, (t) => congressesIn(t).map((c) => c.congress))

/** The session (次会议). */
export const readSession = (page: Page): Findings<number> =>
  numberFrom(page, (t) => {
    const found = congressesIn(t).flatMap((c) => (c.session ? [c.session] : []))
    const alone = found.length === 0 ? sessionAlone.exec(t.text) : null
    return alone ? [{ value: numberOf(alone[1] ?? ''), ...t.span(alone.index, alone.index + alone[0].length) }] : found
  })

/** The suggestion's number as printed, without 第 and 号. */
export const readNumber = (page: Page): Findings<string> => {
  const sources = sourcesOf(page)
  const found: Found<string>[] = [
    ...sources.flatMap(({ tight, confidence }) => numbersIn(tight).map((f) => ({ ...f, confidence }))),
    ...labelled(page),
  ]
  const list = sources.map(({ tight }) => tight.text.replace(quoted, mask).match(several)?.[0]).find((text) => text)
  const problems = list ? [`这份答复同时针对多件建议(${list}),只取了第一件的编号,其余请另行登记`] : []
  return { found, problems }
}

const numberFrom = (page: Page, read: (tight: Tight) => ({ value: number | null } & Span)[]): Findings<number> => ({
  found: sourcesOf(page).flatMap(({ tight, confidence }) =>
    read(tight).flatMap(({ value, start, end }) => (value ? [{ value, start, end, confidence }] : [])),
  ),
})

type Read = { value: number | null } & Span

const congressesIn = (tight: Tight): { congress: Read; session: Read | null }[] =>
  [...tight.text.matchAll(congressPattern)].flatMap((match) => {
    const from = match.index
    const to = from + match[0].length
    const around = tight.text.slice(Math.max(0, from - 10), to + 8)
    if (/政协|政治协商/.test(around) || standingCommittee.test(match[0])) return []
    const span = tight.span(from, to)
    const session = match[2] ? { value: numberOf(match[2]), ...span } : null
    return [{ congress: { value: numberOf(match[1] ?? ''), ...span }, session }]
  })

const numbersIn = (tight: Tight): (Span & { value: string })[] => {
  const masked = tight.text.replace(quoted, mask)
  const outside = matchesIn(tight, masked)
  return outside.length > 0 ? outside : matchesIn(tight, tight.text)
}

const matchesIn = (tight: Tight, text: string): (Span & { value: string })[] => {
  const [first] = numberPatterns.map((pattern) => [...text.matchAll(pattern)]).filter((matches) => matches.length > 0)
  return (first ?? []).map((m) => ({ value: m[1] ?? '', ...tight.span(m.index, m.index + m[0].length) }))
}

const labelled = ({ entries, text }: Page): Found<string>[] =>
  entries
    .filter((e) => e.key === 'number' && !isEmpty(e))
    .flatMap(({ value }) => {
      const tight = tighten(text, value)
      const match = /^第?([A-Za-z]{0,4}-?[0-9]{1,10}(?:-[0-9]{1,6})?)号?$/.exec(tight.text)
      return match ? [{ value: match[1] ?? '', ...value, confidence: 0.9 }] : []
    })

const mask = (text: string): string => '□'.repeat(text.length)

const sourcesOf = (page: Page): Source[] => {
  const { title, titles, opening, entries, text, lines } = page
  // A title may go on from a line that does not read like its beginning.
  const above = title ? lines.slice(Math.max(0, title.from - 3), title.from) : []
  return [
    ...(title ? [{ tight: title.tight, confidence: 0.97 }] : []),
    ...opening.map((line) => ({ tight: line.tight, confidence: 0.9 })),
    ...above.map((line) => ({ tight: line.tight, confidence: 0.55 })),
    ...titles.filter((t) => t !== title).map((t) => ({ tight: t.tight, confidence: 0.8 })),
    ...entries
      .filter((e) => e.key === 'session' && !isEmpty(e))
      .map((e) => ({ tight: tighten(text, e.value), confidence: 0.9 })),
  ]
}
