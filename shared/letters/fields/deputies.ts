import type { Findings, Found } from '../found.ts'
import { isEmpty } from '../labels.ts'
import { type NameList, namesIn } from '../names.ts'
import type { Page } from '../page.ts'
import type { Tight } from '../tight.ts'

type Listed = Found<NameList>

const inTitle =
  /(?:关于|对|就)(?:[省市县区州]|全国)?(?:人大代表)?([\p{Script=Han}·、]{2,40}?(?:等[^代]{0,5})?)代表(?=提出|所提|在|第|关于|《|“|的)/gu

/** The deputies whom the letter names, the lead first. */
export const readDeputies = (page: Page): Findings<string[]> => {
  const listed = listsOf(page)
  const problems: string[] = []
  if (page.salutation && !page.salutation.list) problems.push('称谓写的是代表团,没有代表姓名,请按原建议填写提出者')
  const [best] = listed
  const missing = best?.value.stated ? best.value.stated - best.value.names.length : 0
  if (missing > 0)
    problems.push(`称谓只写出 ${best?.value.names.length} 名代表的姓名,另有 ${missing} 名,请按原建议补全`)
  if (best?.value.isOpen) problems.push('称谓写了「等」而没有写人数,请按原建议补全代表')
  return { found: listed.map((l) => ({ ...l, value: l.value.names })), problems }
}

/** How many deputies there are: the number that is stated, else of those that are named. */
export const readDeputyCount = (page: Page): Findings<number> => {
  const listed = listsOf(page).filter((l) => !l.value.isOpen)
  return {
    found: listed.map(({ value, start, end, confidence }) => ({
      value: value.stated ?? value.names.length,
      start,
      end,
      confidence,
      ...(value.stated !== null && value.stated < value.names.length
        ? { problem: `写明 ${value.stated} 名代表,却列出了 ${value.names.length} 个姓名,请核对` }
        : {}),
    })),
  }
}

const listsOf = (page: Page): Listed[] => {
  const { salutation, title, entries, text } = page
  const addressed: Listed[] = salutation?.list
    ? [
        {
          value: salutation.list,
          start: salutation.start,
          end: salutation.end,
          confidence: salutation.hasColon ? 0.95 : 0.75,
        },
      ]
    : []
  const lists = entries.filter((e) => e.key === 'deputies' && !isEmpty(e))
  const labelled: Listed[] = lists.flatMap(({ value }) => {
    const list = namesIn(text.slice(value.start, value.end))
    return list ? [withCoSigners(page, { value: list, ...value, confidence: 0.9 })] : []
  })
  return [...addressed, ...labelled, ...(title ? inTitleOf(title.tight) : [])]
}

/** 领衔代表 and 附议代表 are listed apart. */
const withCoSigners = ({ entries, text }: Page, lead: Listed): Listed => {
  const entry = entries.find((e) => e.key === 'coSigners' && !isEmpty(e) && e.value.start > lead.end)
  const others = entry ? namesIn(text.slice(entry.value.start, entry.value.end)) : null
  if (!entry || !others || entry.value.start - lead.end > 40) return lead
  const names = [...lead.value.names, ...others.names]
  return { ...lead, end: entry.value.end, value: { ...lead.value, names, isOpen: others.isOpen } }
}

const inTitleOf = (tight: Tight): Listed[] =>
  [...tight.text.matchAll(inTitle)].flatMap((match) => {
    const list = namesIn(match[1] ?? '')
    const from = match.index + match[0].indexOf(match[1] ?? '')
    return list ? [{ value: list, ...tight.span(from, from + (match[1] ?? '').length), confidence: 0.7 }] : []
  })
