import { textIn } from '../../../shared/ledger/cells.ts'
import type { Ledger } from '../../../shared/ledger/read-ledger.ts'
import { headerOf } from '../../../shared/ledger/row-input.ts'
import type { Imported } from '../acts/import-suggestions.ts'
import { day, sheetOf, text, workbookOf } from './workbook.ts'

/** What is wrong with a row, for a person at the sheet: each with the column. */
export const reasonsOf = ({ errors }: Imported['rejected'][number]): string =>
  errors
    .map((error) => {
      const header = headerOf(error)
      return header ? `${header}：${error.message}` : error.message
    })
    .join('；')

/** The rejected rows as they came, with their row and the reasons before them: mended in place, the file can be sent again. */
export const rejectedWorkbook = ({ cells, header }: Ledger, rejected: Imported['rejected']): Promise<Buffer> => {
  const headers = (cells[header.row] ?? []).map(textIn)
  const widths = headers.map((name) => ({ header: name, width: 18 }))
  const rows = rejected.map((one) => [
    text(String(one.row)),
    text(reasonsOf(one)),
    ...headers.map((_, i) => {
      const cell = cells[one.row - 1]?.[i]
      return cell instanceof Date ? day(textIn(cell)) : text(textIn(cell))
    }),
  ])
  return workbookOf([
    sheetOf('未导入', [{ header: '原行号', width: 8 }, { header: '未导入的原因', width: 48 }, ...widths], rows),
  ])
}
