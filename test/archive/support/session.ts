import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise } from 'yauzl'
import { type ArchiveFile, zipOf } from '../../../functions/api/archive/zip.ts'
import { countsOf } from '../../../shared/archive/counts.ts'
import { Manifest } from '../../../shared/archive/manifest.ts'
import { paths } from '../../../shared/archive/paths.ts'
import { sha256 as hashOf } from '../../../shared/case/commit.ts'
import { attach } from '../../support/attach.ts'
import { pdf } from '../../support/files.ts'
import { type Harness, secretariat, unit } from '../../support/harness.ts'

/** An archive's files by their paths, in the order of the archive. */
export type Files = Map<string, Buffer>

/** Unpacks an archive that is known to be good. */
export const filesIn = async (archive: Buffer): Promise<Files> => {
  const zip = await fromBufferPromise(archive, { lazyEntries: true, validateEntrySizes: true })
  const files: Files = new Map()
  for await (const entry of zip.eachEntry())
    files.set(entry.fileName, await bytesOf(await zip.openReadStreamPromise(entry as Entry)))
  return files
}

const bytesOf = async (stream: Readable): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for await (const piece of stream) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
}

/** The files as an archive again. */
export const packed = (files: Files): Promise<Buffer> => {
  const each = async function* (): AsyncGenerator<ArchiveFile> {
    for (const [path, bytes] of files) yield { path, bytes }
  }
  return bytesOf(zipOf(each()))
}

/** The same files with a manifest that says what they are now: what somebody who knows how would forge. */
export const forged = (files: Files, change: (manifest: Manifest) => void = () => {}): Files => {
  const manifest = Manifest.parse(JSON.parse(files.get(paths.manifest)?.toString() ?? ''))
  const listed = [...files].filter(([path]) => path !== paths.manifest && path !== paths.manifestHash)
  manifest.files = listed.map(([path, bytes]) => ({ path, size: bytes.length, sha256: hashOf(bytes) }))
  change(manifest)
  manifest.counts = countsOf(manifest)
  const bytes = Buffer.from(JSON.stringify(manifest))
  return new Map([
    ...listed,
    [paths.manifest, bytes],
    [paths.manifestHash, Buffer.from(`${hashOf(bytes)}  ${paths.manifest}\n`)],
  ])
}

/** 0105 answered with everything that an archive has, 0106 just begun, and 0107, which is for its keeper alone. */
export const fill = async (harness: Harness): Promise<{ answered: string; begun: string; kept: string }> => {
  const answered = await harness.submit('0105', { body: '建议健全医保管理机制。'.repeat(80) })
  await attach(harness, secretariat, answered, { file: pdf('附件'), name: '材料.pdf' })
  await harness.toDraft(answered, 'ybj', ['wjw'])
  const commitments = [{ item: '建成站点', dueOn: '2025-12-31' }]
  await harness.toEvaluate(answered, 'ybj', { category: 'B', body: '一、情况。'.repeat(200), commitments })
  await harness.act(secretariat, answered, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
  const met = { on: harness.today(), evidence: '已建成' }
  await harness.act(unit('ybj', 'officer'), answered, 'fulfil', 'fulfilled', met)
  const begun = await harness.submit('0106')
  const kept = await harness.submit('0107', { confidential: 'content', visibleTo: ['保密员', '代表工委'] })
  await harness.runtime.settled()
  return { answered, begun, kept }
}
