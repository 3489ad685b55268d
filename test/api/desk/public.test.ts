import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { xmlText } from '../../../functions/api/desk/public/feed.ts'
import { Harness, secretariat, unit } from '../../support/harness.ts'
import { TestBrowser } from './browser.ts'

let harness: Harness
let browser: TestBrowser
beforeAll(async () => {
  harness = await Harness.xiamen()
  browser = new TestBrowser(harness)
})
afterAll(() => harness.close())

const office = unit('ybj', 'office')
const list = async (query = '') =>
  (await harness.call(undefined, 'GET', `/public/replies${query}`, undefined, json)).body
const json = { accept: 'application/json' }
const read = (indexNumber: string) =>
  harness.call(undefined, 'GET', `/public/replies/${encodeURIComponent(indexNumber)}`, undefined, json)

type More = { submission?: object; draft?: object; publish?: object | false }

/** A suggestion whose reply is out, and published unless that is not wanted; answers its id. */
const replied = async (number: string, { submission = {}, draft = {}, publish = {} }: More = {}): Promise<string> => {
  const id = await harness.submit(number, submission as Record<string, unknown>)
  await harness.toDraft(id)
  await harness.toEvaluate(id, 'ybj', { title: `答复${number}`, body: `正文${number}`, ...draft })
  if (publish !== false)
    await harness.act(office, id, 'publish', 'published', {
      on: harness.today(),
      indexNumber: `XM-${number}`,
      text: 'full',
      ...publish,
    })
  return id
}

const everywhere = async (number: string) => {
  const page = await browser.request(`/public/replies/XM-${number}`)
  const [all, feed] = await Promise.all([browser.request('/public/replies'), browser.request('/public/replies.xml')])
  return { page, said: `${JSON.stringify(await list())}${page.text}${all.text}${feed.text}` }
}

describe('a public reply', () => {
  test('published in full and open: as a page, as JSON, in the list and in the feed, without signing in', async () => {
    await replied('0301', {
      submission: {
        deputies: [
          { name: '林一', lead: true, phone: '13911112222' },
          { name: '王二', phone: '13933334444' },
        ],
      },
    })
    const answer = await read('XM-0301')
    expect(answer.body).toMatchObject({
      indexNumber: 'XM-0301',
      topics: ['医疗保障'],
      publisher: '市医疗保障局',
      issuedOn: harness.today(),
      publishedOn: harness.today(),
      validity: 'valid',
      deputies: ['林一', '王二'],
      title: '答复0301',
      body: '正文0301',
    })
    const { page, said } = await everywhere('0301')
    expect(page.status).toBe(200)
    expect(page.text).toContain(answer.body.documentNumber)
    expect(page.text).toContain('<svg class="qr"')
    expect(page.text).toContain(`${harness.runtime.url}/public/replies/XM-0301`)
    expect(said).not.toMatch(/1391111|1393333/)
    expect(page.text).not.toMatch(/\sstyle=|<style|<script(?![^>]*\ssrc=)|\son\w+=/)
    expect((await list()).items.map((i: { indexNumber: string }) => i.indexNumber)).toContain('XM-0301')
  })

  test('with the consent to the title only: its title, no letter, no names', async () => {
    await replied('0302', { submission: { disclosure: 'title-only' } })
    const { body } = await read('XM-0302')
    expect(body).toMatchObject({ shows: 'title-only', title: '关于第0302号事项的建议', deputies: [] })
    const { said } = await everywhere('0302')
    expect(said).toContain('关于第0302号事项的建议')
    expect(said).not.toMatch(/正文0302|答复0302/)
  })

  test.for([
    ['no consent', '0311', { submission: { disclosure: 'none' } }],
    ['a summary only', '0313', { publish: { text: 'summary' } }],
    ['not published yet', '0314', { publish: false }],
    ['closed', '0315', { draft: { disclosure: 'closed', disclosureReason: '涉及个人' }, publish: false }],
    ['confidential', '0312', { submission: { confidential: 'identity', visibleTo: ['代表工委'] }, publish: false }],
  ] as [string, string, More][])('%s: nowhere', async ([, number, more]) => {
    await replied(number, more)
    const { page, said } = await everywhere(number)
    expect(page.status).toBe(404)
    expect(said).not.toMatch(new RegExp(`正文${number}|答复${number}|第${number}号事项`))
  })

  test('withheld when it was to be published: nowhere', async () => {
    const id = await replied('0316', { publish: false })
    await harness.act(office, id, 'publish', 'withheld', { disclosure: 'closed', reason: '涉及个人' })
    expect((await everywhere('0316')).said).not.toContain('答复0316')
  })

  test('taken down later, it is gone at once; opened again and published, it is back', async () => {
    const id = await replied('0320')
    const later = { handling: `${id}.1`, reason: '决定变更' }
    await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/disclosure`, { ...later, decision: 'closed' })
    expect((await read('XM-0320')).status).toBe(404)
    await harness.runtime.settled()
    expect((await everywhere('0320')).said).not.toContain('答复0320')
    await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/disclosure`, { ...later, decision: 'open' })
    await harness.act(office, id, 'publish', 'published', { on: harness.today(), indexNumber: 'XM-0320', text: 'full' })
    expect((await everywhere('0320')).said).toContain('答复0320')
  })

  test('a withdrawn one disappears; a signer who takes the name off is named no more', async () => {
    const deputies = [{ name: '林一', lead: true }, { name: '王二' }]
    const id = await replied('0330', { submission: { deputies } })
    const withdraw = (signers: string[]) =>
      harness.call(secretariat, 'POST', `/api/suggestions/${id}/withdrawal`, {
        reason: '不提了',
        signers,
        on: harness.today(),
      })
    const one = await withdraw(['王二'])
    await harness.runtime.settled()
    if (one.status === 200) expect((await read('XM-0330')).body.deputies).toEqual(['林一'])
    const all = await withdraw(one.status === 200 ? ['林一'] : ['林一', '王二'])
    await harness.runtime.settled()
    // Where the place refuses a late withdrawal, the reply stays.
    expect((await read('XM-0330')).status).toBe(all.status === 200 ? 404 : 200)
  })

  test('without an index number it has the handling’s', async () => {
    const id = await replied('0340', { publish: { indexNumber: undefined } })
    expect((await read(`${id}.1`)).body.title).toBe('答复0340')
  })

  test('costs two writes, once, and nothing while nothing is public', async () => {
    const writes: string[] = []
    const { store } = harness.runtime
    const put = store.putPublic
    store.putPublic = (of, letter) => {
      writes.push(of.place)
      return put(of, letter)
    }
    await replied('0350')
    await harness.act(secretariat, '16-5-0350', 'evaluate', 'rate', {
      attitude: 'satisfied',
      result: 'satisfied',
      via: 'paper',
      on: harness.today(),
    })
    await harness.runtime.settled()
    expect(new Set(writes).size).toBe(1)
    expect(writes.length).toBeLessThanOrEqual(2)
    store.putPublic = put
  })
})

