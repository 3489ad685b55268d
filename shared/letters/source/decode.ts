import { UnreadableLetter } from './unreadable.ts'

const metaCharset = /<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([\w-]{2,20})/i
const headerCharset = /charset\s{0,5}=\s{0,5}"?([\w-]{2,20})/i
/** A page names its encoding within so many bytes. */
const announced = 2_048

/**
 * The text of bytes: by their byte order mark, else as UTF-8 where they are valid UTF-8, else by the charset that the
 * media type or the page names, else as GB18030, which Chinese offices used before (GBK and GB2312 are parts of it).
 *
 * @throws UnreadableLetter for bytes that are no text
 */
export const decode = (bytes: Uint8Array, mediaType = ''): string => {
  const text =
    byMark(bytes) ?? tryAs('utf-8', bytes) ?? tryAs(named(bytes, mediaType), bytes) ?? tryAs('gb18030', bytes)
  if (text === null || isBinary(text)) throw new UnreadableLetter('NOT_TEXT')
  return text
}

const byMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return tryAs('utf-16le', bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return tryAs('utf-16be', bytes)
  return null
}

const named = (bytes: Uint8Array, mediaType: string): string => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, announced))
  return headerCharset.exec(mediaType)?.[1] ?? metaCharset.exec(head)?.[1] ?? 'gb18030'
}

const tryAs = (charset: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch (error) {
    // An unknown charset is a RangeError, bytes that are not of the charset are a TypeError.
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}

/** A text has no zero bytes, and hardly any control characters. */
const isBinary = (text: string): boolean => {
  const head = text.slice(0, 4_096)
  const controls = head.match(/[^\P{Cc}\n\r\t\f\v]/gu)?.length ?? 0
  return head.includes('\0') || controls > head.length / 50
}
