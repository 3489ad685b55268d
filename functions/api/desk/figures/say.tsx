import type { FC } from 'hono/jsx'
import type { Rate } from '../../../../shared/rates/figures.ts'
import type { Overview } from '../../figures/overview.ts'
import { figures } from '../texts/figures.ts'
import type { Lang } from '../texts/language.ts'

/** A share in percent with one decimal. What is not all is never said to be, nor is anything said to be nothing. */
export const percent = (rate: number): string => {
  if (rate === 1) return '100 %'
  if (rate === 0) return '0 %'
  return `${Math.min(99.9, Math.max(0.1, rate * 100)).toFixed(1)} %`
}

/** A rate, or that there is no data. */
export const sayRate = (lang: Lang, { rate }: Pick<Rate, 'rate'>): string =>
  rate === null ? figures[lang].noData : percent(rate)

/** The change to last year in percentage points; undefined where one of the two has no data. */
export const changeOf = (lang: Lang, now: number | null, before: number | null): string | undefined => {
  if (now === null || before === null) return undefined
  const points = Math.round((now - before) * 1000) / 10
  if (points === 0) return figures[lang].same
  return figures[lang].change(`${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`)
}

/** Of which day last year's figures are: the same one, or a month's end. */
export const sayBefore = (lang: Lang, before: Overview['before']): string => {
  const t = figures[lang]
  if (!before) return t.yearBefore
  const [year = 0, month = 0] = before.figures.asOf.split('-').map(Number)
  return before.sameDay ? t.lastYear : t.monthEnd(year, month)
}

/** How many of how many; a link where there is a list behind it. */
export const Counts: FC<{ of: Pick<Rate, 'numerator' | 'denominator'>; href?: string }> = ({ of, href }) => {
  const text = `${of.numerator}/${of.denominator}`
  return href && of.denominator > 0 ? <a href={href}>{text}</a> : <span>{text}</span>
}

/** Wilson's interval as it stands beside a rate. */
export const sayInterval = (interval: readonly [number, number] | null): string =>
  interval ? `${(interval[0] * 100).toFixed(0)}–${(interval[1] * 100).toFixed(0)} %` : ''
