import type { Refusal } from '../case/refusal.ts'
import { type Kind, kinds } from './kinds.ts'
import { kindOfOffice } from './office.ts'
import { isWholePdf, looksLikePdf } from './pdf.ts'
import { isWholeJpeg, isWholePng, looksLikeJpeg, looksLikePng } from './pictures.ts'
import { refuseFile } from './refuse.ts'

const onlyThese = `只收 ${Object.values(kinds)
  .map((k) => k.label)
  .join('、')}`

const incomplete = (): Refusal => refuseFile('文件没有传完整，或者已损坏', '请打开看看是否完好，重新保存后再传')

const startsWith = (file: Buffer, hex: string, at = 0): boolean => {
  const head = Buffer.from(hex, 'hex')
  return file.subarray(at, at + head.length).equals(head)
}

/** What else offices send, each with its own way out; the rest is told what is taken. */
const others = (file: Buffer): Refusal => {
  if (startsWith(file, 'd0cf11e0'))
    return refuseFile('这是旧版 Office 文件（doc、xls），或者加了密码', '请去掉密码，另存为 docx、xlsx 或 PDF 后再传')
  if (file.toString('latin1', 4, 8) === 'ftyp' || startsWith(file, '52494646'))
    return refuseFile('这种图片或影音不收', '请把照片转为 JPEG 后再传')
  return refuseFile(`这种文件不收，${onlyThese}`)
}

/**
 * What a file is, by what it holds; its name and what it was sent as do not count. Throws a Refusal that says what to do
 * for anything that is not whole or not taken.
 */
export const recognise = async (file: Buffer): Promise<Kind> => {
  if (looksLikePdf(file)) return isWholePdf(file) ? 'pdf' : fail(incomplete())
  if (looksLikeJpeg(file)) return isWholeJpeg(file) ? 'jpeg' : fail(incomplete())
  if (looksLikePng(file)) return isWholePng(file) ? 'png' : fail(incomplete())
  if (startsWith(file, '504b0304')) return kindOfOffice(file)
  throw others(file)
}

const fail = (refusal: Refusal): never => {
  throw refusal
}
