import { unpack } from '../../../shared/unpack.ts'
import { type ArchiveFile, zipOf } from './zip.ts'

/** A letter has some 15 parts and some 200 KB. */
const limits = { parts: 200, bytes: 64 * 1024 * 1024 }

const properties = 'docProps/core.xml'
const dates = /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g

/**
 * A Word document that says it was made at `at` instead of now, so that the same letter is the same bytes again; nothing
 * else of it changes.
 */
export const steadyDocx = async (document: Uint8Array, at: Date): Promise<Buffer> => {
  const parts = new Map<string, Buffer[]>()
  await unpack(Buffer.from(document), limits, (name) => {
    const pieces: Buffer[] = []
    parts.set(name, pieces)
    return (piece) => void pieces.push(piece)
  })
  const files = [...parts].map(([path, pieces]): ArchiveFile => {
    const bytes = Buffer.concat(pieces)
    if (path !== properties) return { path, bytes }
    return { path, bytes: Buffer.from(bytes.toString().replace(dates, (_, tag) => `${tag}${at.toISOString()}`)) }
  })
  const zipped: Buffer[] = []
  for await (const piece of zipOf(eachIn(files))) zipped.push(piece as Buffer)
  return Buffer.concat(zipped)
}

const eachIn = async function* (files: readonly ArchiveFile[]): AsyncGenerator<ArchiveFile> {
  yield* files
}
