import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CryptoKey, exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, secretariat } from '../support/harness.ts'
import { expectProblem } from './problem.ts'

let harness: Harness
let id: string
let stepId: string
let folder: string
/** The embedded issuer's own key, put into its folder: the tests sign with it what a provider never would. */
let issuerKey: CryptoKey
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jianyi-tokens-'))
  const { privateKey } = await generateKeyPair('RS256', { extractable: true })
  issuerKey = privateKey
  writeFileSync(join(folder, 'issuer-key.json'), JSON.stringify({ ...(await exportJWK(privateKey)), kid: 'dev' }))
  harness = await Harness.xiamen({ dataDir: folder })
  id = await harness.submit('0001')
  stepId = (await harness.open(id, 'review')).stepId
})
afterAll(async () => {
  await harness.close()
  rmSync(folder, { recursive: true })
})

const claims = { role: 'secretariat', name: '代表工委' }
const now = () => Math.floor(harness.runtime.clock.now().getTime() / 1000)
const foreignKey = () => generateKeyPair('RS256', { extractable: true })

const jwt = (extra: Record<string, unknown> = {}, header: JWTHeaderParameters = { alg: 'RS256', kid: 'dev' }) =>
  new SignJWT({ ...claims, ...extra })
    .setProtectedHeader(header)
    .setSubject('someone')
    .setIssuer(harness.runtime.url)
    .setAudience('jianyi')
    .setIssuedAt(now())
    .setExpirationTime(now() + 600)

/** The embedded issuer's public key as a shared secret: the oldest trick against RS256. */
const publicKeyAsSecret = async () => {
  const { keys } = (await harness.call(undefined, 'GET', '/.well-known/jwks.json')).body
  return new TextEncoder().encode(JSON.stringify(keys[0]))
}

const bad: [what: string, authorization: () => Promise<string | undefined> | string | undefined][] = [
  ['no header', () => undefined],
  ['an empty one', () => ''],
  ['another scheme', () => 'Basic c29tZTpvbmU='],
  ['no token', () => 'Bearer '],
  ['words', () => 'Bearer let-me-in'],
  ['one signed by another key', async () => `Bearer ${await jwt().sign((await foreignKey()).privateKey)}`],
  [
    'one signed by another key that it carries itself',
    async () => {
      const { privateKey, publicKey } = await foreignKey()
      const carried = jwt({}, { alg: 'RS256', kid: 'dev', jwk: await exportJWK(publicKey) })
      return `Bearer ${await carried.sign(privateKey)}`
    },
  ],
  [
    'one of an unknown key id',
    async () => `Bearer ${await jwt({}, { alg: 'RS256', kid: 'other' }).sign((await foreignKey()).privateKey)}`,
  ],
  [
    'one that is not signed (alg none)',
    () =>
      `Bearer ${new UnsecuredJWT(claims)
        .setSubject('someone')
        .setIssuer(harness.runtime.url)
        .setAudience('jianyi')
        .setExpirationTime(now() + 600)
        .encode()}`,
  ],
  [
    'one signed with the public key as a secret (HS256)',
    async () => `Bearer ${await jwt({}, { alg: 'HS256', kid: 'dev' }).sign(await publicKeyAsSecret())}`,
  ],
  [
    'one whose claims were changed',
    async () => {
      const [header, payload = '', signature] = (await harness.runtime.issuer.token(secretariat)).split('.')
      const read = JSON.parse(Buffer.from(payload, 'base64url').toString())
      const changed = Buffer.from(JSON.stringify({ ...read, role: 'admin' })).toString('base64url')
      return `Bearer ${header}.${changed}.${signature}`
    },
  ],
]

const calls: [method: string, path: () => string, body?: () => unknown][] = [
  ['GET', () => `/api/suggestions/${id}`],
  ['GET', () => '/api/steps'],
  ['GET', () => `/api/suggestions/${id}/deputies`],
  ['POST', () => '/api/suggestions', () => harness.submission('0099')],
  ['POST', () => `/api/suggestions/${id}/steps/${stepId}`, () => ({ outcome: 'accept' })],
  ['PUT', () => '/api/units/new', () => ({ name: '局', kind: 'other', letterhead: '局', docPrefix: '函' })],
]

const expectRefused = async (authorization: string | undefined) => {
  const before = await harness.runtime.store.read(id)
  const units = await harness.runtime.store.units()
  for (const [method, path, body] of calls) {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const answer = await harness.call(undefined, method, path(), body?.(), headers)
    expectProblem(answer, 401, [])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  }
  await harness.runtime.settled()
  expect(await harness.runtime.store.read(id)).toEqual(before)
  expect(await harness.runtime.store.units()).toEqual(units)
  expect(await harness.runtime.store.load('16-5-0099')).toBeUndefined()
}

test.each(bad)('%s is no token: 401 everywhere, nothing written', async (_, authorization) => {
  await expectRefused(await authorization())
})

describe('a token that the right key signed', () => {
  const signed = async (change: (token: SignJWT) => SignJWT, extra: Record<string, unknown> = {}) =>
    `Bearer ${await change(jwt(extra)).sign(issuerKey)}`

  test('is taken, in either case of the scheme', async () => {
    const good = await signed((t) => t)
    const path = `/api/suggestions/${id}`
    for (const authorization of [good, good.replace('Bearer', 'bearer')])
      expect((await harness.call(undefined, 'GET', path, undefined, { authorization })).status).toBe(200)
  })

  const cases: [string, (token: SignJWT) => SignJWT, Record<string, unknown>?][] = [
    ['expired', (t) => t.setExpirationTime(now() - 1)],
    ['not valid yet', (t) => t.setNotBefore(now() + 60)],
    ['for another audience', (t) => t.setAudience('another')],
    ['of another issuer', (t) => t.setIssuer('https://issuer.example')],
    ['without a subject', (t) => t.setSubject('')],
    ['of an unknown role', (t) => t, { role: 'mayor' }],
    ['of the system itself', (t) => t, { role: 'system', part: 'sweep' }],
    ['without a role', (t) => t, { role: undefined }],
    ['of a unit that is not named', (t) => t, { role: 'unit', duties: ['office'] }],
    ['of a unit with an unknown duty', (t) => t, { role: 'unit', unit: 'ybj', duties: ['boss'] }],
  ]
  test.each(cases)('%s: 401', async (_, change, extra) => {
    await expectRefused(await signed(change, extra))
  })

  test('without an end: 401', async () => {
    const endless = new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'dev' })
      .setSubject('someone')
      .setIssuer(harness.runtime.url)
      .setAudience('jianyi')
    await expectRefused(await signed(() => endless))
  })
})

test('a token lives by the server’s clock', async () => {
  const authorization = `Bearer ${await harness.runtime.issuer.token(secretariat)}`
  const read = () => harness.call(undefined, 'GET', '/api/steps', undefined, { authorization })
  expect((await read()).status).toBe(200)
  await harness.clock('2025-02-11T09:00:00+08:00')
  expectProblem(await read(), 401, [])
})
