import fc from 'fast-check'
import { EncryptJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sameSitePath } from '../../../functions/api/desk/sign-in/return-to.ts'
import { deskKeyOf } from '../../../shared/links/derive.ts'
import { Harness } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

const session = '__Host-jianyi'
const sealed = (claims: object, { seconds = 60, use = 'jianyi-desk', key = harness.runtime.links.linkKey } = {}) =>
  new EncryptJWT({ ...claims })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setAudience(use)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + seconds)
    .encrypt(deskKeyOf(key))

const withSession = (token: string) => {
  const browser = new TestBrowser(harness)
  browser.cookies.set(session, token)
  return browser.request('/')
}
const person = { role: 'secretariat', sub: 'x', name: '代表工委' }

describe('signing in', () => {
  test('leads back to the page that was asked for, with a session that scripts cannot read', async () => {
    const browser = new TestBrowser(harness)
    const asked = await browser.request('/?cursor=9999~x')
    expect([asked.status, asked.headers.get('location')]).toEqual([302, '/sign-in?to=%2F%3Fcursor%3D9999~x'])
    const chooser = await browser.open('/sign-in?to=%2F%3Fcursor%3D9999~x')
    const action = /action="(\/oidc\/choose[^"]*)"/.exec(chooser.text)?.[1] ?? ''
    let answer = await browser.request(action, { fields: { person: secretariatSub } })
    answer = await browser.request(answer.headers.get('location') ?? '')
    answer = await browser.request(answer.headers.get('location') ?? '')
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?cursor=9999~x'])
    const cookie = answer.headers.getSetCookie().find((c) => c.startsWith(`${session}=`))
    expect(cookie).toMatch(/; Max-Age=28800; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    expect(cookie).not.toMatch(/secretariat/)
  })

  test('a second answer of the provider is not taken', async () => {
    const browser = new TestBrowser(harness)
    await browser.open('/sign-in')
    browser.cookies.delete('__Host-jianyi-sign-in')
    const answer = await browser.request('/sign-in/callback?code=x&state=y')
    expect(answer.status).toBe(401)
    expect(browser.cookies.has(session)).toBe(false)
  })

  test('an answer with another state is not taken', async () => {
    const browser = new TestBrowser(harness)
    await browser.open('/sign-in')
    const answer = await browser.request('/sign-in/callback?code=x&state=forged')
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('登录没有完成')
  })

  test('signing out ends it', async () => {
    const browser = new TestBrowser(harness)
    await browser.signIn(secretariatSub)
    expect(browser.cookies.has(session)).toBe(true)
    const out = await browser.request('/sign-out', { fields: {} })
    expect([out.status, out.headers.get('location')]).toEqual([303, '/signed-out'])
    expect(browser.cookies.has(session)).toBe(false)
    expect((await browser.request('/')).status).toBe(302)
  })

  test('the provider of the discovery document is the one that answers', async () => {
    const ours = (await harness.call(undefined, 'GET', '/.well-known/openid-configuration')).body
    expect(ours.issuer).toBe(harness.runtime.url)
    const token = await fetch(ours.token_endpoint, { method: 'POST', body: new URLSearchParams({ grant_type: 'x' }) })
    expect(await token.json()).toMatchObject({ error: expect.any(String) })
  })
})

describe('a session', () => {
  test('that is good lets in', async () => {
    expect((await withSession(await sealed({ person }))).status).toBe(200)
  })
  test.for([
    ['nothing', async () => ''],
    ['words', async () => 'let-me-in'],
    ['an old one', () => sealed({ person }, { seconds: -1 })],
    ['one of another key', () => sealed({ person }, { key: new Uint8Array(32) })],
    ['one for another use', () => sealed({ person }, { use: 'jianyi-sign-in' })],
    ['the system’s', () => sealed({ person: { role: 'system', part: 'sweep' } })],
    ['a deputy’s', () => sealed({ person: { role: 'deputy', sub: 'd', name: '林一', suggestion: 's', lead: true } })],
  ] as [string, () => Promise<string>][])('that is %s does not', async ([, token]) => {
    const answer = await withSession(await token())
    expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in?to=%2F'])
  })
})

describe('where signing in leads back to', () => {
  test.for([
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example', '/'],
    ['/\t/evil.example', '/'],
    ['javascript:alert(1)', '/'],
    ['/a/..//evil.example', '/'],
    ['', '/'],
    ['/suggestions/16-5-0105?done=x#y', '/suggestions/16-5-0105?done=x#y'],
  ])('%s', ([to = '', path]) => {
    expect(sameSitePath(to)).toBe(path)
  })

  test('is always this site', () => {
    const site = 'https://jianyi.example'
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((s) => `/${s}`),
        ),
        (to) => {
          expect(new URL(sameSitePath(to), site).origin).toBe(site)
        },
      ),
    )
  })
})