describe('the list', () => {
  test('finds by words, and answers a problem for what is not there', async () => {
    const { items } = await list('?q=%E7%AD%94%E5%A4%8D0301')
    expect(items).toHaveLength(1)
    expect((await list('?q=%E6%B2%A1%E6%9C%89%E7%9A%84%E8%AF%8D')).items).toEqual([])
    const missing = await read('nothing')
    expect([missing.status, missing.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ])
    expect((await browser.request('/public/replies/nothing')).text).toContain('没有这件公开的答复')
  })

  test('is paged without a gap', async () => {
    const deps = harness.runtime.store
    const all: string[] = []
    for (let after: string | undefined; ; ) {
      const { items, isLast } = await deps.listPublic({ limit: 2, ...(after !== undefined && { after }) })
      all.push(...items.map((i) => i.place))
      after = items.at(-1)?.place
      if (isLast || after === undefined) break
    }
    expect(all).toEqual([...new Set(all)].sort().reverse())
    expect((await list()).items.length).toBeLessThanOrEqual(all.length)
  })
})

test('naughty text is shown as text on the page, and the feed stays well-formed', async () => {
  const naughty = `<script>alert(1)</script> & "' ]]> <svg onload=x>`
  await replied('0360', { draft: { title: naughty, body: naughty } })
  const { page } = await everywhere('0360')
  expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(page.text).not.toContain('<script>alert')
  expect(page.text).not.toContain('<svg onload')
  const { text, headers } = await browser.request('/public/replies.xml')
  expect(headers.get('content-type')).toBe('application/rss+xml; charset=utf-8')
  const tags = [...text.matchAll(/<(\/?)([a-z:A-Z]+)[^<>]*?(\/?)>/g)]
  const open: string[] = []
  for (const [, close, name = '', self] of tags) {
    if (self) continue
    if (close) expect(open.pop()).toBe(name)
    else open.push(name)
  }
  expect(open).toEqual([])
  expect(text.replaceAll(/<[^<>]*>|&(amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>&]/)
  expect(xmlText('a\u0000b\ud800c')).toBe('a\ufffdb\ufffdc')
})
