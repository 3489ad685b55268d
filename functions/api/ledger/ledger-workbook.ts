import type { Cell } from 'write-excel-file/node'
import type { Answer } from '../../../shared/rates/answer.ts'
import { type Figures, rateNames } from '../../../shared/rates/figures.ts'
import { figures } from '../desk/texts/figures.ts'
import { type Line, ledgerColumns } from './ledger-columns.ts'
import { count, percent, sheetOf, text } from './workbook.ts'

const t = figures.zh

/** The ledger: one line for each handling, and a sheet of its rates with what each counts; by unit where `byUnit` has groups. */
export const ledgerSheets = (lines: readonly Line[], answer: Answer | null) => [
  sheetOf(
    '台账',
    ledgerColumns,
    lines.map((line) => ledgerColumns.map(({ cell }) => cell(line))),
  ),
  ...(answer ? [ratesSheet(answer), unitsSheet(answer)] : []),
]

const rateColumns = [
  { header: '指标', width: 22 },
  { header: '比率', width: 10 },
  { header: '分子', width: 10 },
  { header: '分母', width: 10 },
  { header: '口径', width: 70 },
]

const ratesSheet = (answer: Answer) => {
  const { counts } = answer
  const rates = rateNames.map((name): Cell[] => {
    const { rate, numerator, denominator, basis } = answer.rates[name]
    return [text(t.rates[name]), percent(rate), count(numerator), count(denominator), text(basis)]
  })
  const facts: [string, number][] = [
    ['建议', counts.suggestions],
    ['应答复（承办件）', counts.handlings],
    ['已答复', counts.issued],
    ['在办', counts.open],
    ['超期未答复', counts.overdue],
  ]
  return sheetOf('比率', rateColumns, [
    [text('统计截至'), null, null, null, text(answer.asOf)],
    ...facts.map(([name, n]): Cell[] => [text(name), null, count(n), null, text('件；撤回、参阅、上级转来的不计入')]),
    ...rates,
  ])
}

const shown = ['onTime', 'faceToFace', 'satisfaction', 'fulfilment'] as const

const unitsSheet = ({ groups = [] }: Answer) => {
  const columns = [
    { header: '承办单位', width: 26 },
    ...['应答复', '已答复', '超期'].map((header) => ({ header, width: 9 })),
    ...shown.flatMap((name) => [
      { header: t.rates[name] ?? name, width: 12 },
      { header: '件次', width: 10 },
    ]),
  ]
  const line = ({
    name,
    counts,
    rates,
  }: {
    name: string
    counts: Figures['counts']
    rates: Record<string, Figures['rates'][keyof Figures['rates']]>
  }) => [
    text(name),
    count(counts.handlings),
    count(counts.issued),
    count(counts.overdue),
    ...shown.flatMap((of) => {
      const rate = rates[of]
      return rate ? [percent(rate.rate), text(`${rate.numerator}/${rate.denominator}`)] : [null, null]
    }),
  ]
  return sheetOf('按单位', columns, groups.map(line))
}
