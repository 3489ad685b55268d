import { legibleLine } from '../legible.ts'
import { type Kind, kinds } from './kinds.ts'
import { refuseFile } from './refuse.ts'

/** UTF-8 bytes: below the 255 of file systems, and below what the log keeps in line. */
const longest = 200

/** What some file system or other refuses. */
const forbidden = /[\\/:*?"<>|]/g
/** Seen by nobody: joiners, marks of direction, tags. They make two names look like one. */
const unseen = /\p{Cf}/gu
/** Names that Windows keeps for devices. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)$/i
/** What a program would take for a file's type; `第1.2版` has none. */
const claimed = /\.([a-z][a-z0-9]{0,7})$/i

const cut = (text: string, bytes: number): string => {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break
    kept += character
  }
  return kept.replace(/[.\s]+$/, '')
}

/** The last part of a path, as far as it can matter: the expressions below take their time with a name of a megabyte. */
const sensible = (path: string): string => {
  const last = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
  return last.length > 600 ? last.slice(0, 500) + last.slice(-20) : last
}

/**
 * The name that a file is kept and given out by: of what was sent the last part of the path, without what is not seen or
 * misleads, not too long, with an extension of what it holds. Refuses one whose extension says something else.
 */
export const attachmentName = (sent: string, kind: Kind): string => {
  const { extensions, label } = kinds[kind]
  const last = sensible(sent).normalize('NFC').replace(unseen, '')
  const name = legibleLine(last.replace(forbidden, '')).replace(/[.\s]+$/, '')
  const extension = claimed.exec(name)?.[1]?.toLowerCase()
  if (extension !== undefined && !extensions.some((own) => own === extension))
    throw refuseFile(
      `文件名是 .${extension}，内容却是 ${label}`,
      `请把扩展名改为 .${extensions[0]}，或另存为 PDF 或 docx 后再传`,
    )
  const stem = extension === undefined ? name : name.slice(0, -extension.length - 1)
  const kept = cut(stem.replace(/^[.\s]+|[.\s]+$/g, ''), longest - 1 - (extension ?? extensions[0]).length)
  const called = kept === '' || device.test(kept) ? `附件${kept}` : kept
  return `${called}.${extension ?? extensions[0]}`
}
