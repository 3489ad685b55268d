import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type AttachmentStore, blobPath } from '../../shared/store/attachment-store.ts'

/** The bytes of attachments as files `<suggestion>/<sha256>` of a folder. */
export const folderAttachments = (folder: string): AttachmentStore => ({
  async putAttachment(key, bytes) {
    const file = join(folder, blobPath(key))
    await mkdir(dirname(file), { recursive: true })
    // Written aside and renamed, so that a kill leaves the file whole or absent.
    const aside = `${file}.${randomBytes(6).toString('hex')}.new`
    const handle = await open(aside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(aside, file)
  },
  async getAttachment(key) {
    try {
      return await readFile(join(folder, blobPath(key)))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  },
})

/** The same for this run only. */
export const memoryAttachments = (): AttachmentStore => {
  const kept = new Map<string, Buffer>()
  return {
    putAttachment: async (key, bytes) => void kept.set(blobPath(key), Buffer.from(bytes)),
    getAttachment: async (key) => kept.get(blobPath(key)),
  }
}

/** In the data folder as `attachments`; without one, for this run. */
export const openAttachments = (dataDir?: string): AttachmentStore =>
  dataDir ? folderAttachments(join(dataDir, 'attachments')) : memoryAttachments()
