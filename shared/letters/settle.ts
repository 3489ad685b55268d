import type { Findings, Found, Problem } from './found.ts'
import type { Evidence, LetterField } from './letter.ts'
import { isSameUnit } from './units.ts'

/** A field's value with its evidence, or null and why. */
export type Settled<T> = { value: T | null; evidence: Evidence | null; problems: Problem[] }

// Who signs letters without these breaks no rule; the others a reply must have.
const missing: Partial<Record<LetterField, string>> = {
  number: '没有找到建议编号,请补上',
  congress: '没有写明是第几届人大,请补上',
  session: '没有写明是第几次会议,请补上;闭会期间的建议请注明',
  title: '没有找到答复函的标题,请补上',
  suggestionTitle: '没有引用建议的标题,请按原建议补上',
  deputies: '没有找到代表姓名,请按原建议补上',
  leadUnit: '没有找到主办单位,请补上',
  category: '没有写明答复类别,请按办理结果补上',
  documentNumber: '没有找到文号,请查原件后补上',
  issuedOn: '没有找到成文日期,请查原件后补上',
}

const words: Partial<Record<LetterField, string>> = {
  number: '建议编号',
  congress: '届数',
  session: '会次',
  leadUnit: '主办单位',
  category: '答复类别',
  documentNumber: '文号',
  issuedOn: '成文日期',
  publishedOn: '公开日期',
  signer: '签发人',
  disclosure: '公开属性',
  indexNumber: '索引号',
  deputies: '代表姓名',
}

/** Takes the best of what was found for a field, and says what is missing and what says otherwise. */
export const settle = <T>(text: string, field: LetterField, { found, problems = [] }: Findings<T>): Settled<T> => {
  const best = found.length > 0 ? found.reduce((a, b) => (b.confidence > a.confidence ? b : a)) : null
  const said = [
    ...(best?.problem ? [best.problem] : []),
    ...problems,
    ...(best ? disagreement(text, field, best, found) : []),
  ]
  if (!best && said.length === 0 && missing[field]) said.push(missing[field])
  return {
    value: best ? best.value : null,
    evidence: best ? { text: text.slice(best.start, best.end), offset: best.start, confidence: best.confidence } : null,
    problems: said.map((problem) => ({ field, problem })),
  }
}

const disagreement = <T>(text: string, field: LetterField, best: Found<T>, found: readonly Found<T>[]): string[] => {
  const name = words[field]
  const different = found.find((f) => f.confidence >= 0.6 && !agree(field, f.value, best.value))
  if (!name || !different) return []
  return [`${name}前后不一:一处写「${shown(text, best)}」,另一处写「${shown(text, different)}」,请核对`]
}

const shown = (text: string, { start, end }: { start: number; end: number }): string =>
  text.slice(start, end).replaceAll('\n', ' ').slice(0, 40)

const agree = (field: LetterField, a: unknown, b: unknown): boolean => {
  if (field === 'leadUnit') return isSameUnit(String(a), String(b))
  if (field === 'number') return bare(a) === bare(b)
  if (field === 'documentNumber') return String(a).endsWith(String(b)) || String(b).endsWith(String(a))
  if (Array.isArray(a) && Array.isArray(b)) return a.every((x) => b.includes(x)) || b.every((x) => a.includes(x))
  return a === b
}

/** 0105 and 105 are one number. */
const bare = (value: unknown): string => String(value).replace(/^0+(?=\d)/, '')
