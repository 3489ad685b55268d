import { type ColumnKey, columns } from './columns.ts'

/** Where the header is and which of the sheet's columns is which; `unknown` are headers that nothing is read from. */
export type Header = { row: number; at: Map<ColumnKey, number>; unknown: string[] }

/** A header as it is compared: without spaces, line breaks, stars and what stands in brackets. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\([^()]*\)/g, '')
    .replace(/[\s*:]/g, '')

const keys = new Map<string, ColumnKey>(
  columns.flatMap(({ key, header, synonyms }) => [header, ...synonyms].map((name) => [plain(name), key] as const)),
)

/** A title and notes may stand above the header, never more rows than this. */
const searched = 10

/** The row that names most columns; undefined where none names two. Of two columns with one meaning the first is read. */
export const findHeader = (rows: readonly (readonly unknown[])[]): Header | undefined => {
  let best: Header | undefined
  for (const [row, cells] of rows.slice(0, searched).entries()) {
    const found = headerIn(row, cells)
    if (found.at.size > (best?.at.size ?? 1)) best = found
  }
  return best
}

const headerIn = (row: number, cells: readonly unknown[]): Header => {
  const at = new Map<ColumnKey, number>()
  const unknown: string[] = []
  for (const [i, cell] of cells.entries()) {
    const name = typeof cell === 'string' ? plain(cell) : ''
    if (name === '') continue
    const key = keys.get(name)
    if (key === undefined || at.has(key)) unknown.push(String(cell).trim())
    else at.set(key, i)
  }
  return { row, at, unknown }
}

/** Headers of required columns that are not there. */
export const missingIn = ({ at }: Header): string[] =>
  columns.filter(({ key, required }) => required && !at.has(key)).map(({ header }) => header)
