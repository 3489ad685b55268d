import { citeArticle, type Locale } from './article.ts'
import type { Due } from './due.ts'
import { startLabels, unitLabels } from './labels.ts'

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
