import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkFor } from '../../../shared/links/link-for.ts'
import { shownPages } from '../../support/desk-pages.ts'
import { type DeskWorld, startDeskWorld } from '../../support/desk-world.ts'
import { mostWeight, weigh } from '../../support/page-weight.ts'

/* What a page sends with its styles and scripts, compressed: 100 KB with charts, 40 KB without (npm run bench:pages prints them). */

let world: DeskWorld
beforeAll(async () => {
  world = await startDeskWorld()
}, 180_000)
afterAll(() => world.harness.close())

test.each(shownPages.map(({ page, who }) => [page.route, page, who] as const))('%s', async (_, page, who) => {
  const { app } = world.harness.runtime
  const weight = await weigh({ app, cookie: world.cookieOf(who) }, page.path(world.own))
  expect(weight.status).toBe(200)
  expect(weight.files).toBeGreaterThan(1000)
  expect(weight.total).toBeLessThanOrEqual(mostWeight(weight))
  expect(weight.page).toBeLessThan(Buffer.byteLength(weight.html))
})

test('/d/suggestion', async () => {
  const { app, links } = world.harness.runtime
  const { code } = await linkFor(links, { suggestion: world.own.issued.id, purpose: 'read', deputy: '林一' })
  const opened = await app.request('/d', {
    method: 'POST',
    headers: { host: '127.0.0.1', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ code }),
  })
  const cookie = opened.headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
  const weight = await weigh({ app, cookie }, '/d/suggestion')
  expect(weight.status).toBe(200)
  expect(weight.total).toBeLessThanOrEqual(mostWeight(weight))
})
