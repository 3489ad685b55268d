import { PassThrough, Readable } from 'node:stream'
import writeWorkbook, { type Cell, type Sheet } from 'write-excel-file/node'
import { legible } from '../../../shared/legible.ts'
import { downloadHeaders } from '../download.ts'

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Excel's cells hold so many characters at most. */
const longest = 32_767

/**
 * Text that stays text: a cell of its own type with the format of text, so that what begins with = + - @ is never taken for
 * a formula, not by whoever edits the cell either (scenario 29).
 */
export const text = (value: string | undefined | null): Cell =>
  value
    ? {
        value: legible(value).slice(0, longest),
        type: String,
        format: '@',
        wrap: true,
        alignVertical: 'top',
      }
    : null

/** A real date, shown as 2025-02-10; text where it is no date. */
export const day = (value: string | undefined | null): Cell => {
  if (!value) return null
  const date = new Date(`${value}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return text(value)
  return { value: date, type: Date, format: 'yyyy-mm-dd', alignVertical: 'top' }
}

export const count = (value: number | undefined): Cell =>
  value === undefined ? null : { value, type: Number, alignVertical: 'top' }

/** A rate from 0 to 1, shown in percent; empty where nothing counts. */
export const percent = (value: number | null): Cell =>
  value === null ? null : { value, type: Number, format: '0.0%', alignVertical: 'top' }

export const heading = (value: string): Cell => ({
  value,
  type: String,
  fontWeight: 'bold',
  backgroundColor: '#E8EEF0',
  wrap: true,
  alignVertical: 'center',
})

/** A sheet with a frozen header. */
export const sheetOf = (
  name: string,
  header: readonly { header: string; width: number }[],
  rows: Cell[][],
): Sheet<never> => ({
  sheet: name,
  data: [header.map((column) => heading(column.header)), ...rows],
  columns: header.map(({ width }) => ({ width })),
  stickyRowsCount: 1,
})

const look = { fontFamily: 'SimSun', fontSize: 11 }

/** The workbook as a file. */
export const workbookOf = (sheets: Sheet<never>[]): Promise<Buffer> => writeWorkbook(sheets, look).toBuffer()

/** The same as it is made, for an answer that is sent piece by piece. */
export const streamOf = (sheets: Sheet<never>[]): ReadableStream => {
  const through = new PassThrough()
  writeWorkbook(sheets, look)
    .toStream(through)
    .catch((error: unknown) => through.destroy(error instanceof Error ? error : new Error(String(error))))
  return Readable.toWeb(through) as ReadableStream
}

/** The headers of an answer that is a workbook with this name. */
export const workbookHeaders = (name: string, ascii: string) => downloadHeaders({ type: xlsxType, name, ascii })
