import type { Findings, Found } from '../found.ts'
import { type Entry, isEmpty } from '../labels.ts'
import { isName } from '../names.ts'
import type { Page } from '../page.ts'
import { tighten } from '../tight.ts'

const post =
  /^(?:副?(?:局长|主任|厅长|部长|院长|县长|区长|市长|检察长|支队长|大队长|书记|经理|处长|行长)|党组书记)+[:：]?/

/** Who signed (签发人). A label with nobody behind it is a problem; the name is not looked for elsewhere. */
export const readSigner = ({ entries, text }: Page): Findings<string> => {
  const labelled = entries.filter((e) => e.key === 'signer' && e.hasColon)
  const read = labelled.map((entry) => ({ entry, found: isEmpty(entry) ? null : nameIn(text, entry) }))
  const found = read.flatMap((r) => r.found ?? [])
  const [unread] = read.filter((r) => r.found === null)
  return { found, problems: found.length === 0 && unread ? [problemOf(text, unread.entry)] : [] }
}

const nameIn = (text: string, { value }: Entry): Found<string> | null => {
  const { text: printed, span } = tighten(text, value)
  const before = post.exec(printed)?.[0].length ?? 0
  const name = printed.slice(before).replace(/[(（](?:签字|签名|签章|代)[)）]$/, '')
  return isName(name) ? { value: name, ...span(before, before + name.length), confidence: 0.95 } : null
}

const problemOf = (text: string, entry: Entry): string => {
  if (isEmpty(entry)) return '签发人一栏是空的,请查原件由谁签发'
  return `签发人一栏写的是「${text.slice(entry.value.start, entry.value.end).slice(0, 30)}」,看不出姓名,请核对`
}
