import type { Cell } from 'write-excel-file/node'
import { words } from '../desk/suggestion/case-view.ts'
import { count, day, sheetOf, text } from '../ledger/workbook.ts'
import { satisfactions } from '../links/labels.ts'
import { itemOf, leadDeputy, numberOf, type PromiseLine, type PromiseState } from './promises.ts'

/** How promises stand, in words. */
export const promiseStates: Record<PromiseState, string> = {
  fulfilled: '已落实',
  open: '正在落实',
  overdue: '逾期未落实',
  undated: '未定期限',
  abandoned: '不再落实',
}

/** The promises of a session, for its sheet. */
export type PromiseSheet = { session: string; lines: readonly PromiseLine[] }

type Naming = (unit: string) => string
type Column = { header: string; width: number; cell(line: PromiseLine, nameOf: Naming): Cell }

const lastMove = ({ commitment: { rescheduled = [] } }: PromiseLine) => rescheduled.at(-1)

/** The columns that offices use, in the order of the work. */
const columns: readonly Column[] = [
  { header: '编号', width: 9, cell: ({ about }) => text(numberOf(about)) },
  { header: '建议标题', width: 42, cell: ({ about }) => text(words(about.suggestion.title)) },
  { header: '领衔代表', width: 11, cell: ({ about }) => text(leadDeputy(about)) },
  { header: '答复单位', width: 20, cell: ({ lead }, nameOf) => text(nameOf(lead.unit)) },
  { header: '答复文号', width: 22, cell: ({ reply }) => text(reply?.documentNumber) },
  { header: '答复日期', width: 12, cell: ({ reply }) => day(reply?.issuedOn) },
  { header: '落实单位', width: 20, cell: ({ commitment }, nameOf) => text(nameOf(commitment.unit)) },
  { header: '承诺事项', width: 46, cell: (line) => text(itemOf(line)) },
  { header: '承诺期限', width: 12, cell: ({ firstDueOn }) => day(firstDueOn) },
  { header: '现期限', width: 12, cell: ({ dueOn }) => day(dueOn) },
  { header: '改期次数', width: 9, cell: ({ commitment }) => count(commitment.rescheduled?.length) },
  { header: '改期理由', width: 30, cell: (line) => text(words(lastMove(line)?.reason)) },
  { header: '状态', width: 12, cell: ({ state }) => text(promiseStates[state]) },
  { header: '落实日期', width: 12, cell: ({ fulfilledOn }) => day(fulfilledOn) },
  { header: '落实情况', width: 46, cell: ({ evidence }) => text(evidence) },
  { header: '最近进展', width: 36, cell: ({ commitment }) => text(words(commitment.progress?.at(-1)?.text)) },
  {
    header: '代表评价',
    width: 11,
    cell: ({ commitment: { rating } }) => text(rating && (satisfactions[rating.result] ?? rating.result)),
  },
  { header: '评价日期', width: 12, cell: ({ commitment }) => day(commitment.rating?.on) },
]

/** Excel's names of sheets have at most 31 characters, and none of these. */
const nameOfSheet = (session: string, prefix: string): string =>
  `${prefix}${session.replace(/[\\/?*[\]:']/g, '')}`.slice(0, 31)

/** The promise ledger: this session's and the last one's, a sheet each. */
export const promiseSheets = (now: PromiseSheet, before: PromiseSheet | undefined, nameOf: Naming) =>
  [{ ...now, prefix: '本届次 ' }, ...(before ? [{ ...before, prefix: '上届次 ' }] : [])].map(
    ({ session, lines, prefix }) =>
      sheetOf(
        nameOfSheet(session, prefix),
        columns,
        lines.map((line) => columns.map(({ cell }) => cell(line, nameOf))),
      ),
  )
