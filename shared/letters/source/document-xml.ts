import { fromBufferPromise, type ZipFile } from 'yauzl'
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
  try {
    return await unpack(await fromBufferPromise(Buffer.from(bytes), { lazyEntries: true, validateEntrySizes: true }))
  } catch (cause) {
    if (cause instanceof UnreadableLetter) throw cause
    throw new UnreadableLetter('BROKEN_DOCX', { cause })
  }
}

const unpack = async (zip: ZipFile): Promise<string> => {
  const main: Buffer[] = []
  let [parts, size] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    parts += 1
    if (parts > limits.parts) throw new UnreadableLetter('TOO_LARGE')
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      size += (piece as Buffer).length
      if (size > limits.bytes) throw new UnreadableLetter('TOO_LARGE')
      if (entry.fileName === 'word/document.xml') main.push(piece as Buffer)
    }
  }
  if (main.length === 0) throw new UnreadableLetter('BROKEN_DOCX')
  return decode(Buffer.concat(main))
}
