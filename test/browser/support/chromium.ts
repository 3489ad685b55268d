import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { describe } from 'vitest'

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = places.find((path) => path !== undefined && existsSync(path))

/** A group of tests that need a browser; without one they are left out, and a line says how to get it. */
export const describeInBrowser = (name: string, tests: () => void): void => {
  if (!executablePath)
    console.log(`no Chromium for「${name}」: apt-get install chromium fonts-noto-cjk, or CHROMIUM=<path>`)
  describe.runIf(executablePath)(name, tests)
}

/** Debian's Chromium, without what it would say to the outside. */
export const launch = (): Promise<Browser> => {
  if (!executablePath) throw new Error('there is no Chromium')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
