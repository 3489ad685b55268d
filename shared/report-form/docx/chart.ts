import { AlignmentType, LineRuleType, Paragraph } from 'docx'
import { ChartRun } from 'docx/charts'
import { said } from '../../letter-form/docx/type.ts'
import type { Chart, Series } from '../blocks.ts'

/** The desk's own colours: of what matters, of what it is compared with, of what is late. */
const inks: Record<Series['ink'], string> = { main: '1F5F6B', second: 'A9C1C6', late: 'B3372F' }

/** Pixels, of which 96 are an inch: the line is 590 of them wide. */
const width = 580
const upright = 280
/** Of bars that lie: of each, and of what is above and below them. */
const each = 26
const around = 80

const fontSize = 9
const dark = { size: fontSize, color: '333333' }
const light = { size: fontSize, color: 'FFFFFF' }

/** A chart with its caption below. The values are in the document, so that it can be edited as a chart of Word's own. */
export const chartOf = ({ caption, about, bars, stacked, percent, categories, series }: Chart): Paragraph[] => {
  const lying = bars === 'lying'
  const format = percent ? '0.0%' : '0'
  const chart = new ChartRun({
    type: lying ? 'bar' : 'column',
    categories,
    series: series.map(({ name, ink, values }) => ({
      name,
      values,
      color: inks[ink],
      // Inside a bar the number stands on its colour.
      ...(stacked && { dataLabels: { value: true, numberFormat: '0;;', font: ink === 'second' ? dark : light } }),
    })),
    ...(stacked && { stacking: 'stacked' as const }),
    gapWidth: 60,
    ...(!stacked && { overlap: 0 }),
    ...(!stacked && { dataLabels: { value: true, numberFormat: format, font: dark } }),
    categoryAxis: { font: dark, ...(lying && { reverseOrder: true }) },
    valueAxis: {
      minimum: 0,
      ...(percent && lying && { maximum: 1 }),
      numberFormat: percent ? '0%' : '0',
      font: dark,
      ...(lying && { crossesAt: 'maximum' as const }),
    },
    legend: series.length > 1 ? { position: 'bottom', font: dark } : false,
    chartArea: { border: 'none' },
    transformation: { width, height: lying ? around + each * categories.length : upright },
    altText: { name: caption, title: caption, description: about },
  })
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      // A line of an exact height would show no more of it than a strip.
      spacing: { before: 120, line: 240, lineRule: LineRuleType.AUTO },
      children: [chart],
    }),
    new Paragraph({
      style: 'Caption',
      keepNext: false,
      children: [said(caption, { size: 12, face: 'heading' })],
    }),
  ]
}
