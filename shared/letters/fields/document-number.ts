import type { Findings, Found } from '../found.ts'
import { isEmpty } from '../labels.ts'
import type { Line } from '../lines.ts'
import type { Page } from '../page.ts'
import { type Tight, tighten } from '../tight.ts'

const printed =
  /([\p{Script=Han}A-Za-z]{0,20}?)([:：]?)([〔【[(（〈﹝［])([0-9]{4})([〕】\])）〉﹞］])(第?)([0-9]{1,6})号/gu

/** The document number (发文字号) above the salutation or in the page's table, never one that the body cites. */
export const readDocumentNumber = (page: Page): Findings<string> => {
  const { lines, title, salutation, entries, text, bodyFrom } = page
  const until = salutation ? salutation.from : bodyFrom + 3
  const isTitle = (line: Line): boolean => title !== null && line.index >= title.from && line.index <= title.to
  const head = lines.slice(0, until).filter((line) => !isTitle(line) && line.text.length <= 120)
  const inHead = head.flatMap((line) => numbersIn(line.tight).map((found) => ({ ...found, line: line.index })))
  // The letter's own stands nearer to the salutation than the page's table.
  const found: Found<string>[] = inHead.reverse().map(({ line: _, ...rest }) => rest)
  if (found.length > 0) return { found }
  const unread = entries.filter(
    (e) => e.key === 'documentNumber' && !isEmpty(e) && isSerial(tighten(text, e.value).text),
  )
  return {
    found: unread.slice(0, 1).map(({ value }) => ({
      value: tighten(text, value).text,
      ...value,
      confidence: 0.5,
      problem: '文号的写法不全,应写作「机关代字〔年份〕序号号」,请核对',
    })),
  }
}

const isSerial = (value: string): boolean => value.length <= 40 && /\d/.test(value) && /号$/.test(value)

const numbersIn = (tight: Tight): Found<string>[] =>
  [...tight.text.matchAll(printed)].map((match) => {
    const [all, prefix = '', , open = '', year = '', close = '', ordinal = '', serial = ''] = match
    const bracket = match.index + prefix.length
    const from = prefixFrom(tight, match.index, bracket)
    const letters = tight.text.slice(from, bracket).replace(/^(?:文号|发文字号)/, '')
    const to = match.index + all.length
    const start = bracket - letters.length
    const problems = [
      open === '〔' && close === '〕' ? '' : `年份用了「${open}${close}」,应当用六角括号「〔〕」`,
      match[2] ? '机关代字与年份之间多了冒号' : '',
      ordinal ? '序号前不加「第」字' : '',
      /^0/.test(serial) ? '序号不编虚位' : '',
      letters === '' ? '没有机关代字' : '',
    ].filter((problem) => problem !== '')
    return {
      value: `${letters}〔${year}〕${ordinal}${serial}号`,
      ...tight.span(letters === '' ? bracket : start, to),
      confidence: problems.length > 0 ? 0.8 : 0.95,
      ...(problems.length > 0 && { problem: `文号的写法不合规范:${problems.join(',')}` }),
    }
  })

/** Where the prefix begins: at the last word, unless the letters are printed apart (厦 医 保 函). */
const prefixFrom = ({ gapBefore }: Tight, from: number, bracket: number): number => {
  for (let i = bracket - 1; i > from; i--) if (gapBefore(i) && bracket - i >= 2 && !gapBefore(i + 1)) return i
  return from
}
