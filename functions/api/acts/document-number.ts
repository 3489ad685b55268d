import { invalid } from '../../../shared/case/refusal.ts'

/** What a document number is made of: prefix, year, serial. */
const parts = /^(.+)〔(\d{4})〕([1-9]\d*)号$/

export type Numbered = { series: { prefix: string; year: number }; serial: number }

/** The series and the serial of a document number that was given; refused where no series could keep it. `path` names the field. */
export const seriesOf = (documentNumber: string, path = 'documentNumber'): Numbered => {
  const [, prefix = '', year = '', serial = ''] = parts.exec(documentNumber) ?? []
  // A series is kept in order of six digits.
  if (prefix.length > 20 || serial.length > 6) throw invalid(path, '文号的前缀至多 20 字，序号至多 6 位')
  return { series: { prefix, year: Number(year) }, serial: Number(serial) }
}
