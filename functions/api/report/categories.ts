import type { Category } from '../../../shared/profiles/category.ts'
import type { Block } from '../../../shared/report-form/blocks.ts'
import { categoryRows } from '../desk/figures/trends.page.tsx'
import type { ReportData } from './data.ts'
import { bar, h2, p, share } from './words.ts'

/** A category as texts name it: A类（已经解决）; a code of several characters is its name already. */
export const labelOfCategory = (known: readonly Category[], code: string): string => {
  const label = known.find((c) => c.code === code)?.label.zh
  const name = /^[A-Za-z甲乙丙丁]$/.test(code) ? `${code}类` : code
  return label && label !== code ? `${name}（${label}）` : name
}

/** （二）答复类别: this year's beside last year's. */
export const categoriesText = (data: ReportData): Block[] => {
  const rows = categoryRows('zh', data, data.categories)
  const hasBefore = rows.some(({ before }) => before !== null)
  const any = rows.some(({ n, nBefore }) => n > 0 || nBefore > 0)
  if (!any) return [h2('（二）答复类别'), ...p('还没有答复，没有类别可以统计。')]
  const nowHas = rows.some(({ n }) => n > 0)
  const now = (value: number) => share(nowHas ? value : null)
  const said = rows.map(({ code, n, nBefore }) => `${code}：本年${n}件次${hasBefore ? `，上年${nBefore}件次` : ''}`)
  return [
    h2('（二）答复类别'),
    {
      kind: 'chart',
      caption: `各类答复所占比例${hasBefore ? '，本年与上年' : ''}`,
      about: `柱状图。${said.join('；')}。`,
      bars: 'upright',
      percent: true,
      categories: rows.map(({ code }) => code),
      series: [
        ...(hasBefore ? [{ name: '上年', ink: 'second' as const, values: rows.map(({ before }) => bar(before)) }] : []),
        { name: '本年', ink: 'main', values: rows.map(({ now: value }) => bar(nowHas ? value : null)) },
      ],
    },
    {
      kind: 'table',
      caption: '各类答复',
      columns: [
        { header: '类别', width: 9, align: 'center' },
        { header: '含义', width: 40 },
        { header: '本年（件次）', width: 14, align: 'right' },
        { header: '占比', width: 11, align: 'right' },
        ...(hasBefore
          ? [
              { header: '上年（件次）', width: 14, align: 'right' as const },
              { header: '占比', width: 11, align: 'right' as const },
            ]
          : []),
      ],
      rows: rows.map((r) => [
        r.code,
        r.label,
        String(r.n),
        now(r.now),
        ...(hasBefore ? [String(r.nBefore), share(r.before)] : []),
      ]),
    },
  ]
}
