import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A folder that goes with the test. Ask for it before what uses it, so that it goes last. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jianyi-local-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
