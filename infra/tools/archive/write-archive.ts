import { existsSync, renameSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { type Archiving, archiveFiles } from '../../../functions/api/archive/archive-files.ts'
import { zipOf } from '../../../functions/api/archive/zip.ts'
import type { AttachmentStore } from '../../../shared/store/attachment-store.ts'
import { CannotStart } from '../../local/lock.ts'
import { allCases } from '../all-cases.ts'
import type { Opened } from '../open-store.ts'

/**
 * Writes the archive of a whole session to a file that is not there yet, whole or not at all; confidential cases too, for
 * whoever has the table has all of them. Cases are found by a scan of the table, so that one without a row is among them.
 */
export const writeArchive = async (
  opened: Opened & { attachments: AttachmentStore },
  { session: id, out, onProgress }: { session: string; out: string } & Pick<Archiving, 'onProgress'>,
): Promise<void> => {
  const session = (await opened.store.sessions({ fresh: true })).find((s) => s.id === id)
  if (!session) throw new CannotStart(`没有届次 ${id}。`)
  if (existsSync(out)) throw new CannotStart(`${out} 已经存在，请换一个文件名，或先移走它。`)
  const { ids, withoutLog } = await allCases(opened)
  const cases = [...ids, ...withoutLog]
    .filter((of) => of.startsWith(`${id}-`))
    .sort()
    .map((of) => ({ id: of }))
  const part = `${out}.part`
  const file = await open(part, 'w').catch((error: NodeJS.ErrnoException) => {
    throw new CannotStart(`写不了 ${out}:${error.message}`)
  })
  const files = archiveFiles(opened, { session, cases, mayTake: () => true, ...(onProgress && { onProgress }) })
  try {
    await pipeline(zipOf(files), file.createWriteStream())
    renameSync(part, out)
  } catch (error) {
    // What is being read has to come to its end before the store is closed.
    await files.return(undefined).catch(() => {})
    rmSync(part, { force: true })
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') throw new CannotStart(`写不了 ${out}：磁盘满了。`)
    throw error
  }
}
