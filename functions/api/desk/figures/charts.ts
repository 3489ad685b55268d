import type { Group } from '../../../../shared/rates/answer.ts'
import { drawChart, ink } from './chart.ts'

const size = { width: 460, height: 230 }
const label = { color: ink.text, fontSize: 13 }
const category = (data: string[]) => ({
  type: 'category',
  data,
  axisTick: { show: false },
  axisLine: { lineStyle: { color: ink.rule } },
  axisLabel: { ...label, hideOverlap: true },
})
const value = {
  type: 'value',
  minInterval: 1,
  axisLabel: label,
  splitLine: { lineStyle: { color: ink.rule } },
}
const grid = { left: 4, right: 4, top: 20, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' }

/** Bars of the handlings by month of assignment: replied, open, overdue on top of each other. */
export const trendChart = (months: readonly Group[]): Promise<string> => {
  const bars = (data: number[], color: string, top = false) => ({
    type: 'bar',
    stack: 'all',
    barMaxWidth: 40,
    silent: true,
    itemStyle: { color },
    data,
    ...(top && {
      label: { show: true, position: 'top', ...label, formatter: (p: { value: number }) => p.value || '' },
    }),
  })
  return drawChart(size, {
    grid,
    xAxis: category(months.map((m) => `${Number(m.key.slice(5))}月`)),
    yAxis: value,
    series: [
      bars(
        months.map((m) => m.counts.issued),
        ink.main,
      ),
      bars(
        months.map((m) => m.counts.open - m.counts.overdue),
        ink.second,
      ),
      bars(
        months.map((m) => m.counts.overdue),
        ink.late,
        true,
      ),
    ],
  })
}

/** Bars of the share of each category in percent, this year beside last. */
export const categoriesChart = (rows: readonly { code: string; now: number; before: number | null }[]) => {
  const bars = (data: (number | null)[], color: string) => ({
    type: 'bar',
    barMaxWidth: 32,
    barGap: '15%',
    silent: true,
    itemStyle: { color },
    label: { show: true, position: 'top', ...label },
    data: data.map((share) => (share === null ? null : Math.round(share * 100))),
  })
  const hasBefore = rows.some((r) => r.before !== null)
  return drawChart(size, {
    grid,
    xAxis: category(rows.map((r) => r.code)),
    yAxis: { ...value, max: 100, axisLabel: { ...label, formatter: '{value} %' } },
    series: [
      ...(hasBefore
        ? [
            bars(
              rows.map((r) => r.before),
              ink.second,
            ),
          ]
        : []),
      bars(
        rows.map((r) => r.now),
        ink.main,
      ),
    ],
  })
}
