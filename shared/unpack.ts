import { fromBufferPromise } from 'yauzl'

/** What an archive may hold at most, unpacked, whatever it says of itself. */
export type ArchiveLimits = { parts: number; bytes: number }

/** An archive that holds more than its limits allow. */
export class ArchiveTooLarge extends Error {
  override name = 'ArchiveTooLarge'
}

/**
 * Unpacks a zip archive piece by piece, so that none is held that nobody takes: `open` says for each part who takes its
 * pieces, if anybody.
 *
 * @throws ArchiveTooLarge past the limits, what `open` and the takers throw, and yauzl's errors for what is damaged
 */
export const unpack = async (
  archive: Buffer,
  limits: ArchiveLimits,
  open: (name: string) => ((piece: Buffer) => void) | undefined,
): Promise<void> => {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, validateEntrySizes: true })
  let [parts, bytes] = [0, 0]
  for await (const entry of zip.eachEntry()) {
    parts += 1
    if (parts > limits.parts) throw new ArchiveTooLarge()
    const take = open(entry.fileName)
    for await (const piece of await zip.openReadStreamPromise(entry)) {
      bytes += (piece as Buffer).length
      if (bytes > limits.bytes) throw new ArchiveTooLarge()
      take?.(piece as Buffer)
    }
  }
}
