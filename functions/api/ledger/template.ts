import { columns } from '../../../shared/ledger/columns.ts'
import { sheetOf, text, workbookHeaders, workbookOf } from './workbook.ts'

const guide = [
  { header: '列', width: 20 },
  { header: '是否必填', width: 10 },
  { header: '怎么填', width: 60 },
  { header: '例', width: 32 },
  { header: '也认这些列名', width: 60 },
]

/** The workbook that offices fill in: the ledger's columns, and a sheet that says how. Text columns are text, so 0105 keeps its zero. */
const templateWorkbook = (): Promise<Buffer> => {
  const filled = Array.from({ length: 30 }, () => columns.map(({ key }) => (key.endsWith('On') ? null : { ...blank })))
  const rows = columns.map(({ header, required, hint, example, synonyms }) =>
    [header, required ? '必填' : '', hint, example, synonyms.join('、')].map(text),
  )
  const required = columns.map((column) => ({
    ...column,
    header: column.required ? `${column.header}*` : column.header,
  }))
  return workbookOf([sheetOf('建议台账', required, filled), sheetOf('填写说明', guide, rows)])
}

/** An empty cell that is text once something is written into it. */
const blank = { value: '', type: String, format: '@' } as const

/** The template as an answer. */
export const templateAnswer = async (): Promise<Response> =>
  new Response(new Uint8Array(await templateWorkbook()), {
    headers: workbookHeaders('建议台账模板.xlsx', 'template.xlsx'),
  })
