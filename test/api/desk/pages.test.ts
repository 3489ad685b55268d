import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let browser: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  browser = new TestBrowser(harness)
  await browser.signIn(secretariatSub)
})
afterAll(() => harness.close())

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const once = (page: string, outcome: string): string =>
  new RegExp(`name="outcome" value="${outcome}"/><input type="hidden" name="once" value="([^"]+)"`).exec(page)?.[1] ??
  ''

describe('every page', () => {
  test.for(['/', '/signed-out', '/nothing', '/suggestions/16-5-9999'])(
    '%s has the policy and nothing inline',
    async (path) => {
      const { headers, text } = await browser.request(path)
      expect(headers.get('content-security-policy')).toBe(policy)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(text).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=/)
    },
  )

  test('names its files by their content, which never changes', async () => {
    const { text } = await browser.request('/')
    const files = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map((m) => m[1] ?? '')
    expect(files).toHaveLength(3)
    for (const file of files) {
      const answer = await browser.request(file)
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      const older = await browser.request(file.replace(/\.[0-9a-f]{10}\./, '.0123456789.'))
      expect([older.status, older.headers.get('cache-control')]).toEqual([200, 'no-cache'])
    }
  })

  test('says in Chinese that there is no such page; the API answers as the API', async () => {
    const page = await browser.request('/nothing')
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=UTF-8'])
    expect(page.text).toContain('没有这个页面')
    const api = await harness.call({ role: 'secretariat' }, 'GET', '/api/nothing')
    expect([api.status, api.headers.get('content-type')]).toEqual([404, 'application/problem+json; charset=utf-8'])
  })

  test('is in English, and dark, where the reader chose so; the choice leads back', async () => {
    const other = new TestBrowser(harness)
    await other.signIn(secretariatSub)
    const chosen = await other.request('/preferences', { fields: { lang: 'en', to: '/?x' } })
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/?x'])
    await other.request('/preferences', { fields: { theme: 'dark', to: 'https://evil.example' } })
    const { text } = await other.request('/')
    expect(text).toContain('<html lang="en">')
    expect(text).toContain('My work')
    expect(text).toMatch(/href="\/assets\/dark\.[0-9a-f]{10}\.css"\/>/)
  })
})

describe('a form', () => {
  test.for([
    ['of another site', { 'sec-fetch-site': 'cross-site' }],
    ['of a sister site', { 'sec-fetch-site': 'same-site' }],
    ['by its origin', { 'sec-fetch-site': '', origin: 'https://evil.example' }],
  ] as [string, Record<string, string>][])('%s is refused', async ([, headers]) => {
    const id = await harness.submit(`X${Math.floor(Math.random() * 1e9)}`)
    const { stepId } = await harness.open(id, 'review')
    for (const path of [`/suggestions/${id}/steps/${stepId}`, '/sign-out', '/preferences']) {
      const answer = await browser.request(path, { fields: { step: 'review', outcome: 'accept' }, headers })
      expect(answer.status).toBe(403)
    }
    expect((await harness.open(id, 'review')).stepId).toBe(stepId)
  })

  test('that is sent twice is done once, and answered twice', async () => {
    const id = await harness.submit('0201')
    const { stepId } = await harness.open(id, 'review')
    const { text } = await browser.request(`/suggestions/${id}`)
    const fields = { step: 'review', outcome: 'accept', once: once(text, 'accept') }
    expect(fields.once).not.toBe('')
    const path = `/suggestions/${id}/steps/${stepId}`
    const answers = await Promise.all([browser.request(path, { fields }), browser.request(path, { fields })])
    await harness.runtime.settled()
    answers.push(await browser.request(path, { fields }))
    for (const { status, headers } of answers)
      expect([status, headers.get('location')]).toEqual([303, `/suggestions/${id}?done=review.accept`])
    expect((await harness.read(id)).stage).toBe('assignment')
  })

  test('keeps what was typed, and says beside the field and on top what is wrong', async () => {
    const id = await harness.submit('0202')
    const { stepId } = await harness.open(id, 'review')
    const answer = await browser.request(`/suggestions/${id}/steps/${stepId}`, {
      fields: { step: 'review', outcome: 'return', reason: '<b>说明</b>', once: 'a' },
    })
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('role="alert"')
    expect(answer.text).toContain(`<a href="#${stepId}.return-as">退回方式：`)
    expect(answer.text).toContain(`id="${stepId}.return-as-error"`)
    expect(answer.text).toContain('&lt;b&gt;说明&lt;/b&gt;</textarea>')
  })

  test('for a step that another has completed says so, and shows what was typed', async () => {
    const id = await harness.submit('0203')
    const { stepId } = await harness.open(id, 'review')
    await harness.act({ role: 'secretariat' }, id, 'review', 'accept')
    const answer = await browser.request(`/suggestions/${id}/steps/${stepId}`, {
      fields: { step: 'review', outcome: 'return', as: 'letter', reason: '写了很久', once: 'b' },
    })
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('这一步已经办过了')
    expect(answer.text).toContain('写了很久')
  })

  test('of somebody whose session has ended is not lost without a word', async () => {
    const answer = await new TestBrowser(harness).request('/suggestions/16-5-0203/steps/x', {
      fields: { step: 'review' },
    })
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('内容没有提交')
  })

  test('adds and takes out rows without scripts', async () => {
    const id = await harness.submit('0204')
    await harness.act({ role: 'secretariat' }, id, 'review', 'accept')
    const { stepId } = await harness.open(id, 'assign')
    const send = (fields: Record<string, string>) =>
      browser.request(`/suggestions/${id}/steps/${stepId}`, {
        fields: { step: 'assign', outcome: 'assign', ...fields },
      })
    const more = await send({ 'handlings.0.lead': '市医疗保障局', add: 'handlings' })
    expect(more.status).toBe(200)
    expect(more.text).toContain('name="handlings.1.lead"')
    expect(more.text).toContain('value="市医疗保障局"')
    const fewer = await send({ 'handlings.0.lead': '市医疗保障局', 'handlings.1.lead': '乙', remove: 'handlings.0' })
    expect(fewer.text).toContain('name="handlings.0.lead" aria-describedby')
    expect(fewer.text).not.toContain('name="handlings.1.lead"')
    expect((await harness.read(id)).stage).toBe('assignment')
  })
})

test('what is not theirs is not there', async () => {
  const id = await harness.submit('0205')
  const unit = new TestBrowser(harness)
  await unit.signIn('dev|unit|ybj|聂晓棠')
  const answer = await unit.request(`/suggestions/${id}`)
  expect(answer.status).toBe(404)
  expect(answer.text).not.toContain('0205号')
})
