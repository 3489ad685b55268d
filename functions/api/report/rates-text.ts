import { type RateName, rateNames } from '../../../shared/rates/figures.ts'
import type { Block } from '../../../shared/report-form/blocks.ts'
import { shownMonths } from '../desk/figures/trends.page.tsx'
import { figures } from '../desk/texts/figures.ts'
import { categoriesText } from './categories.ts'
import type { ReportData } from './data.ts'
import { changeFigure, day, h1, h2, note, p, share } from './words.ts'

const t = figures.zh

const ratesTable = ({ now, before }: ReportData): Block[] => {
  const old = (name: RateName) => before?.figures.rates[name]
  const hasBefore = rateNames.some((name) => (old(name)?.rate ?? null) !== null)
  return [
    h2('（一）各项指标'),
    {
      kind: 'table',
      caption: '各项指标',
      columns: [
        { header: '指标', width: 24 },
        { header: '分子', width: 9, align: 'right' },
        { header: '分母', width: 9, align: 'right' },
        { header: '比率', width: 12, align: 'right' },
        ...(hasBefore
          ? [
              { header: '上年', width: 12, align: 'right' as const },
              { header: '上年件次', width: 15, align: 'right' as const },
              { header: '增减', width: 11, align: 'right' as const },
            ]
          : []),
        { header: '口径（分子÷分母）', width: hasBefore ? 40 : 70 },
      ],
      rows: rateNames.map((name) => {
        const { numerator, denominator, rate, basis } = now.rates[name]
        const last = old(name)
        return [
          t.rates[name] ?? name,
          String(numerator),
          String(denominator),
          share(rate),
          ...(hasBefore && last
            ? [share(last.rate), `${last.numerator}/${last.denominator}`, changeFigure(rate, last.rate)]
            : []),
          basis,
        ]
      }),
    },
    ...note(
      before && hasBefore
        ? `上年为${before.session.name}截至${day(before.figures.asOf)}的数据${before.sameDay ? '' : '（本年取最近数据，上年取同日之前最近的月底）'}，增减以百分点计。分母为0的，没有数据，不以0或者100%表示。`
        : '分母为0的，没有数据，不以0或者100%表示。',
    ),
  ]
}

const monthsText = ({ months: all }: ReportData): Block[] => {
  const months = shownMonths(all)
  const title = h2('（三）各月交办件的办结情况')
  if (months.length === 0) return [title, ...p('还没有交办的承办件。')]
  const open = months.map(({ counts: { handlings, issued, overdue } }) => handlings - issued - overdue)
  return [
    title,
    {
      kind: 'chart',
      caption: '各月交办件的办结与超期',
      about: `柱状图。${months.map(({ name, counts }) => `${name}交办${counts.handlings}件次，已答复${counts.issued}件次，超期${counts.overdue}件次`).join('；')}。`,
      bars: 'upright',
      stacked: true,
      categories: months.map(({ name }) => name),
      series: [
        { name: '已答复', ink: 'main', values: months.map(({ counts }) => counts.issued) },
        { name: '在办未超期', ink: 'second', values: open },
        { name: '超期未答复', ink: 'late', values: months.map(({ counts }) => counts.overdue) },
      ],
    },
    {
      kind: 'table',
      caption: '各月交办件的办结情况',
      columns: [
        { header: '交办月份', width: 20, align: 'center' },
        ...['交办（件次）', '已答复', '在办未超期', '超期未答复', '按期办结率'].map((header) => ({
          header,
          width: 16,
          align: 'right' as const,
        })),
      ],
      rows: months.map(({ name, counts, rates }, i) => [
        name,
        String(counts.handlings),
        String(counts.issued),
        String(open[i]),
        String(counts.overdue),
        share(rates.onTime?.rate ?? null),
      ]),
    },
  ]
}

/** 二、办理指标: every rate with what it counts, categories and months, with their charts. */
export const ratesText = (data: ReportData): Block[] => [
  h1('二、办理指标'),
  ...ratesTable(data),
  ...categoriesText(data),
  ...monthsText(data),
]
