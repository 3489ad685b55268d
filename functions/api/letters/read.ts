import { invalid } from '../../../shared/case/refusal.ts'
import type { LetterReading } from '../../../shared/letters/letter.ts'
import { readLetter } from '../../../shared/letters/read-letter.ts'
import { formatOfType } from '../../../shared/letters/source/media-type.ts'
import { textOfFile } from '../../../shared/letters/source/text-of-file.ts'
import { UnreadableLetter } from '../../../shared/letters/source/unreadable.ts'

/** Reads a letter that was sent, by its media type; refuses what is none of them, or cannot be read. */
export const readSent = async (bytes: Uint8Array, contentType: string): Promise<LetterReading> => {
  const format = formatOfType(contentType)
  if (!format) throw invalid('file', '请提交文本(text/plain)、网页(text/html)或 docx')
  try {
    return readLetter(await textOfFile(bytes, format, contentType))
  } catch (error) {
    if (error instanceof UnreadableLetter) throw invalid('file', error.message)
    throw error
  }
}
