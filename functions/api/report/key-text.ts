import type { Block } from '../../../shared/report-form/blocks.ts'
import { words } from '../desk/suggestion/case-view.ts'
import { stages } from '../links/labels.ts'
import { labelOfCategory } from './categories.ts'
import type { KeyLine, ReportData } from './data.ts'
import { isLate } from './leads.ts'
import { numberOf } from './promises.ts'
import { day, h1, p, restOf } from './words.ts'

const closings: Record<string, string> = { withdrawn: '代表撤回', returned: '退回', reference: '转作参阅' }

const progress = ({ about, lead }: KeyLine, data: ReportData): string => {
  const closed = closings[about.closedAs ?? '']
  if (closed) return closed
  if (!lead) return stages[about.stage] ?? about.stage
  const { issuedOn, dueOn, category } = lead.standing
  if (issuedOn) return `${day(issuedOn)}答复${category ? `，${labelOfCategory(data.categories, category)}` : ''}`
  const due = dueOn ? `，应于${day(dueOn)}前答复` : ''
  return `正在办理${due}${isLate(lead, data.now.asOf) ? '，已超期' : ''}`
}

const supervisor = ({ about: { key } }: KeyLine): string => {
  if (!key) return '—'
  const { supervisor: who, committee } = key
  return committee && committee !== who ? `${who}（${committee}）` : who
}

/** 四、重点督办建议办理情况. */
export const keyText = (data: ReportData): Block[] => {
  const { lines, more, withheld } = data.key
  const title = h1('四、重点督办建议办理情况')
  const all = new Set(lines.map(({ about }) => about.id)).size + more + withheld
  if (all === 0) return [title, ...p('没有列为重点督办的建议。')]
  return [
    title,
    ...p(`列为重点督办的建议${all}件。`),
    ...(lines.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: '重点督办建议',
            columns: [
              { header: '编号', width: 11, align: 'center' as const },
              { header: '建议', width: 36 },
              { header: '督办', width: 20 },
              { header: '承办单位', width: 20 },
              { header: '办理进展', width: 26 },
            ],
            rows: lines.map((line) => [
              numberOf(line.about),
              words(line.about.suggestion.title),
              supervisor(line),
              line.lead ? data.nameOf(line.lead.unit) : '—',
              progress(line, data),
            ]),
          },
        ]
      : []),
    ...restOf(data.key, '件'),
  ]
}
