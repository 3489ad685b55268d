import type { Browser, Page } from 'playwright-core'
import { Harness } from '../../support/harness.ts'
import { launch } from './chromium.ts'

export type Look = {
  /** Default on. */
  javaScript?: boolean
  /** The screen's own colours; default light. */
  dark?: boolean
  /** Default 1280 × 900. */
  width?: number
  /** As 200 % in the browser's menu: the page has half the width, and all is twice as large. */
  zoom?: 1 | 2
  /** A phone: fingers instead of a mouse. */
  touch?: boolean
}

/** A running system with its pages in a browser. Nothing sleeps: pages are awaited, and the system settles. */
export class Desk {
  private constructor(
    readonly harness: Harness,
    readonly browser: Browser,
  ) {}

  /** In memory, with the Xiamen session and its units, the clock at that instant. */
  static async start(at?: string): Promise<Desk> {
    const [harness, browser] = await Promise.all([Harness.xiamen({}, at), launch()])
    return new Desk(harness, browser)
  }

  /** A page of a new person: with no cookies yet. */
  async visit({ javaScript = true, dark = false, width = 1280, zoom = 1, touch = false }: Look = {}): Promise<Page> {
    const context = await this.browser.newContext({
      baseURL: this.harness.runtime.url,
      javaScriptEnabled: javaScript,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'zh-CN',
      viewport: { width: width / zoom, height: 900 / zoom },
      deviceScaleFactor: zoom,
      hasTouch: touch,
      isMobile: touch,
    })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    return page
  }

  /** Signs in through the pages: the person with this name and what they do, such as 收发 of a unit. */
  async signIn(page: Page, who: { name: string; unit?: string }, to = '/'): Promise<void> {
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
    const list = who.unit ? page.locator('section', { has: page.getByRole('heading', { name: who.unit }) }) : page
    await list.getByRole('button', { name: who.name }).first().click()
    await page.waitForURL((url) => !url.pathname.startsWith('/oidc') && !url.pathname.startsWith('/sign-in'))
  }

  async signOut(page: Page): Promise<void> {
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '已退出' }).waitFor()
  }

  /** Presses what sends a form, and lets the workflow open what comes next. */
  async send(page: Page, name: string, within = 'main'): Promise<void> {
    await page.locator(within).getByRole('button', { name, exact: true }).click()
    await page.waitForLoadState()
    await this.harness.runtime.settled()
    await page.reload()
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.harness.close()
  }
}

/** People of the embedded sign-in (infra/local/demo/texts/people.ts). */
export const people = {
  secretariat: { name: '闻若谷' },
  office: { name: '聂晓棠', unit: '市医疗保障局' },
  officer: { name: '邵立安', unit: '市医疗保障局' },
  head: { name: '温致和', unit: '市医疗保障局' },
  coOffice: { name: '傅明舟', unit: '市卫生健康委员会' },
  inspector: { name: '暴雪松' },
  leader: { name: '解云帆' },
  admin: { name: '安子墨' },
}
