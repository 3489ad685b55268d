import type { Cell } from 'write-excel-file/node'
import { lightOf } from '../../../shared/case/decide/keep-time.ts'
import { kindOf } from '../../../shared/case/ids.ts'
import type { HandlingRow, Row } from '../../../shared/projection/row.ts'
import type { LeadStanding, OpinionStanding } from '../../../shared/rates/standing.ts'
import { metPromise } from '../../../shared/rates/tally.ts'
import type { Rules } from '../../../shared/rules.ts'
import { choiceLabelOf } from '../desk/forms/labels.ts'
import { satisfactions, stages } from '../links/labels.ts'
import { count, day, text } from './workbook.ts'

/** A line of the ledger: a suggestion, and one of its handlings where it has any. */
export type Line = {
  /** The session's name. */
  session: string
  row: Row
  handling?: HandlingRow
  /** What the handling's rates depend on; absent before it is assigned. */
  lead?: LeadStanding
  /** The co-units' opinions, by the unit's code. */
  opinions: ReadonlyMap<string, OpinionStanding>
  rules: Rules
}

type Column = { header: string; width: number; cell(line: Line): Cell }

const named = ({ unit }: Rules, code: string): string => unit(code)?.name ?? code
const closings: Record<string, string> = { done: '办结', withdrawn: '撤回', returned: '退回', reference: '参阅' }
const lights = { green: '正常', yellow: '临近', red: '临期', overdue: '超期' }
const publications = { due: '待公开', done: '已公开' }

/** How an open handling stands to its limit, and an answered one stood: in words. */
const inTime = ({ handling, rules }: Line): string => {
  if (!handling) return ''
  const { issuedOn, dueOn } = handling
  if (!issuedOn) return dueOn === null ? '没有期限' : lights[lightOf(dueOn, rules)]
  return dueOn === null || issuedOn <= dueOn ? '按期' : '逾期'
}

const opinion = ({ rules }: Line, code: string, standing: OpinionStanding | undefined): string => {
  const said = standing?.dropped ? '不再需要' : standing?.on ? `${standing.on} 提出` : '未提出'
  return `${named(rules, code)}：${said}`
}

const satisfaction = (value: string | undefined): string => (value ? (satisfactions[value] ?? value) : '')

const promises = ({ lead }: Line) => lead?.promises ?? []

/** The columns that offices use, in the order of the work. Phones are in none. */
export const ledgerColumns: readonly Column[] = [
  { header: '届次', width: 20, cell: ({ session }) => text(session) },
  { header: '编号', width: 9, cell: ({ row }) => text(row.number) },
  { header: '类型', width: 12, cell: ({ row }) => text(choiceLabelOf('zh', 'submit', 'kind', kindOf(row.id))) },
  { header: '标题', width: 46, cell: ({ row }) => text(row.title) },
  { header: '领衔代表', width: 11, cell: ({ row }) => text(row.lead) },
  { header: '主题', width: 16, cell: ({ row }) => text(row.topics.join('、')) },
  { header: '重点督办', width: 9, cell: ({ row }) => text(row.key ? '是' : '') },
  {
    header: '环节',
    width: 11,
    cell: ({ row, handling }) =>
      text(closings[row.closedAs ?? ''] ?? stages[handling?.stage ?? row.stage] ?? row.stage),
  },
  { header: '主办单位', width: 20, cell: ({ handling, rules }) => text(handling && named(rules, handling.unit)) },
  {
    header: '会办单位',
    width: 24,
    cell: ({ handling, rules }) => text(handling?.co.map((code) => named(rules, code)).join('、')),
  },
  { header: '交办日期', width: 12, cell: ({ handling }) => day(handling?.assignedOn) },
  { header: '原期限', width: 12, cell: ({ handling }) => day(handling?.firstDueOn) },
  { header: '现期限', width: 12, cell: ({ handling }) => day(handling?.dueOn) },
  { header: '期限情况', width: 10, cell: (line) => text(inTime(line)) },
  { header: '首次联络', width: 12, cell: ({ lead }) => day(lead?.contactedOn) },
  { header: '面商日期', width: 12, cell: ({ lead }) => day(lead?.metOn) },
  {
    header: '会办意见',
    width: 30,
    cell: (line) => text(line.handling?.co.map((code) => opinion(line, code, line.opinions.get(code))).join('\n')),
  },
  { header: '答复日期', width: 12, cell: ({ handling }) => day(handling?.issuedOn) },
  { header: '文号', width: 22, cell: ({ handling }) => text(handling?.documentNumber) },
  { header: '答复类别', width: 9, cell: ({ lead, handling }) => text(lead?.category ?? handling?.category) },
  { header: '公开', width: 9, cell: ({ lead }) => text(lead?.publish && publications[lead.publish]) },
  { header: '评价轮次', width: 9, cell: ({ lead }) => count(lead?.ratings?.at(-1)?.[0]) },
  { header: '对办理态度', width: 11, cell: ({ lead }) => text(satisfaction(lead?.ratings?.at(-1)?.[1])) },
  {
    header: '对办理结果',
    width: 11,
    cell: ({ lead }) => text(lead?.unrated ? '期满未评价' : satisfaction(lead?.ratings?.at(-1)?.[2])),
  },
  { header: '评价日期', width: 12, cell: ({ lead }) => day(lead?.ratings?.at(-1)?.[3]) },
  { header: '承诺事项', width: 9, cell: (line) => count(promises(line).length || undefined) },
  {
    header: '已落实',
    width: 8,
    cell: (line) => count(promises(line).length ? promises(line).filter((p) => metPromise(p).ever).length : undefined),
  },
]
