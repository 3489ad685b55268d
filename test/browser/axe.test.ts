import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkFor } from '../../shared/links/link-for.ts'
import { shownPages } from '../support/desk-pages.ts'
import { type DeskWorld, startDeskWorld, type Who } from '../support/desk-world.ts'
import { violationsIn } from './support/axe.ts'
import { describeInBrowser, launch } from './support/chromium.ts'
import { walkIn } from './support/keyboard.ts'

/*
 * Every page that test/support/desk-pages.ts names, as somebody who may see it: axe-core in both themes, text at
 * 200 %, and by keyboard alone.
 */

type Look = { dark?: boolean; width?: number; height?: number; scale?: number }

describeInBrowser('every page', () => {
  let world: DeskWorld
  let browser: Awaited<ReturnType<typeof launch>>
  beforeAll(async () => {
    ;[world, browser] = await Promise.all([startDeskWorld(), launch()])
  }, 240_000)
  afterAll(async () => {
    await browser.close()
    await world.harness.close()
  })

  const visit = async (who: Who | 'deputy', { dark = false, width = 1280, height = 900, scale = 1 }: Look = {}) => {
    const context = await browser.newContext({
      baseURL: world.harness.runtime.url,
      colorScheme: dark ? 'dark' : 'light',
      locale: 'zh-CN',
      viewport: { width, height },
      deviceScaleFactor: scale,
    })
    if (who !== 'deputy') await signIn(context, who)
    const page = await context.newPage()
    page.setDefaultTimeout(30_000)
    return page
  }
  const signIn = async (context: BrowserContext, who: Who): Promise<void> => {
    const [name = '', value = ''] = world.cookieOf(who).split('=')
    await context.addCookies([{ name, value, url: world.harness.runtime.url.replace('http:', 'https:'), secure: true }])
  }
  /** The pages of each person in turn, opened in one tab. */
  const byPerson = [...new Set(shownPages.map(({ who }) => who))].map((who) => ({
    who,
    paths: () => shownPages.filter((s) => s.who === who).map(({ page }) => page.path(world.own)),
  }))
  const cutOff = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  const openLink = async (page: Page): Promise<void> => {
    const of = { suggestion: world.own.issued.id, purpose: 'read', deputy: '林一' } as const
    const { code } = await linkFor(world.harness.runtime.links, of)
    await page.goto('/d')
    await page.getByRole('textbox').fill(code)
    await page.getByRole('button').first().click()
    await page.waitForURL('**/d/suggestion')
  }

  describe.each(byPerson)('of $who', ({ who, paths }) => {
    test.each(['light', 'dark'])('axe-core finds nothing in %s', { timeout: 240_000 }, async (colours) => {
      const page = await visit(who, { dark: colours === 'dark' })
      const found: string[] = []
      for (const path of paths()) {
        const answer = await page.goto(path)
        expect([path, answer?.status()]).toEqual([path, 200])
        found.push(...(await violationsIn(page)).map((violation) => `${path}: ${violation}`))
      }
      expect(found).toEqual([])
      await page.context().close()
    })

    test('with the text at 200 % nothing is cut off', { timeout: 240_000 }, async () => {
      const page = await visit(who, { width: 640, height: 450, scale: 2 })
      const found: [string, number][] = []
      for (const path of paths()) {
        await page.goto(path)
        const over = await cutOff(page)
        if (over > 0) found.push([path, over])
      }
      expect(found).toEqual([])
      await page.context().close()
    })

    test('all of it is reached by Tab, in order, and seen where it is', { timeout: 240_000 }, async () => {
      const page = await visit(who)
      const found: string[] = []
      for (const path of paths()) {
        await page.goto(path)
        found.push(...(await walkIn(page)).map((wrong) => `${path}: ${wrong}`))
      }
      expect(found).toEqual([])
      await page.context().close()
    })
  })

  describe('of a deputy', () => {
    const ofLink = ['/d/suggestion', '/d/earlier']
    test.each(['light', 'dark'])('on the phone in %s', { timeout: 120_000 }, async (colours) => {
      const page = await visit('deputy', { dark: colours === 'dark', width: 390, height: 844 })
      await page.goto('/d')
      expect(await violationsIn(page)).toEqual([])
      await openLink(page)
      for (const path of ofLink) {
        await page.goto(path)
        expect(await violationsIn(page)).toEqual([])
        expect(await cutOff(page)).toBeLessThanOrEqual(0)
        expect(await walkIn(page)).toEqual([])
      }
      await page.context().close()
    })

    test('with the text at 200 % nothing is cut off', { timeout: 120_000 }, async () => {
      const page = await visit('deputy', { width: 320, height: 450, scale: 2 })
      await openLink(page)
      for (const path of ofLink) {
        await page.goto(path)
        expect(await cutOff(page)).toBeLessThanOrEqual(0)
      }
      await page.context().close()
    })
  })

  test('the first Tab offers to skip to what the page is about', { timeout: 120_000 }, async () => {
    const page = await visit('secretariat')
    for (const path of ['/', '/suggestions', '/board', '/figures', `/suggestions/${world.own.drafted.id}`]) {
      await page.goto(path)
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.className')).toBe('skip')
      const box = await page.locator('a.skip').boundingBox()
      expect([path, (box?.y ?? -1) >= 0, (box?.height ?? 0) > 10]).toEqual([path, true, true])
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.id')).toBe('main')
    }
    await page.context().close()
  })
})
