import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, leader, secretariat, unit } from '../../support/harness.ts'
import { secretariatSub, TestBrowser } from './browser.ts'

let harness: Harness
let head: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  head = new TestBrowser(harness)
  await head.signIn('dev|leader|解云帆')
  for (const number of ['0601', '0602']) {
    const id = await harness.submit(number)
    await harness.toDraft(id, 'ybj', ['wjw'])
    if (number === '0602') continue
    await harness.toEvaluate(id)
    await harness.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'basically-satisfied' })
  }
  const waiting = await harness.submit('0603')
  await harness.act(secretariat, waiting, 'review', 'accept')
})
afterAll(() => harness.close())

/** Where the numbers of a page lead, with what they say. */
const numbers = (page: string): { to: string; says: string }[] =>
  [...page.matchAll(/<a href="(\/figures\/(?:explain|list)\?[^"]*)"[^>]*>([^<]*)<\/a>/g)].map(
    ([, to = '', says = '']) => ({
      to: to.replaceAll('&amp;', '&'),
      says,
    }),
  )

describe('the leaders’ page', () => {
  test('is where a leader begins', async () => {
    const page = await head.open('/')
    expect(page.status).toBe(200)
    expect(page.text).toContain('按期')
  })

  test('says what GET /api/rates says', async () => {
    const { text } = await head.request('/figures?session=16-5')
    const { rates } = await harness.ok(leader, 'GET', '/api/rates?session=16-5')
    for (const name of ['onTime', 'faceToFace', 'satisfaction']) {
      const { numerator, denominator } = rates[name]
      expect(text).toContain(`${numerator}/${denominator}`)
    }
    expect(rates.fulfilment.rate).toBe(null)
    expect(text).toContain('暂无数据')
  })

  test('every number opens the list behind it, which is as long as the number says', async () => {
    const { text } = await head.request('/figures?session=16-5')
    const found = numbers(text)
    expect(found.length).toBeGreaterThan(5)
    for (const { to, says } of found) {
      const list = await head.request(to)
      expect([to, list.status]).toEqual([to, 200])
      const count = Number(/^(\d+)(?:\/\d+)?(?:\s|件|$)/.exec(says.trim())?.[1])
      if (Number.isNaN(count)) continue
      const rows = [...list.text.matchAll(/href="\/suggestions\/16-5-/g)].length
      expect([to, says, rows >= count]).toEqual([to, says, true])
    }
  })

  test('is sorted by what the address says', async () => {
    const up = await head.request('/figures?session=16-5&sort=onTime')
    expect(up.status).toBe(200)
    expect(up.text).toContain('aria-sort')
  })

  test('draws nothing that the policy would not let through', async () => {
    for (const path of ['/figures', '/figures/wall', '/figures?session=16-5&asOf=2025-02-28']) {
      const { status, text } = await head.request(path)
      expect([path, status]).toEqual([path, 200])
      expect(text.replaceAll(/data:image\/svg\+xml[^"]*/g, '')).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)/)
    }
  })

  test('a unit sees its own; a bad question is refused by field', async () => {
    const lead = new TestBrowser(harness)
    await lead.signIn('dev|unit|ybj|聂晓棠')
    const own = await lead.request('/figures?session=16-5')
    const { rates } = await harness.ok(unit('ybj', 'office'), 'GET', '/api/rates?session=16-5&unit=ybj')
    expect(own.text).toContain(`${rates.onTime.numerator}/${rates.onTime.denominator}`)
    const foreign = await harness.call(unit('ybj', 'office'), 'GET', '/api/rates?session=16-5&unit=wjw')
    expect(foreign.status).toBe(403)
    expect((await lead.request('/figures?session=16-5&unit=wjw')).status).toBe(403)
    const office = new TestBrowser(harness)
    await office.signIn(secretariatSub)
    expect((await office.request('/figures?asOf=yesterday')).status).toBe(400)
    expect((await office.request('/figures/explain?rate=none')).status).toBe(400)
  })
})
