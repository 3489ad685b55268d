import { randomBytes } from 'node:crypto'
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The key that task tokens are made with: kept in `<folder>/token.key`, so that tokens outlive a restart. */
export function tokenKey(folder: string | undefined): Buffer {
  if (!folder) return randomBytes(32)
  const path = join(folder, 'token.key')
  try {
    return readFileSync(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const key = randomBytes(32)
  writeFileSync(`${path}.next`, key, { mode: 0o600 })
  renameSync(`${path}.next`, path)
  return key
}
