import type { Findings, Found } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import type { Line } from '../lines.ts'
import type { Page } from '../page.ts'
import type { Span, Tight } from '../tight.ts'
import { isSameUnit, isUnitName, unitsInList } from '../units.ts'
import type { LabelKey } from '../vocabulary.ts'

const apart = /分别(?:办理|答复|由)|分别由|分办/
const together =
  /(?:会同|商请|经商|协同|经与|我[局委院办厅部]与)(?:了)?([\p{Script=Han}、]{3,80}?)(?=[,，。;；:：(（]|意见|研究|沟通|协商|商量|会商|认真|共同|办理|进行|现|等)/gu
const opinionOf =
  /(?:^|[,，。;；:：(（])(?:根据|结合|按照|综合|吸收)?([\p{Script=Han}、]{3,80}?)(?:的)?(?:会办|协办)意见/gu
const ofDepartment = /^[(（]?[一二三四五六七八九十]{1,3}[)）、]([\p{Script=Han}]{2,10}?)部门/u
const remark = /[(（]([^()（）]{2,40})[)）]$/

/** The unit that answers (主办单位): who signs, whom the title names, whom the page names. */
export const readLeadUnit = (page: Page): Findings<string> => {
  const found = [...signed(page), ...named(page), ...listed(page, 'leadUnit', 0.85), ...fromThePage(page)]
  const [best] = found
  const problems: string[] = []
  if (best && best.confidence < 0.75) problems.push('落款没有写单位,主办单位是从标题或网页上取的,请核对全称')
  if (page.opening.some((line) => apart.test(line.text)) || found.filter((f) => f.problem).length > 0)
    problems.push('这件建议由几个单位分别办理,这里只是其中一个单位的答复,其他单位的答复请另行登记')
  return { found: found.map(({ problem: _, ...rest }) => rest), problems }
}

/** The units that gave their opinion (会办单位). */
export const readCoUnits = (page: Page): Findings<string[]> => {
  const lead = readLeadUnit(page).found[0]?.value ?? ''
  const labelled = page.entries.filter((e) => e.key === 'coUnits' && !isEmpty(e)).flatMap((e) => coUnitList(page, e))
  const sources = [...labelled, ...cosigners(page), ...inSentences(page), ...inHeadings(page, lead)]
  const found = sources.flatMap((f) => {
    const value = f.value.filter((unit) => !isSameUnit(unit, lead))
    return value.length > 0 ? [{ ...f, value: [...new Set(value)] }] : []
  })
  const problems =
    found[0] && found[0].confidence < 0.6 ? ['没有写明会办单位,这里是从小标题推断的,请核对并写出单位全称'] : []
  return { found: found.slice(0, 1), problems }
}

const signed = ({ closing }: Page): Found<string>[] => {
  const [first] = closing?.units ?? []
  return first
    ? [{ value: first.name, start: first.start, end: first.end, confidence: closing?.date ? 0.95 : 0.75 }]
    : []
}

const cosigners = ({ closing }: Page): Found<string[]>[] => {
  const [, ...others] = closing?.units ?? []
  const last = others.at(-1)
  if (!last) return []
  return [{ value: others.map((u) => u.name), start: others[0]?.start ?? last.start, end: last.end, confidence: 0.7 }]
}

/** 厦门市医疗保障局关于…, or the letterhead above the title. */
const named = ({ title, lines }: Page): Found<string>[] => {
  if (!title) return []
  const prefix = prefixOf(title.tight)
  const above = lines.slice(Math.max(0, title.from - 4), title.from).flatMap((line) => {
    const name = line.tight.text.replace(/(?:文件|函|便函)$/, '')
    return isUnitName(name) && name.length <= 30
      ? [{ value: name, ...line.tight.span(0, name.length), confidence: 0.75 }]
      : []
  })
  return [...prefix, ...above]
}

const prefixOf = (tight: Tight): Found<string>[] => {
  for (const match of tight.text.slice(0, 80).matchAll(/关于|对|就/g)) {
    const name = tight.text.slice(0, match.index)
    if (isUnitName(name)) return [{ value: name, ...tight.span(0, name.length), confidence: 0.9 }]
  }
  return []
}

const listed = ({ entries, text, salutation }: Page, key: LabelKey, confidence: number): Found<string>[] =>
  entries
    .filter((e) => e.key === key && !isEmpty(e) && (key === 'leadUnit' || isInHead(e, salutation?.from)))
    .flatMap(({ value }) => {
      const printed =
        key === 'leadUnit'
          ? text.slice(value.start, value.end)
          : (text.slice(value.start, value.end).split(' ')[0] ?? '')
      const units = unitsInList(printed)
      const [first] = units
      if (!first || first.length > 40 || (key !== 'leadUnit' && !isUnitName(first))) return []
      const start = value.start + printed.indexOf(first)
      const severalProblem = units.length > 1 ? { problem: '分别办理' } : {}
      return [{ value: first, start, end: start + first.length, confidence, ...severalProblem }]
    })

const isInHead = (entry: Entry, salutation: number | undefined): boolean =>
  salutation === undefined || entry.line < salutation

const fromThePage = (page: Page): Found<string>[] => {
  const inTitle = page.title ? remark.exec(page.title.tight.text) : null
  const from = (inTitle?.index ?? 0) + 1
  const name = inTitle?.[1] ?? ''
  const inRemark =
    page.title && isUnitName(name)
      ? [{ value: name, ...page.title.tight.span(from, from + name.length), confidence: 0.65 }]
      : []
  return [...listed(page, 'publisher', 0.7), ...inRemark, ...listed(page, 'source', 0.5)]
}

const coUnitList = ({ text }: Page, { value }: Entry): Found<string[]>[] => {
  const units = unitsInList(text.slice(value.start, value.end)).filter((unit) => unit !== '无' && unit.length <= 40)
  return units.length > 0 ? [{ value: units, ...value, confidence: 0.95 }] : []
}

const inSentences = ({ opening, lines, bodyFrom }: Page): Found<string[]>[] => [
  ...joined(opening.flatMap((line) => unitsBy(together, line.tight, 0.7))),
  ...joined(lines.slice(bodyFrom).flatMap((line) => unitsBy(opinionOf, line.tight, 0.75))),
]

/** What several places say as one; the first stands for all as evidence. */
const joined = (found: Found<string[]>[]): Found<string[]>[] => {
  const [first] = found
  return first ? [{ ...first, value: found.flatMap((f) => f.value) }] : []
}

const unitsBy = (pattern: RegExp, { text, span }: Tight, confidence: number): Found<string[]>[] =>
  [...text.matchAll(pattern)].flatMap((match) => {
    const list = match[1] ?? ''
    const units = unitsInList(list).filter(isUnitName)
    const from = match.index + match[0].indexOf(list)
    return units.length > 0 ? [{ value: units, ...span(from, from + list.length), confidence }] : []
  })

/** Headings that give each department its part: (二)卫生健康部门…的情况. */
const inHeadings = ({ lines, bodyFrom }: Page, lead: string): Found<string[]>[] => {
  const headings = lines.slice(bodyFrom).flatMap((line) => headedDepartment(line))
  if (new Set(headings.map((h) => h.department)).size < 2) return []
  const others = headings.filter((h) => !isSameUnit(h.department, lead))
  return joined(
    others.map(({ department, start, end }) => ({ value: [`${department}部门`], start, end, confidence: 0.5 })),
  )
}

const headedDepartment = (line: Line): (Span & { department: string })[] => {
  const match = line.text.length <= 60 ? ofDepartment.exec(line.tight.text) : null
  const department = match?.[1] ?? ''
  if (!match || /^(?:有关|相关|各|多|上级|职能|主管|我)/.test(department)) return []
  return [{ department, ...line.tight.span(match[0].length - department.length - 2, match[0].length) }]
}
