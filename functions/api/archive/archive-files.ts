import { countsOf } from '../../../shared/archive/counts.ts'
import type { ArchivedCase, ArchivedFile, Manifest } from '../../../shared/archive/manifest.ts'
import { paths } from '../../../shared/archive/paths.ts'
import { formatInstant } from '../../../shared/calendar/index.ts'
import { canonical, sha256 as hashOf } from '../../../shared/case/commit.ts'
import { eachOf } from '../../../shared/each-of.ts'
import type { Session } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { caseFiles, type Listed, type MayTake } from './case-files.ts'
import { readmeOf } from './readme.ts'
import type { ArchiveFile } from './zip.ts'

/** So many cases are held at once, without their attachments. */
const atOnce = 8

export type ArchiveDeps = Pick<ApiDeps, 'store' | 'rules' | 'attachments' | 'now'>
export type Archiving = {
  session: Session
  /** The session's cases, in order of their ids. */
  cases: readonly Listed[]
  mayTake: MayTake
  onProgress?(done: number, total: number): void
}

/** As JSON that people read, with members in one order. */
const pretty = (value: unknown): Buffer => Buffer.from(`${JSON.stringify(JSON.parse(canonical(value)), null, 2)}\n`)

/**
 * The files of a session's archive, one after the other: its cases, a few read at once, then the settings, and the
 * manifest of all that came before. The same data and clock give the same bytes.
 */
export const archiveFiles = async function* (
  deps: ArchiveDeps,
  { session, cases, mayTake, onProgress = () => {} }: Archiving,
): AsyncGenerator<ArchiveFile> {
  const at = deps.now()
  const asOf = formatInstant(at)
  const [archived, files, definitions] = [[] as ArchivedCase[], [] as ArchivedFile[], new Set<number>()]
  const listed = (file: ArchiveFile): ArchiveFile => {
    files.push({ path: file.path, size: file.bytes.length, sha256: hashOf(file.bytes) })
    return file
  }
  for (let i = 0; i < cases.length; i += atOnce) {
    const some = cases.slice(i, i + atOnce)
    const found = await eachOf(some, (one) => caseFiles(deps, one, { mayTake, session: session.name, at }))
    for (const one of found) {
      if (!one) continue
      archived.push(one.of)
      // What was entered afterwards follows none.
      if (one.definition) definitions.add(one.definition)
      for (const file of one.files) yield listed(file)
      for (const { sha256, extension } of one.attachments) {
        const bytes = await deps.attachments.getAttachment({ suggestion: one.of.id, sha256 })
        // What is missing is missed by whoever verifies: the log says that it belongs here.
        if (bytes) yield listed({ path: paths.attachment(one.of.id, sha256, extension), bytes })
      }
    }
    onProgress(Math.min(i + atOnce, cases.length), cases.length)
  }
  const leftOut = cases.length - archived.length
  yield listed({ path: paths.settings, bytes: await settingsOf(deps, session, definitions) })
  yield listed({ path: paths.readme, bytes: Buffer.from(readmeOf(session, asOf, leftOut)) })
  const manifest: Manifest = {
    format: 'jianyi-archive',
    formatVersion: 1,
    session: { id: session.id, name: session.name },
    asOf,
    leftOut,
    counts: countsOf({ cases: archived, files }),
    cases: archived,
    files,
  }
  const bytes = pretty(manifest)
  yield { path: paths.manifest, bytes }
  yield { path: paths.manifestHash, bytes: Buffer.from(`${hashOf(bytes)}  ${paths.manifest}\n`) }
}

/** What it takes to read the logs: never people, whose e-mails are with them. */
const settingsOf = async (
  { store, rules }: ArchiveDeps,
  session: Session,
  definitions: ReadonlySet<number>,
): Promise<Buffer> => {
  const { profile } = await rules.rulesFor(session.id)
  const { units, notices } = await store.all({ fresh: true })
  return pretty({ session, profile, units, notices, definitions: [...definitions].sort((a, b) => a - b) })
}
