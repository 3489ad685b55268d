import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acts } from '../../shared/acts/register.ts'
import { catalogue } from '../../shared/steps/catalogue.ts'
import { Harness } from '../support/harness.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

test('the OpenAPI document is there for everyone and has every call with its refusals', async () => {
  const { status, body } = await harness.call(undefined, 'GET', '/api/openapi.json')
  expect(status).toBe(200)
  expect(body.openapi).toBe('3.1.0')
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/api/suggestions',
      '/api/suggestions/{id}',
      '/api/suggestions/{id}/steps/{stepId}',
      '/api/suggestions/{id}/contacts',
      '/api/suggestions/{id}/withdrawal',
      '/api/suggestions/{id}/deputies',
      '/api/suggestions/{id}/log',
      '/api/steps',
      '/api/units/{code}',
      '/api/sessions/{id}',
      '/api/profiles',
      '/api/profiles/{name}',
      '/api/rates',
    ]),
  )
  expect(body.components.securitySchemes.bearer).toMatchObject({ type: 'http', scheme: 'bearer' })
  for (const [path, item] of Object.entries<Record<string, { summary?: string; responses: object }>>(body.paths))
    for (const [method, { summary, responses }] of Object.entries(item)) {
      expect([path, method, summary]).toEqual([path, method, expect.stringMatching(/./)])
      expect(Object.keys(responses)).toEqual(expect.arrayContaining(['400', '401', '403', '404', '409']))
    }
})

test('every reference in it resolves', async () => {
  const { body } = await harness.call(undefined, 'GET', '/api/openapi.json')
  const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g)].map((m) => m[1] ?? '')
  expect(refs.length).toBeGreaterThan(5)
  for (const ref of refs) expect(Object.keys(body.components.schemas)).toContain(ref)
})

test('the readable reference shows every step', async () => {
  const { status, body } = await harness.call(undefined, 'GET', '/api/docs')
  expect(status).toBe(200)
  for (const [step, { labels }] of Object.entries(catalogue)) {
    expect(body).toContain(`id="${step}"`)
    expect(body).toContain(labels.zh)
  }
})

test('docs/api.md and the reference have every act of the register', async () => {
  const { body } = await harness.call(undefined, 'GET', '/api/openapi.json')
  const page = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8')
  for (const { act, path = act } of acts) {
    expect(Object.keys(body.paths)).toContain(`/api/suggestions/{id}/${path}`)
    expect(page).toContain(`\`${path}\``)
  }
})
