import type { Article } from './limit.ts'

/** The languages of the pages. */
export type Locale = 'zh' | 'en'

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九']

/** An article as cited on a page: `29` is 第二十九条 or "art. 29", `setting` is 设定, words stay as they are. */
export function citeArticle(article: Article, locale: Locale): string {
  if (article === 'setting') return locale === 'zh' ? '本地设定' : 'a setting'
  if (!/^[1-9]\d?(, [1-9]\d?)*$/.test(article)) return article
  if (locale === 'en') return `${article.includes(',') ? 'arts.' : 'art.'} ${article}`
  return article
    .split(', ')
    .map((number) => `第${inChinese(Number(number))}条`)
    .join('、')
}

/** 1 to 99. */
function inChinese(number: number): string {
  const [tens, ones] = [Math.floor(number / 10), number % 10]
  return `${tens > 1 ? DIGITS[tens] : ''}${tens > 0 ? '十' : ''}${DIGITS[ones]}`
}
