import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startRuntime } from '../local/runtime.ts'

/** Makes the README's pictures from a server of its own. Needs a Chromium (Debian: apt-get install chromium fonts-noto-cjk). */
const pictures = [{ path: '/api/docs', file: 'api-docs.png', size: '1200,1400' }]

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
mkdirSync(folder, { recursive: true })
const profile = mkdtempSync(join(tmpdir(), 'jianyi-screenshots-'))
const runtime = await startRuntime({
  port: 0,
  host: '127.0.0.1',
  log: (_, message, fields) => console.error(message, fields ?? ''),
})
try {
  for (const { path, file, size } of pictures) {
    // Beside this process, not instead of it: the server answers in here.
    const browser = spawn(
      process.env.CHROMIUM ?? 'chromium',
      [
        ...flags,
        `--user-data-dir=${profile}`,
        `--window-size=${size}`,
        `--screenshot=${join(folder, file)}`,
        `${runtime.url}${path}`,
      ],
      { stdio: 'ignore' },
    )
    const [status] = await once(browser, 'close')
    if (status !== 0) throw new Error(`Chromium made no picture of ${path}`)
    console.log(`docs/screenshots/${file}`)
  }
} finally {
  await runtime.close()
  rmSync(profile, { recursive: true, force: true })
}
