import { citeArticle, type Locale } from './article.ts'
import type { Label } from './category.ts'
import type { Due } from './due.ts'
import { openingLabels, startLabels, unitLabels } from './labels.ts'
import type { LimitName } from './limits.ts'

/** How a due day came about, in one sentence without a full stop. */
export function explainDue(due: Due, locale: Locale): string {
  return locale === 'zh' ? inChinese(due) : inEnglish(due)
}

function inChinese({ dueOn, provisional, start, startKind, limit, skipped, rolledFrom }: Due): string {
  return [
    `自 ${start} ${startLabels[startKind].zh}起 ${limit.count} ${unitLabels[limit.unit].zh}，至 ${dueOn}`,
    skipped.length > 0 && `，其间 ${skipped.length} 个休息日不计`,
    rolledFrom && `，${rolledFrom} 为休息日，顺延至下一工作日`,
    `（${citeArticle(limit.article, 'zh')}）`,
    provisional && `；${dueOn.slice(0, 4)} 年放假安排尚未载入，日期暂定`,
  ]
    .filter(Boolean)
    .join('')
}

function inEnglish({ dueOn, provisional, start, startKind, limit, skipped, rolledFrom }: Due): string {
  return [
    `${plural(limit.count, unitLabels[limit.unit].en)} from ${startLabels[startKind].en} on ${start}, to ${dueOn}`,
    skipped.length > 0 && `, ${plural(skipped.length, 'day')} off not counted`,
    rolledFrom && `, rolled from the rest day ${rolledFrom}`,
    ` (${citeArticle(limit.article, 'en')})`,
    provisional && `; provisional, the holidays of ${dueOn.slice(0, 4)} are not loaded yet`,
  ]
    .filter(Boolean)
    .join('')
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Whole sentences on how a limit was counted, to be read out; `rule` is the title of the rule that it comes from. */
export function explainCount(due: Due, name: LimitName, rule: Label): Label[] {
  const { dueOn, start, startKind, limit, skipped, rolledFrom } = due
  const from = (startKind === 'opened' && openingLabels[name]) || startLabels[startKind]
  const unit = unitLabels[limit.unit]
  const end = rolledFrom ?? dueOn
  const off = skipped.length
  return [
    {
      zh: `期限自 ${start} ${from.zh}起算，当日不计，共 ${limit.count} ${unit.zh}，${off > 0 ? `其间 ${off} 个休息日不计，` : ''}至 ${end} 届满，依据${cite(limit.article, rule, 'zh')}。`,
      en: `It is counted from ${from.en} on ${start}, that day not included: ${plural(limit.count, unit.en)}${off > 0 ? `, with ${plural(off, 'day')} off left out` : ''}, to ${end}, by ${cite(limit.article, rule, 'en')}.`,
    },
    ...(limit.from === 'delivered' && startKind === 'issued'
      ? [
          {
            zh: '没有登记送达领衔代表的日期，所以自答复发出起算。',
            en: 'No delivery to the lead deputy is recorded, so it runs from the issue.',
          },
        ]
      : []),
    ...(rolledFrom
      ? [
          {
            zh: `${rolledFrom} 是休息日，顺延至其后第一个工作日 ${dueOn}。`,
            en: `${rolledFrom} is a day off, so it rolls to the next working day, ${dueOn}.`,
          },
        ]
      : []),
  ]
}

const ARTICLES = /^[1-9]\d?(, [1-9]\d?)*$/

/** An article with the title of its rule; a setting, and another rule's article, are cited as they are. */
function cite(article: string, rule: Label, locale: Locale): string {
  const cited = citeArticle(article, locale)
  if (locale === 'zh') return ARTICLES.test(article) ? `《${rule.zh}》${cited}` : cited
  if (article === 'setting') return `${cited} of this place`
  return ARTICLES.test(article) ? `${cited} of the ${rule.en}` : cited
}
