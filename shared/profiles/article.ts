import type { Article } from './limit.ts'

/** The languages of the pages. */
export type Locale = 'zh' | 'en'

/** The article of one part of a group such as the letter: its own where it has one, else the group's. */
export function articleOf<Part extends string>(
  group: { article: Article; articles?: Partial<Record<Part, Article>> },
  part: Part,
): Article {
  return group.articles?.[part] ?? group.article
}

const NUMBER = /^[1-9]\d?$/
const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/**
 * An article as cited on a page: `29` is 第二十九条 or "art. 29", `setting` is 本地设定, `实施办法 40` is 实施办法第四十条,
 * words stay as they are.
 */
export function citeArticle(article: Article, locale: Locale): string {
  if (article === 'setting') return locale === 'zh' ? '本地设定' : 'a setting'
  const parts = article.split(', ')
  if (locale === 'zh') return parts.map(citeInChinese).join('、')
  const numbers = parts.every((part) => NUMBER.test(part))
  if (numbers) return `${parts.length > 1 ? 'arts.' : 'art.'} ${article}`
  return parts.map((part) => (NUMBER.test(part) ? `art. ${part}` : part)).join(', ')
}

function citeInChinese(part: string): string {
  const [, rule = '', number] = /^(?:(.+) )?([1-9]\d?)$/.exec(part) ?? []
  return number === undefined ? part : `${rule}第${inChinese(Number(number))}条`
}

/** 1 to 99. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`
}
