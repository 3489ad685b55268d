import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CannotStart } from './lock.ts'

const length = 32

/** The key that deputies' links are derived from, kept in the folder as `link.key`; without a folder, for this run. */
export const openLinkKey = (dataDir?: string): Uint8Array => {
  const file = dataDir && join(dataDir, 'link.key')
  if (!file) return randomBytes(length)
  if (!existsSync(file)) {
    // Whole or not at all: a torn key would void every link that is out.
    writeFileSync(`${file}.new`, randomBytes(length), { mode: 0o600 })
    renameSync(`${file}.new`, file)
  }
  const key = readFileSync(file)
  if (key.length !== length)
    throw new CannotStart(`${file} 不是完整的密钥。请从备份恢复；删除它会让已经发出的代表链接全部失效。`)
  return key
}
