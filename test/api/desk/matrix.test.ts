import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { linkFor } from '../../../shared/links/link-for.ts'
import { noPages, type PageOf, pages, readers, shownPages } from '../../support/desk-pages.ts'
import { type DeskWorld, everybody, startDeskWorld, type Who } from '../../support/desk-world.ts'

/* Everybody × every page × own and foreign cases; and no form takes what another site sends. */

let world: DeskWorld
beforeAll(async () => {
  world = await startDeskWorld()
}, 180_000)
afterAll(() => world.harness.close())

const host = { host: '127.0.0.1' }
const get = async (path: string, cookie?: string) => {
  const answer = await world.harness.runtime.app.request(path, { headers: { ...host, ...(cookie && { cookie }) } })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}
const as = (who: Who, path: string) => get(path, world.cookieOf(who))

type Route = { method: string; path: string }
const routes = (): Route[] =>
  (world.harness.runtime.api.routes as Route[]).filter(
    ({ method, path }) => method !== 'ALL' && !path.startsWith('/api/'),
  )
const pathsOf = (method: string): string[] => [
  ...new Set(routes().flatMap((route) => (route.method === method ? [route.path] : []))),
]

test('every page that the app has is entered in test/support/desk-pages.ts, and no other', () => {
  const entered = [...pages.map(({ route }) => route), ...Object.keys(noPages)]
  expect(pathsOf('GET').sort()).toEqual([...new Set(entered)].sort())
})

/** What a page of a case of one's own answers: 200, that it leads on, or that it is for others. */
const expectedOf = ({ seenBy, ledOn = [], ofCase, readBy = readers, alwaysLeadsOn }: PageOf, who: Who): number[] => {
  if (alwaysLeadsOn || ledOn.includes(who)) return [302, 303]
  if (seenBy.includes(who)) return [200]
  return ofCase && !readBy.includes(who) ? [404] : [403]
}

const secret = /关于第090\d号|16-5-090\d/

describe.each(everybody)('%s', (who) => {
  test.each(pages.map((page) => [page.route, page] as const))('%s', async (_, page) => {
    const own = await as(who, page.path(world.own))
    expect([page.route, own.status]).toEqual([page.route, expect.toBeOneOf(expectedOf(page, who))])
    expect(own.text).not.toMatch(secret)
    if (!page.ofCase) return
    const foreign = await as(who, page.path(world.foreign))
    expect([page.route, foreign.status]).toEqual([page.route, 404])
    // Its address may come back in the links of the page's head; nothing that only the case knows may.
    expect(foreign.text).not.toMatch(/关于第090\d号|林一/)
  })
})

describe('without sign-in', () => {
  test.each(pages.map((page) => [page.route, page] as const))('%s', async (_, page) => {
    const answers = [await get(page.path(world.own)), ...(page.ofCase ? [await get(page.path(world.foreign))] : [])]
    for (const { status, headers, text } of answers) {
      expect(text).not.toMatch(secret)
      if (page.isPublic) expect(status).toBe(200)
      else if (page.alwaysLeadsOn) expect(status).toBe(302)
      else expect([status, headers.get('location')]).toEqual([302, expect.stringMatching(/^\/sign-in\?to=/)])
    }
  })

  test('a confidential reply has no public page', async () => {
    expect((await get(`/public/replies/${world.foreign.issued.indexNumber}`)).status).toBe(404)
  })
})

describe('with a deputy’s link', () => {
  test('the case of the link is shown, and no page of the desk', async () => {
    const { harness, own } = world
    const { code } = await linkFor(harness.runtime.links, {
      suggestion: own.issued.id,
      purpose: 'read',
      deputy: '林一',
    })
    const opened = await harness.runtime.app.request('/d', {
      method: 'POST',
      headers: { ...host, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ code }),
    })
    const cookie = opened.headers.getSetCookie().at(-1)?.split(';')[0] ?? ''
    const shown = await get('/d/suggestion', cookie)
    expect([shown.status, shown.text.includes('关于第0805号事项的建议')]).toEqual([200, true])
    for (const page of pages.filter((p) => !p.isPublic && !p.alwaysLeadsOn)) {
      const answer = await get(page.path(own), cookie)
      expect([page.route, answer.status, answer.headers.get('location')]).toEqual([
        page.route,
        302,
        expect.stringMatching(/^\/sign-in\?to=/),
      ])
    }
  })

  test('without one there is nothing', async () => {
    expect((await get('/d/suggestion')).status).toBe(401)
  })
})

/** A path of a POST route with real cases in it, so that only its origin stands against it. */
const pathOf = (route: string): string => {
  const { own } = world
  const of = route.startsWith('/review')
    ? own.reviewed
    : route.includes('/assign/')
      ? own.assigned
      : route.includes('/acts/')
        ? { ...own.issued, stepId: '' }
        : own.drafting
  return route
    .replace(':stepId', of.stepId)
    .replace(':handling', own.drafting.handling)
    .replace(':act', 'urging')
    .replace(':code', 'ybj')
    .replace(':sub', 'nobody')
    .replace(':id', route.startsWith('/admin/sessions') ? '16-5' : of.id)
}

const forgeries: [string, Record<string, string>][] = [
  ['another site’s form', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a sister site’s form', { 'sec-fetch-site': 'same-site', origin: 'https://other.example' }],
  ['an older browser’s, by its origin', { origin: 'https://evil.example' }],
]

/** All that a form could change. */
const kept = async () => {
  const { store } = world.harness.runtime
  const states = await Promise.all(Object.values(world.own).map(({ id }) => store.load(id, { fresh: true })))
  const rows = await store.listRows('16-5', { limit: 1000 })
  return JSON.stringify([states.map((s) => s?.version), rows.map((r) => r.id), await store.all({ fresh: true })])
}

describe.each(forgeries)('%s', (_, headers) => {
  test('is refused by every form, and changes nothing', async () => {
    const before = await kept()
    const found = pathsOf('POST')
    expect(found.length).toBeGreaterThan(15)
    for (const route of found)
      for (const who of ['secretariat', 'officer', 'admin'] as const) {
        const answer = await world.harness.runtime.app.request(pathOf(route), {
          method: 'POST',
          headers: { ...host, ...headers, cookie: world.cookieOf(who) },
          body: new URLSearchParams({
            step: 'review',
            outcome: 'accept',
            text: '催办',
            handling: world.own.drafting.handling,
            name: '改名',
            lang: 'en',
            once: 'forged',
          }),
        })
        expect([route, who, answer.status]).toEqual([route, who, 403])
        expect(answer.headers.getSetCookie()).toEqual([])
      }
    await world.harness.runtime.settled()
    expect(await kept()).toBe(before)
  })
})

describe('the policy of every page', () => {
  test.each(shownPages.map(({ page, who }) => [page.route, page, who] as const))('%s', async (_, page, who) => {
    const { headers, text } = await as(who, page.path(world.own))
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/unsafe|https?:|\*|blob:/)
    expect(policy).toMatch(/frame-ancestors 'none'/)
    expect(policy).toMatch(/form-action 'self'/)
    // Nothing that the policy would stop, and nothing from elsewhere.
    expect(text).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son[a-z]+="/)
    expect(text).not.toMatch(/<(?:script|img|iframe|link(?! rel="canonical"))[^>]*\s(?:src|href)="(?:https?:)?\/\//)
    expect(headers.get('cache-control')).toContain('no-')
  })
})
