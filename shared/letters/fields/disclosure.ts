import type { Findings, Found } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import type { Letter } from '../letter.ts'
import type { Page } from '../page.ts'
import { tighten } from '../tight.ts'

type Disclosure = NonNullable<Letter['disclosure']>

const tick = '[☑√✓✔■☒]'
const meanings: [RegExp, Disclosure][] = [
  [new RegExp(`${tick}依申请公开|依申请公开[(（\\[]?${tick}|^依申请公开[。)）]?$`), 'on-request'],
  [
    new RegExp(
      `${tick}(?:不予公开|不公开|否)|(?:不予公开|不公开|否)[(（\\[]?${tick}|^(?:否|不予公开|不公开|不同意(?:公开)?)[。)）]?$`,
    ),
    'closed',
  ],
  [
    new RegExp(
      `${tick}(?:主动公开|全文公开|公开|是)|(?:主动公开|全文公开|是)[(（\\[]?${tick}|^(?:是|同意(?:公开)?|主动公开|全文公开|可以公开|公开)[。)）]?$`,
    ),
    'open',
  ],
]
const remark = /^[(（]?此件(主动公开|依申请公开|不予公开|不公开|公开发布)[)）。]?$/

/** Whether the letter may be published (公开属性). */
export const readDisclosure = (page: Page): Findings<Disclosure> => {
  const labelled = page.entries.filter((e) => e.key === 'disclosure' && e.hasColon)
  const found = [...labelled.flatMap((e) => fromLabel(page, e)), ...fromRemark(page)]
  const unread = labelled.filter((e) => !isEmpty(e) && fromLabel(page, e).length === 0)
  const problems =
    found.length > 0
      ? []
      : [
          ...unread.map(
            ({ value }) =>
              `公开一栏写的是「${page.text.slice(value.start, value.end).slice(0, 30)}」,看不出是否公开,请核对`,
          ),
          ...(labelled.some(isEmpty) ? ['公开一栏是空的,请补上是否公开'] : []),
        ]
  return { found, problems: problems.slice(0, 1) }
}

const fromLabel = ({ text }: Page, { value }: Entry): Found<Disclosure>[] => {
  const meant = meaningOf(tighten(text, value).text)
  return meant ? [{ value: meant, ...value, confidence: 0.95 }] : []
}

const meaningOf = (printed: string): Disclosure | null =>
  printed.length > 60 ? null : (meanings.find(([pattern]) => pattern.test(printed))?.[1] ?? null)

const fromRemark = ({ lines }: Page): Found<Disclosure>[] =>
  lines.flatMap((line) => {
    const match = line.text.length <= 30 ? remark.exec(line.tight.text) : null
    if (!match) return []
    const meant = meaningOf((match[1] ?? '').replace('公开发布', '公开'))
    return meant ? [{ value: meant, start: line.start, end: line.end, confidence: 0.9 }] : []
  })
