import { Parser } from 'htmlparser2'
import { Refusal } from '../case/refusal.ts'
import { ArchiveTooLarge, unpack } from '../unpack.ts'
import type { Kind } from './kinds.ts'
import { refuseFile } from './refuse.ts'

/** What an office file may hold at most, unpacked, whatever it claims: a workbook of 4 MB has some 60 MB. */
const limits = { parts: 2_000, bytes: 64 * 1024 * 1024 }
/** Characters; programs write names of a few dozen. */
const longestName = 500
/** The parts that are read here are small ones: types and relationships. Bytes. */
const longestPart = 1_000_000
/** These parts are flat; the parser's time grows with depth times length, and with 300,000 open tags is minutes. */
const deepest = 20

const contentTypes = '[Content_Types].xml'

/** The main part's type says what the file is, and that it has no macros: files with macros have types of their own. */
const mainTypes: Readonly<Record<string, Kind>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml': 'xlsx',
}

/** Parts that hold programs, by their name or their type; an embedded workbook behind a chart is none. */
const programPart = /vba(project|data)|macrosheets\/|dialogsheets\/|activex|embeddings\/(?!.*\.(xlsx|docx)$)/i
const programType = /macro|vba|activex|oleobject|dialogsheet/i
/** Relationships by which the file would fetch something from elsewhere when it is opened. */
const fetched = /\/(attachedTemplate|oleObject|frame|subDocument)$/
const elsewhere = /^\s*(https?:|ftp:|mhtml:|\\\\|\/\/|file:\/{2,5}\\\\|file:\/\/[^/])/i

const withMacros = () => refuseFile('文件含有宏、控件或嵌入的程序', '请另存为不含宏的 docx 或 xlsx，或 PDF，后再传')
const broken = () =>
  refuseFile('这个文件打不开：已损坏，或者没有传完整', '请在 Word、Excel 或 WPS 里打开，另存为 docx 或 xlsx 后再传')

type Attributes = Record<string, string>

/** The attributes of the tags of one name in a small XML part; entities are resolved, namespaces left out. */
const tagsIn = (part: Buffer, name: string): Attributes[] => {
  const found: Attributes[] = []
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (tag, attributes) => {
        depth += 1
        if (depth > deepest) throw broken()
        if (tag.slice(tag.indexOf(':') + 1) === name) found.push(attributes)
      },
      onclosetag: () => {
        depth -= 1
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  // In another encoding the names would not be found: fatal, not guessed.
  parser.end(new TextDecoder('utf-8', { fatal: true }).decode(part))
  return found
}

const kindBy = (types: Buffer, parts: ReadonlySet<string>): Kind => {
  const overrides = tagsIn(types, 'Override')
  const declared = [...overrides, ...tagsIn(types, 'Default')].map((t) => t.ContentType ?? '')
  if (declared.some((type) => programType.test(type))) throw withMacros()
  const mains = overrides.filter((o) => Object.hasOwn(mainTypes, o.ContentType ?? ''))
  const [main] = mains
  if (!main || mains.length > 1) throw refuseFile('不是 Word 文档（docx）或 Excel 表格（xlsx）')
  if (!parts.has((main.PartName ?? '').replace(/^\//, '').toLowerCase())) throw broken()
  return mainTypes[main.ContentType ?? ''] ?? fail()
}

const fail = (): never => {
  throw broken()
}

const fetchesFromElsewhere = (relationships: Buffer): boolean =>
  tagsIn(relationships, 'Relationship').some(
    ({ Type = '', TargetMode, Target = '' }) =>
      TargetMode === 'External' && fetched.test(Type) && elsewhere.test(Target),
  )

/**
 * Looks into an office file, unpacking it piece by piece, and says whether it is a document or a workbook. Throws a
 * Refusal with what to do: no such file, damaged, too large unpacked, with macros, or one that would fetch a template or
 * an object from elsewhere.
 */
export const kindOfOffice = async (file: Buffer): Promise<Kind> => {
  const parts = new Set<string>()
  const kept = new Map<string, Buffer[]>()
  let bytes = 0
  try {
    await unpack(file, limits, (name) => {
      if (name.length > longestName) throw broken()
      if (programPart.test(name)) throw withMacros()
      const known = name.toLowerCase()
      // Of two parts with one name programs read one or the other.
      if (parts.has(known)) throw broken()
      parts.add(known)
      if (name !== contentTypes && !known.endsWith('.rels')) return undefined
      const pieces: Buffer[] = []
      kept.set(known, pieces)
      return (piece) => {
        bytes += piece.length
        if (bytes > longestPart) throw new ArchiveTooLarge()
        pieces.push(piece)
      }
    })
    const types = kept.get(contentTypes.toLowerCase())
    if (!types)
      throw refuseFile('是压缩包，不是 Word 文档或 Excel 表格', '请解压后逐个上传，只收 PDF、JPEG、PNG、docx、xlsx')
    const kind = kindBy(Buffer.concat(types), parts)
    const relationships = [...kept].filter(([name]) => name.endsWith('.rels'))
    if (relationships.some(([, pieces]) => fetchesFromElsewhere(Buffer.concat(pieces))))
      throw refuseFile('文件引用了网上的模板或对象', '请另存为 PDF 后再传')
    return kind
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (error instanceof ArchiveTooLarge) throw refuseFile('文件展开后过大', '请另存为 PDF，或者分成几份后再传')
    throw broken()
  }
}
