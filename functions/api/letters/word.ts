import type { Context } from 'hono'
import { legibleLine } from '../../../shared/letter-form/legible.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'

/** The media type of a Word document. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What some file system or other refuses. */
const forbidden = /[\\/:*?"<>|]/g
/** Characters; in UTF-8 they stay below the 255 bytes of a file's name. */
const longest = 70

/** A file's name of the words of a letter: number and title, and which draft. */
export const fileNameOf = ({ documentNumber = '', title, draft }: Letter): string => {
  const words = legibleLine(`${documentNumber}${title}`)
    .replace(forbidden, '')
    .replace(/^[.\s]+/, '')
  const kept = [...words].slice(0, longest).join('').trim()
  return `${kept || '函'}${draft === undefined ? '' : `（第${draft}稿）`}.docx`
}

/** RFC 6266, with the name in UTF-8 (RFC 8187) and for old clients one of ASCII. */
export const disposition = (ascii: string, name: string): string => {
  const encoded = encodeURIComponent(name).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `attachment; filename="${ascii.replace(/[^\w.-]/g, '_')}.docx"; filename*=UTF-8''${encoded}`
}

/** A letter as a Word document to be kept; `id` names the file where nothing else can. */
export const sendWord = async (c: Context, letter: Letter, id: string) => {
  // Loaded when the first one is asked for: few requests need it.
  const { letterDocx } = await import('../../../shared/letter-form/docx/document.ts')
  return c.body(await letterDocx(letter), 200, {
    'content-type': wordType,
    'content-disposition': disposition(id, fileNameOf(letter)),
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  })
}
