import { Refusal } from '../case/refusal.ts'
import { ArchiveTooLarge, unpack } from '../unpack.ts'

/**
 * What a workbook may hold at most, unpacked: an office's ledger of 5,000 rows with long texts has 20 MB. Rows and columns
 * are those that any cell lies in: one cell far out would make a table of millions.
 */
export const limits = { parts: 200, bytes: 64 * 1024 * 1024, rows: 5_100, columns: 200 }

const refuse = (message: string): Refusal => new Refusal('INVALID', message, [{ path: 'file', message }])

/** Parts that only files with macros, links to other files or embedded objects have. */
const hostile = /vbaProject|externalLinks\/|embeddings\/|activeX\//i
const sheet = /^xl\/worksheets\/[^/]+\.xml$/i

/**
 * Looks a workbook over before it is read, unpacking it piece by piece. Throws a Refusal that says what to do: an old
 * .xls, no workbook at all, one that is too large when unpacked (whatever it claims), macros, formulas, a cell far out.
 */
export const guardWorkbook = async (file: Buffer): Promise<void> => {
  if (file.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0])))
    throw refuse('这是旧版 .xls 或加了密码的文件，请在 Excel 里去掉密码，另存为 .xlsx 后再导入')
  try {
    await unpack(file, limits, (name) => {
      if (hostile.test(name)) throw refuse('文件含有宏、外部链接或嵌入的对象，请另存为只有数据的 .xlsx 后再导入')
      if (!sheet.test(name)) return undefined
      const cells = new CellGuard()
      return (piece) => cells.look(piece.toString('latin1'))
    })
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof ArchiveTooLarge)
      throw refuse('文件展开后过大，不像一份台账；请只保留台账这一张表，另存后再导入')
    throw refuse('文件打不开：不是 .xlsx，或者没有传完整')
  }
}

/** Looks at a sheet as it is unpacked: where its cells lie, and that none computes anything. */
class CellGuard {
  #rest = ''

  look(chunk: string): void {
    const text = this.#rest + chunk
    const end = text.lastIndexOf('<')
    for (const [, cell, letters = '', row = ''] of text.slice(0, end).matchAll(/<c [^<>]*?\br="(([A-Z]+)(\d+))"/g)) {
      if (Number(row) > limits.rows) throw refuse(`单元格 ${cell} 太靠下：一次最多导入 5000 行，请分成几份`)
      if (columnNumber(letters) > limits.columns) throw refuse(`单元格 ${cell} 太靠右，请删去台账以外的列`)
    }
    if (/<f[ >/]/.test(text.slice(0, end))) throw refuse('表里有公式，请复制后「选择性粘贴-数值」，另存后再导入')
    // A tag that is cut in two is looked at with the next piece; nothing that is no tag is kept.
    this.#rest = end < 0 ? '' : text.slice(end, end + 1024)
  }
}

/** `A` is 1, `AA` 27. */
const columnNumber = (letters: string): number => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0)
