/** A cell as text: what a person sees in it, without spaces around. Numbers as they are typed, never as 1e21. */
export const textIn = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return dayOf(cell) ?? ''
  if (typeof cell === 'number')
    return Number.isInteger(cell) ? cell.toLocaleString('en', { useGrouping: false }) : String(cell)
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  return String(cell).replace(/\r\n?/g, '\n').trim()
}

/** Several in one cell: separated by 、 ， , ; ； spaces or lines. */
export const severalIn = (cell: unknown): string[] =>
  textIn(cell)
    .split(/[、,，;；\s]+/)
    .filter((part) => part !== '')

/** Excel's dates have no zone: they are read as UTC, and the day is meant. */
const dayOf = (date: Date): string | undefined =>
  Number.isNaN(date.getTime()) ? undefined : date.toISOString().slice(0, 10)

/**
 * A day as `2025-02-10`: from a cell with a date, or written as 2025-02-10, 2025/2/10, 2025.2.10, 20250210 or 2025年2月10日.
 * What is no such day is given back as it is written, for the schema to refuse.
 */
export const dayInCell = (cell: unknown): string => {
  const text = textIn(cell)
  const [, year, month, day] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC')) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    []
  if (year === undefined || month === undefined || day === undefined) return text
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
