import { inflateRawSync } from 'node:zlib'
import { UnreadableLetter } from './unreadable.ts'

/** All parts of a docx unpacked, in bytes: a reply is far below; a zip bomb is above. */
const mostUnpacked = 20_000_000
const mostParts = 2_000
const [endSignature, entrySignature, localSignature] = [0x06054b50, 0x02014b50, 0x04034b50]

type Part = { name: string; isDeflated: boolean; packed: number; unpacked: number; at: number }

/**
 * Checks, before anything unpacks it, that a docx is one and how large its parts get.
 *
 * @throws UnreadableLetter for what is no docx, is damaged, or is too large unpacked
 */
export const checkDocx = (bytes: Uint8Array): void => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts = partsOf(view, bytes)
  if (!parts.some((part) => part.name === 'word/document.xml')) throw new UnreadableLetter('BROKEN_DOCX')
  if (parts.length > mostParts) throw new UnreadableLetter('TOO_LARGE')
  if (parts.reduce((sum, part) => sum + part.unpacked, 0) > mostUnpacked) throw new UnreadableLetter('TOO_LARGE')
  // The sizes are what the file says of itself: those of the parts that will be read are measured.
  for (const part of parts.filter((p) => /\.(?:xml|rels)$/i.test(p.name) && p.isDeflated)) measure(view, bytes, part)
}

const partsOf = (view: DataView, bytes: Uint8Array): Part[] => {
  try {
    const end = endOf(view)
    const parts: Part[] = []
    let at = view.getUint32(end + 16, true)
    for (let i = 0; i < view.getUint16(end + 10, true); i++) {
      if (view.getUint32(at, true) !== entrySignature) throw new RangeError('not an entry')
      const nameLength = view.getUint16(at + 28, true)
      parts.push({
        name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
        isDeflated: view.getUint16(at + 10, true) === 8,
        packed: view.getUint32(at + 20, true),
        unpacked: view.getUint32(at + 24, true),
        at: view.getUint32(at + 42, true),
      })
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    return parts
  } catch (cause) {
    throw new UnreadableLetter('BROKEN_DOCX', { cause })
  }
}

/** The end record stands in the last 64 KB, behind it only a remark. */
const endOf = (view: DataView): number => {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at--)
    if (view.getUint32(at, true) === endSignature) return at
  throw new RangeError('no end record')
}

const measure = (view: DataView, bytes: Uint8Array, part: Part): void => {
  try {
    if (view.getUint32(part.at, true) !== localSignature) throw new RangeError('not a part')
    const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true)
    inflateRawSync(bytes.subarray(from, from + part.packed), { maxOutputLength: Math.max(1, part.unpacked) })
  } catch (cause) {
    const isTooLarge = (cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw new UnreadableLetter(isTooLarge ? 'TOO_LARGE' : 'BROKEN_DOCX', { cause })
  }
}
