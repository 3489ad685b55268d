import { checkDocx } from './check-docx.ts'
import { textOfHtml } from './text-of-html.ts'
import { UnreadableLetter } from './unreadable.ts'

/**
 * The text of a Word file: paragraphs are lines, the cells of a row share one. Numbers that Word itself puts before
 * paragraphs, headers and pictures are not in it.
 *
 * @throws UnreadableLetter for what is no docx, is damaged, or is too large unpacked
 */
export const textOfDocx = async (bytes: Uint8Array): Promise<string> => {
  checkDocx(bytes)
  // Loaded when the first one comes: few requests need it.
  const { default: mammoth } = await import('mammoth')
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage, externalFileAccess: false },
    )
    return textOfHtml(value)
  } catch (cause) {
    throw new UnreadableLetter('BROKEN_DOCX', { cause })
  }
}
