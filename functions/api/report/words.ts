import { daysBetween } from '../../../shared/calendar/index.ts'
import { dated } from '../../../shared/letter-form/day.ts'
import type { Rate } from '../../../shared/rates/figures.ts'
import type { Block } from '../../../shared/report-form/blocks.ts'
import { percent } from '../desk/figures/say.tsx'
import type { Listed } from './data.ts'

/** Where nothing is counted there is no data: never 0 %, never 100 %. */
export const noData = '无数据'

/** A share as texts write it, 98.9%; what is not all is never said to be. */
export const share = (rate: number | null): string => (rate === null ? noData : percent(rate).replace(' ', ''))

/** A share as high as a bar shows it: as it is written beside, so that what is not all does not look like all. */
export const bar = (rate: number | null): number | null => {
  if (rate === null || rate === 0 || rate === 1) return rate
  return Math.min(0.999, Math.max(0.001, Math.round(rate * 1000) / 1000))
}

/** A rate with what it was counted from: 96.2%（125/130）. */
export const rateWords = ({ rate, numerator, denominator }: Rate): string =>
  rate === null ? noData : `${share(rate)}（${numerator}/${denominator}）`

/** The change to the year before; undefined where one of the two has no data. */
export const changeWords = (now: number | null, before: number | null): string | undefined => {
  if (now === null || before === null) return undefined
  const points = Math.round((now - before) * 1000) / 10
  if (points === 0) return '持平'
  return `${points > 0 ? '提高' : '下降'}${Math.abs(points).toFixed(1)}个百分点`
}

/** The same in a table: +2.2. */
export const changeFigure = (now: number | null, before: number | null): string => {
  if (now === null || before === null) return '—'
  const points = Math.round((now - before) * 1000) / 10
  return points === 0 ? '0.0' : `${points > 0 ? '+' : '−'}${Math.abs(points).toFixed(1)}`
}

/** A part of a whole; no data where there is no whole. */
export const partOf = (n: number, all: number): string => share(all === 0 ? null : n / all)

/** A day in full, or that there is none. */
export const day = (on: string | undefined | null): string => (on ? dated(on) : '—')

/** A day in a table, where there is little room: 2026-10-17. */
export const shortDay = (on: string | undefined | null): string => on ?? '—'

/** Natural days from one to another. */
export const daysWords = (from: string, to: string): string => `${daysBetween(from, to)}天`

/** Words one after another, without the empty ones. */
export const listedWords = (words: readonly (string | undefined)[], between = '、'): string =>
  words.filter((word) => word !== undefined && word !== '').join(between)

/** What is the counted kind of things, in their order, without those of which there are none. */
export const countedWords = (counts: readonly (readonly [name: string, n: number])[], unit: string): string =>
  listedWords(counts.map(([name, n]) => (n > 0 ? `${name}${n}${unit}` : undefined)))

export const h1 = (text: string): Block => ({ kind: 'heading', level: 1, text })
export const h2 = (text: string): Block => ({ kind: 'heading', level: 2, text })
export const p = (...sentences: readonly (string | undefined)[]): Block[] => {
  const text = listedWords(sentences, '')
  return text ? [{ kind: 'text', text }] : []
}
export const note = (text: string): Block[] => (text ? [{ kind: 'note', text }] : [])

/** What stands below a list: how many are not in it, and why. */
export const restOf = ({ more, withheld }: Listed<unknown>, unit: string): Block[] =>
  note(
    listedWords(
      [
        more > 0 ? `限于篇幅，其余${more}${unit}未列出，见台账。` : undefined,
        withheld > 0 ? `另有${withheld}${unit}涉及不公开的建议，未列出。` : undefined,
      ],
      '',
    ),
  )
