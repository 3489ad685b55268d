import { readSheet } from 'read-excel-file/node'
import { Refusal } from '../case/refusal.ts'
import { guardWorkbook } from './guard-workbook.ts'
import { findHeader, type Header, missingIn } from './header.ts'
import { inputOf, type Naming, numberWidthIn } from './row-input.ts'

/** So many rows are taken in from one file. */
export const mostRows = 5_000

/** A ledger as it was read: its rows as `POST /api/suggestions` takes them, with the number of their row in the sheet. */
export type Ledger = {
  rows: { row: number; input: Record<string, unknown> }[]
  /** The sheet's cells, for the file that goes back with what was rejected. */
  cells: readonly (readonly unknown[])[]
  header: Header
}

const refuse = (message: string): Refusal => new Refusal('INVALID', message, [{ path: 'file', message }])

/** Reads the first sheet of a workbook (.xlsx). Throws a Refusal that says what to do where it is no ledger. */
export const readLedger = async (file: Buffer, naming: Naming): Promise<Ledger> => {
  await guardWorkbook(file)
  const cells = await sheetOf(file)
  const header = findHeader(cells)
  if (!header) throw refuse('没有找到表头。请在前 10 行内写上各列的名称，或者用系统提供的模板')
  const missing = missingIn(header)
  if (missing.length > 0) throw refuse(`缺少这些列：${missing.join('、')}。请补上后再导入，或者用系统提供的模板`)
  const width = numberWidthIn(cells, header)
  const rows = cells.flatMap((row, i) => {
    const input = i > header.row ? inputOf(row, header, naming, width) : undefined
    return input ? [{ row: i + 1, input }] : []
  })
  if (rows.length === 0) throw refuse('表头下面没有内容')
  if (rows.length > mostRows) throw refuse(`一次最多导入 ${mostRows} 行，这份有 ${rows.length} 行，请分成几份`)
  return { rows, cells, header }
}

const sheetOf = async (file: Buffer): Promise<readonly (readonly unknown[])[]> => {
  try {
    return await readSheet(file)
  } catch (error) {
    throw refuse(
      `表格读不出来，请在 Excel 里打开后另存为 .xlsx 再导入(${error instanceof Error ? error.message : error})`,
    )
  }
}
