import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file of an archive. */
export type ArchiveFile = { path: string; bytes: Buffer }

/**
 * One time for all, by parts of local time, which is what the format keeps: the same files give the same bytes on every
 * machine, whatever the time or its zone.
 */
const fixed = () => ({ mtime: new Date(2000, 0, 1), mode: 0o100644, forceDosTimestamp: true })

/** The files as a zip archive, made while it is read: the next file is asked for when the one before has been taken. */
export const zipOf = (files: AsyncIterable<ArchiveFile>): Readable => {
  const zip = new ZipFile()
  const out = Readable.from(zip.outputStream)
  const fail = (error: unknown) => void out.destroy(error instanceof Error ? error : new Error(String(error)))
  zip.on('error', fail)
  feed(zip, files, out).catch(fail)
  return out
}

const feed = async (zip: ZipFile, files: AsyncIterable<ArchiveFile>, out: Readable): Promise<void> => {
  const gone = new Promise<'gone'>((resolve) => out.once('close', () => resolve('gone')))
  // Whoever reads may leave before the end.
  for await (const file of files) if ((await Promise.race([added(zip, file), gone])) === 'gone') return
  zip.end()
}

/** Adds a file, and waits until it was taken. The library keeps its entries to the end: they must not hold the bytes. */
const added = (zip: ZipFile, { path, bytes }: ArchiveFile): Promise<'taken'> => {
  const held = [bytes]
  return new Promise((resolve) =>
    zip.addReadStreamLazy(path, fixed(), (give) => {
      const source = Readable.from(held.splice(0))
      source.once('close', () => resolve('taken'))
      give(null, source)
    }),
  )
}

/** All of a stream in one piece, or undefined as soon as it is longer than so many bytes. */
export const atMost = async (stream: Readable, bytes: number): Promise<Buffer | undefined> => {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of stream) {
    pieces.push(piece as Buffer)
    size += (piece as Buffer).length
    if (size > bytes) return undefined
  }
  return Buffer.concat(pieces)
}
