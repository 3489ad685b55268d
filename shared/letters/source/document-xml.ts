import { ArchiveTooLarge, unpack } from '../../unpack.ts'
import { decode } from './decode.ts'
import { UnreadableLetter } from './unreadable.ts'

/** What a docx may hold at most, unpacked: a reply has below 1 MB, with pictures some more; a zip bomb has gigabytes. */
const limits = { parts: 2_000, bytes: 20_000_000 }

/**
 * The main part of a docx, `word/document.xml`. All parts are unpacked piece by piece to see how large they get, whatever
 * the file says of itself; no other is kept.
 *
 * @throws UnreadableLetter for what is no docx, is damaged, or is too large unpacked
 */
export const documentXmlOf = async (bytes: Uint8Array): Promise<string> => {
  const main: Buffer[] = []
  try {
    await unpack(Buffer.from(bytes), limits, (name) =>
      name === 'word/document.xml' ? (piece) => main.push(piece) : undefined,
    )
  } catch (cause) {
    throw new UnreadableLetter(cause instanceof ArchiveTooLarge ? 'TOO_LARGE' : 'BROKEN_DOCX', { cause })
  }
  if (main.length === 0) throw new UnreadableLetter('BROKEN_DOCX')
  return decode(Buffer.concat(main))
}
