import { crc32, deflateSync } from 'node:zlib'
import { zipOf } from './zip.ts'

/** A PDF as scanners make them, as far as anybody looks who does not draw it. */
export const pdf = (text = '一页'): Buffer =>
  Buffer.from(`%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n% ${text}\nstartxref\n9\n%%EOF\n`)

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of one grey pixel. */
export const png = (): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ])

/** The frame of a JPEG of 16 × 16, with a scan of some bytes. */
export const jpeg = (): Buffer =>
  Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080010001001011100ffda0008010100003f00d2cf20ffd9', 'hex')

const main = {
  docx: ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  xlsx: ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
} as const

type Part = { name: string; data: Buffer; claims?: number }
type Office = { kind?: keyof typeof main; types?: string; more?: Part[]; without?: string }

/** A Word document, or a workbook, with the parts that say what it is; `types` are more lines of its content types. */
export const office = ({ kind = 'docx', types = '', more = [], without = '' }: Office = {}): Buffer => {
  const [part, type] = main[kind]
  const contentTypes = `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${type}"/>${types}</Types>`
  const parts: Part[] = [
    { name: '[Content_Types].xml', data: Buffer.from(contentTypes) },
    { name: part, data: Buffer.from('<w/>') },
  ]
  return zipOf([...parts, ...more].filter(({ name }) => name !== without))
}

/** The relationships of a document to things elsewhere. */
export const relationship = (type: string, target: string): Part => ({
  name: 'word/_rels/settings.xml.rels',
  data: Buffer.from(
    `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}" TargetMode="External"/></Relationships>`,
  ),
})
