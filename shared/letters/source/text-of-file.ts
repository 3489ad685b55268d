import { decode } from './decode.ts'
import { checkSignature, type LetterFormat } from './media-type.ts'
import { textOfDocx } from './text-of-docx.ts'
import { textOfHtml } from './text-of-html.ts'
import { UnreadableLetter } from './unreadable.ts'

/** The largest file that is read, in bytes. */
export const largestFile = 10_000_000

/**
 * The text of a letter's file. `mediaType` may name the charset of a text.
 *
 * @throws UnreadableLetter for what cannot be read as this format
 */
export const textOfFile = async (bytes: Uint8Array, format: LetterFormat, mediaType = ''): Promise<string> => {
  if (bytes.length > largestFile) throw new UnreadableLetter('TOO_LARGE')
  if (bytes.length === 0) return ''
  checkSignature(bytes, format)
  if (format === 'docx') return textOfDocx(bytes)
  const text = decode(bytes, mediaType)
  return format === 'html' ? textOfHtml(text) : text
}
