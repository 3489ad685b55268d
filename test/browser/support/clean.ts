import type { Page } from 'playwright-core'
import { violationsIn } from './axe.ts'
import type { Desk, Look } from './desk.ts'

/**
 * What axe-core finds wrong in a page. It needs scripts itself: a page without them is looked at from beside, by
 * somebody with the same cookies.
 */
export const violationsOf = async (desk: Desk, page: Page, look: Look): Promise<string[]> => {
  if (look.javaScript !== false) return violationsIn(page)
  const { javaScript: _, ...same } = look
  const other = await desk.visit(same)
  await other.context().addCookies(await page.context().cookies())
  await other.goto(page.url())
  const found = await violationsIn(other)
  await other.context().close()
  return found
}
