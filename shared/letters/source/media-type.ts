import { UnreadableLetter } from './unreadable.ts'

/** The media types that are read. */
export const letterTypes = {
  text: 'text/plain',
  html: 'text/html',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type LetterFormat = keyof typeof letterTypes

const extensions: Record<string, LetterFormat> = {
  txt: 'text',
  md: 'text',
  html: 'html',
  htm: 'html',
  shtml: 'html',
  docx: 'docx',
}

/** The format of a `Content-Type`, or null for one that is not read. */
export const formatOfType = (contentType: string): LetterFormat | null => {
  const type = contentType.split(';')[0]?.trim().toLowerCase()
  const [format] = Object.entries(letterTypes).find(([, known]) => known === type) ?? []
  return (format as LetterFormat | undefined) ?? null
}

/** The format of a file by its name, or null. */
export const formatOfName = (name: string): LetterFormat | null =>
  extensions[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? null

/** Refuses bytes that are plainly another kind of file than what they are sent as. */
export const checkSignature = (bytes: Uint8Array, format: LetterFormat): void => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 8))
  if (head.startsWith('%PDF')) throw new UnreadableLetter('PDF')
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new UnreadableLetter('OLD_WORD')
  const isZip = head.startsWith('PK\u0003\u0004')
  if (format === 'docx' && !isZip) throw new UnreadableLetter('BROKEN_DOCX')
  if (format !== 'docx' && isZip) throw new UnreadableLetter('NOT_TEXT')
}
