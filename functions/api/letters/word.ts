import type { Context } from 'hono'
import { legibleLine } from '../../../shared/legible.ts'
import type { Letter } from '../../../shared/letter-form/letter.ts'
import { downloadHeaders } from '../download.ts'

/** The media type of a Word document. */
export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** What some file system or other refuses. */
const forbidden = /[\\/:*?"<>|]/g
/** Characters; in UTF-8 they stay below the 255 bytes of a file's name. */
const longest = 70

/** A file's name of the words of a letter: number and title, and which draft. */
export const fileNameOf = ({
  documentNumber = '',
  title,
  draft,
}: Pick<Letter, 'documentNumber' | 'title' | 'draft'>): string => {
  const words = legibleLine(`${documentNumber}${title}`)
    .replace(forbidden, '')
    .replace(/^[.\s]+/, '')
  const kept = [...words].slice(0, longest).join('').trim()
  return `${kept || '函'}${draft === undefined ? '' : `（第${draft}稿）`}.docx`
}

/** A letter as a Word document to be kept; `id` names the file where nothing else can. */
export const sendWord = async (c: Context, letter: Letter, id: string) => {
  // Loaded when the first one is asked for: few requests need it.
  const { letterDocx } = await import('../../../shared/letter-form/docx/document.ts')
  const headers = downloadHeaders({ type: wordType, name: fileNameOf(letter), ascii: `${id}.docx` })
  return c.body(await letterDocx(letter), 200, headers)
}
