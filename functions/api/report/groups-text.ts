import type { Group } from '../../../shared/rates/answer.ts'
import type { RateName } from '../../../shared/rates/figures.ts'
import { noGroup } from '../../../shared/rates/question.ts'
import { fewestRanked } from '../../../shared/rates/ranking.ts'
import type { Block, Column } from '../../../shared/report-form/blocks.ts'
import { sortUnits } from '../desk/figures/units.ts'
import { figures } from '../desk/texts/figures.ts'
import type { ReportData } from './data.ts'
import { mostLines } from './listed.ts'
import { bar, h1, h2, note, p, share } from './words.ts'

const shown = ['onTime', 'faceToFace', 'satisfaction', 'fulfilment'] as const satisfies readonly RateName[]

/** A chart has room for so many bars. */
const mostBars = 20

const right = (header: string, width = 11): Column => ({ header, width, align: 'right' })
const columns = [
  right('应答复'),
  right('已答复'),
  right('超期'),
  ...shown.map((n) => right(figures.zh.rates[n] ?? n, 14)),
]

const cells = ({ counts, rates }: Group): string[] => [
  String(counts.handlings),
  String(counts.issued),
  String(counts.overdue),
  ...shown.map((name) => share(rates[name]?.rate ?? null)),
]

/** Of the rate that units are ranked by. */
const onTime = (rates: Group['rates']): number | null => rates.onTime?.rate ?? null

const chartOf = (units: readonly Group[]): Block[] => {
  const known = units.filter(({ rates }) => onTime(rates) !== null)
  const bars = known.slice(0, mostBars)
  if (bars.length === 0) return []
  return [
    {
      kind: 'chart',
      caption: `按承办单位的按期办结率${bars.length < known.length ? `（前${bars.length}个单位）` : ''}`,
      about: `条形图。${bars.map(({ name, rates }) => `${name}${share(onTime(rates))}`).join('；')}。`,
      bars: 'lying',
      percent: true,
      categories: bars.map(({ name }) => name),
      series: [{ name: '按期办结率', ink: 'main', values: bars.map(({ rates }) => bar(onTime(rates))) }],
    },
  ]
}

/** The units by rank, as the desk sorts them: those with too few cases to be ranked come last. */
const unitsText = ({ now }: ReportData): Block[] => {
  const units = sortUnits(now.groups, 'onTime', 'down').filter(({ counts }) => counts.handlings > 0)
  if (units.length === 0) return p('还没有交办的承办件。')
  const rest = units.length - mostLines
  return [
    ...chartOf(units),
    {
      kind: 'table',
      caption: '按承办单位',
      columns: [{ header: '位次', width: 9, align: 'center' }, { header: '承办单位', width: 30 }, ...columns],
      rows: units
        .slice(0, mostLines)
        .map((unit) => [String(unit.rates.onTime?.rank ?? '—'), unit.name, ...cells(unit)]),
    },
    ...note(
      `位次按按期办结率排列，相同的位次相同；不足${fewestRanked}件次的只列数字，不排位次。${rest > 0 ? `限于篇幅，其余${rest}个单位未列出。` : ''}`,
    ),
  ]
}

const topicsText = ({ topics }: ReportData): Block[] => {
  const found = [...topics]
    .filter(({ counts }) => counts.handlings > 0)
    .sort((a, b) => Number(a.key === noGroup) - Number(b.key === noGroup) || b.counts.handlings - a.counts.handlings)
  if (found.length === 0) return p('还没有交办的承办件。')
  const rest = found.length - mostLines
  return [
    {
      kind: 'table',
      caption: '按主题',
      columns: [{ header: '主题', width: 30 }, ...columns],
      rows: found.slice(0, mostLines).map((topic) => [topic.name, ...cells(topic)]),
    },
    ...note(`一件建议有几个主题的，在各主题中分别计算。${rest > 0 ? `限于篇幅，其余${rest}个主题未列出。` : ''}`),
  ]
}

/** 三、分单位和分主题情况; a unit that reports about itself alone has no others to stand beside. */
export const groupsText = (data: ReportData): Block[] => {
  const several = !data.unit || data.now.groups.filter(({ counts }) => counts.handlings > 0).length > 1
  if (!several) return [h1('三、分主题情况'), ...topicsText(data)]
  return [
    h1('三、分单位和分主题情况'),
    h2('（一）按承办单位'),
    ...unitsText(data),
    h2('（二）按主题'),
    ...topicsText(data),
  ]
}
