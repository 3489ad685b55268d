import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { fillDemo } from '../local/demo/fill.ts'
import { demoPeople } from '../local/demo/texts/people.ts'
import { startRuntime } from '../local/runtime.ts'

/*
 * Makes the README's pictures from the demonstration session, in a server of its own. Needs a Chromium
 * (Debian: apt-get install chromium fonts-noto-cjk; or CHROMIUM=<path>).
 *   npm run screenshots -- [a part of a file's name]
 */

type Picture = {
  file: string
  /** Who looks: the name on the button of the sign-in, and which of several units' people. */
  as?: { name: string; unit?: string }
  /** The page, or the way to it. */
  open: string | ((page: Page) => Promise<void>)
  width?: number
  height?: number
  dark?: boolean
}

const secretariat = { name: demoPeople.secretariat }

/** The first case of a list whose row says this. */
const caseOf = (list: string, says: RegExp) => async (page: Page) => {
  await page.goto(list)
  await page.locator('tr, li', { hasText: says }).locator('a[href*="/suggestions/"]').first().click()
  await page.waitForLoadState()
}

const pictures: Picture[] = [
  { file: 'my-work', as: secretariat, open: '/' },
  { file: 'board', as: secretariat, open: '/board', width: 1366 },
  { file: 'assign', as: secretariat, open: '/assign' },
  { file: 'suggestion', as: secretariat, open: caseOf('/suggestions?stage=handling', /起草|审签|评价/), height: 1100 },
  {
    file: 'suggestion-dark',
    as: secretariat,
    open: caseOf('/suggestions?stage=handling', /起草|审签|评价/),
    dark: true,
  },
  { file: 'figures', as: { name: demoPeople.leaders[0]?.name ?? '' }, open: '/figures', height: 1300 },
  { file: 'public', open: '/public/replies', width: 900 },
  { file: 'api-docs', open: '/api/docs', height: 1400 },
]

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true'
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const wanted = process.argv[2] ?? ''
mkdirSync(folder, { recursive: true })
const runtime = await startRuntime({
  port: 0,
  host: '127.0.0.1',
  log: (level, message, fields) => level === 'error' && console.error(message, fields ?? ''),
})
await fillDemo(runtime, { onProgress: () => {} })
runtime.open(30_000)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
})

const signIn = async (context: BrowserContext, who: { name: string }): Promise<void> => {
  const page = await context.newPage()
  await page.goto('/sign-in')
  await page.getByRole('button', { name: who.name }).first().click()
  await page.waitForURL((url) => !/^\/(oidc|sign-in)/.test(url.pathname))
  await page.close()
}

try {
  for (const { file, as, open, width = 1280, height = 900, dark } of pictures) {
    if (!file.includes(wanted)) continue
    const context = await browser.newContext({
      baseURL: runtime.url,
      locale: 'zh-CN',
      viewport: { width, height },
      colorScheme: dark ? 'dark' : 'light',
    })
    if (as) await signIn(context, as)
    const page = await context.newPage()
    if (typeof open === 'string') await page.goto(open)
    else await open(page)
    await page.screenshot({ path: join(folder, `${file}.png`) })
    await context.close()
    console.log(`docs/screenshots/${file}.png`)
  }
} finally {
  await browser.close()
  await runtime.close()
}
