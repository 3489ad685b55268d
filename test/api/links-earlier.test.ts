import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { indexCase } from '../../shared/search/index-case.ts'
import { type Harness, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'
import { type Deputies, good, startWithDeputies } from './support/links.ts'

let deputy: Deputies
let harness: Harness
let own = ''
const contacts = { phone: '139-8765 4321', email: 'lin@example.cn' }
const lin = (more: object = {}) => ({ deputies: [{ name: '林一', lead: true, delegation: '一团', ...more }] })

beforeAll(async () => {
  deputy = await startWithDeputies()
  harness = deputy.harness
  own = await harness.submit('2001', lin(contacts))
}, 120_000)
afterAll(() => harness.close())

const ask = async (id = own, name = '林一', query = '') =>
  (await deputy.visit(await deputy.readLink(id, name)))('GET', `suggestion/earlier${query}`)
const pageOf = async (id = own, name = '林一', path = '/d/earlier') =>
  (await deputy.openPage(await deputy.readLink(id, name)))('GET', path)
const seen = async (id = own, name = '林一') => {
  const { status, body } = await ask(id, name)
  expect(status).toBe(200)
  const numbers = (all: { number: string }[]) => all.map((i) => i.number).sort()
  return { items: numbers(body.items), namesakes: numbers(body.namesakes), body }
}
const withdraw = (id: string, signers: string[]) =>
  harness.ok(secretariat, 'POST', `/api/suggestions/${id}/withdrawal`, {
    reason: '不提了',
    signers,
    on: harness.today(),
  })

describe('a deputy’s other suggestions', () => {
  test('nothing where there is nothing; the link’s own case is none of them', async () => {
    expect(await seen()).toMatchObject({ items: [], namesakes: [], body: { known: true } })
    expect((await pageOf()).text).toContain('没有找到您的其他建议')
  })

  test('of the same phone or e-mail, as lead and as co-signer, by what it was matched', async () => {
    await harness.submit('2002', lin({ phone: '+86 13987654321' }))
    await harness.submit('2003', lin({ email: 'LIN@example.cn' }))
    const second = { name: '林一', phone: '13987654321' }
    await harness.submit('2004', { deputies: [{ name: '王二', lead: true, phone: '13700000000' }, second] })
    const { items, body } = await seen()
    expect(items).toEqual(['2002', '2003', '2004'])
    const by = (number: string) => body.items.find((i: { number: string }) => i.number === number).matchedBy
    expect([by('2002'), by('2003'), by('2004')]).toEqual(['phone', 'email', 'phone'])
    expect(body.items[0]).toMatchObject({ session: { id: '16-5', name: '市十六届人大五次会议' }, stage: 'intake' })
  })

  test('neither another phone of the same name, nor a name without one', async () => {
    await harness.submit('2005', lin({ phone: '13987654322' }))
    await harness.submit('2006', lin())
    const { items, namesakes } = await seen()
    expect([items, namesakes]).toEqual([['2002', '2003', '2004'], []])
  })

  test('nobody is known where the link’s own case has no phone', async () => {
    const id = await harness.submit('2007', lin())
    expect(await seen(id)).toMatchObject({ items: [], body: { known: false } })
    expect((await pageOf(id)).text).toContain('没有登记您的电话和邮箱')
  })

  test('no confidential one, none where the name or the link was taken away, none from above', async () => {
    await harness.submit('2008', { ...lin(contacts), confidential: 'content', visibleTo: ['代表工委'] })
    const both = { deputies: [...lin(contacts).deputies, { name: '王二', phone: '13700000000' }] }
    const withdrawn = await harness.submit('2009', both)
    expect((await seen()).items).toContain('2009')
    await withdraw(withdrawn, ['林一'])
    await withdraw(await harness.submit('2010', lin(contacts)), ['林一'])
    const ended = await harness.submit('2011', lin(contacts))
    await harness.ok(secretariat, 'POST', `/api/suggestions/${ended}/links/revocation`, {
      deputy: '林一',
      reason: '误发',
    })
    const origin = { body: '省人大', number: '11' }
    await harness.submit('2012', { ...lin(contacts), kind: 'forwarded', origin })
    await harness.runtime.settled()
    expect((await seen()).items).toEqual(['2002', '2003', '2004'])
    expect((await seen(withdrawn, '王二')).items).toEqual(['2004'])
    expect((await pageOf()).text).not.toMatch(/20(08|09|10|11|12)/)
  })

  test('a merged one says so, a returned one how it ended', async () => {
    const merged = await harness.submit('2013', lin(contacts))
    await harness.act(secretariat, merged, 'review', 'merge', { into: own })
    const returned = await harness.submit('2014', lin(contacts))
    await harness.act(secretariat, returned, 'review', 'return', { reason: '不属于建议', as: 'letter' })
    const { body } = await seen()
    const of = (number: string) => body.items.find((i: { number: string }) => i.number === number)
    expect(of('2013')).toMatchObject({ merged: true })
    expect(of('2014')).toMatchObject({ stage: 'closed', closedAs: 'returned' })
    const { text } = await pageOf()
    expect(text).toContain('与其他建议合并办理')
    expect(text).toContain('已退回')
  })

  test('of an answered one unit, day and category, the rating, the promises, the public page; not the letter, no contacts', async () => {
    const id = await harness.submit('2020', {
      deputies: [...lin(contacts).deputies, { name: '王二', phone: '13700000000' }],
    })
    await harness.toDraft(id)
    const letter = {
      category: 'B',
      body: `答复正文字样${'。'.repeat(300)}`,
      commitments: [{ item: '建成站点', dueOn: '2025-12-31' }],
    }
    await harness.toEvaluate(id, 'ybj', letter)
    const closed = (await seen()).body.items.find((i: { number: string }) => i.number === '2020')
    expect(closed.replies).toEqual([
      { unit: '市医疗保障局', issuedOn: harness.today(), category: 'B', categoryLabel: expect.any(String) },
    ])
    const published = { on: harness.today(), text: 'full', indexNumber: 'XM-2020' }
    await harness.act(unit('ybj', 'office'), id, 'publish', 'published', published)
    await harness.act(secretariat, id, 'evaluate', 'rate', { ...good, via: 'paper' })
    const { body } = await seen()
    const item = body.items.find((i: { number: string }) => i.number === '2020')
    expect(item.replies[0].page).toBe('/public/replies/XM-2020')
    expect(item.rating).toMatchObject({ attitude: 'satisfied', result: 'satisfied' })
    expect(item.promises).toEqual([{ item: '建成站点', unit: '市医疗保障局', dueOn: '2025-12-31', state: 'open' }])
    const { status, text } = await pageOf()
    expect(status).toBe(200)
    expect(text).toContain('href="/public/replies/XM-2020"')
    expect(text).toContain('建成站点')
    for (const all of [JSON.stringify(body), text])
      expect(all).not.toMatch(/答复正文字样|建议写明的内容|13987654321|139-8765|lin@example|经办人|\$text/i)
    // Who does not lead sees the state, and not what the lead put down.
    const second = await harness.submit('2021', { deputies: [{ name: '王二', lead: true, phone: '13700000000' }] })
    const theirs = (await seen(second, '王二')).body.items.find((i: { number: string }) => i.number === '2020')
    expect(theirs.replies).toHaveLength(1)
    expect(theirs.rating).toBeUndefined()
  }, 60_000)

  test('public in full under the same name: a heading of its own, as long as it is public', async () => {
    const answered = async (number: string, more: object, disclosure = 'full') => {
      const id = await harness.submit(number, { ...lin(more), disclosure })
      await harness.toDraft(id)
      await harness.toEvaluate(id)
      const published = { on: harness.today(), text: 'full', indexNumber: `XM-${number}` }
      await harness.act(unit('ybj', 'office'), id, 'publish', 'published', published)
      return id
    }
    const namesake = await answered('2030', { phone: '13600000000' })
    await answered('2031', { phone: '13600000000' }, 'title-only')
    await answered('2032', { phone: '13600000000', delegation: '二团' })
    await answered('2033', { phone: '13600000000', delegation: undefined })
    const { items, namesakes, body } = await seen()
    expect(namesakes).toEqual(['2030', '2033'])
    expect(items).not.toContain('2030')
    expect(body.namesakes[0]).toMatchObject({ title: '答复的函', publisher: '市医疗保障局' })
    const { text } = await pageOf()
    expect(text).toContain('同名代表的公开答复')
    expect(text).toContain('href="/public/replies/XM-2030"')
    const form = { handling: `${namesake}.1`, decision: 'closed', reason: '涉及个人信息' }
    await harness.ok(unit('ybj', 'office'), 'POST', `/api/suggestions/${namesake}/disclosure`, form)
    expect((await seen()).namesakes).toEqual(['2033'])
  }, 120_000)

  test('a new wording is found once', async () => {
    const id = await harness.submit('2040', {
      deputies: [...lin(contacts).deputies, { name: '赵三', phone: '13500000000' }],
    })
    await withdraw(id, ['赵三'])
    await harness.runtime.settled()
    expect((await seen()).items.filter((n) => n === '2040')).toEqual(['2040'])
    expect((await seen(own)).items).toContain('2040')
  })

  test('more than a page: the newest first, each once, and the rest by the cursor', async () => {
    for (let i = 0; i < 45; i++) {
      const day = `2025-01-${String(10 + (i % 20)).padStart(2, '0')}`
      const form = { ...lin({ phone: '13300000000' }), receivedOn: day }
      await harness.ok(secretariat, 'POST', '/api/suggestions', harness.submission(`3${100 + i}`, form))
    }
    await harness.runtime.settled()
    const id = await harness.submit('3200', lin({ phone: '13300000000' }))
    const found: string[] = []
    let query = ''
    let pages = 0
    do {
      const { body } = await ask(id, '林一', query)
      const days = body.items.map((i: { receivedOn: string }) => i.receivedOn)
      expect(days).toEqual([...days].sort().reverse())
      expect(body.items.length + body.namesakes.length).toBeLessThanOrEqual(20)
      found.push(...body.items.map((i: { id: string }) => i.id))
      query = body.cursor ? `?cursor=${body.cursor}` : ''
      pages++
    } while (query && pages < 20)
    expect(found).toHaveLength(45)
    expect(new Set(found).size).toBe(45)
    const first = await pageOf(id)
    const next = /href="(\/d\/earlier\?cursor=n\d+)"/.exec(first.text)?.[1] ?? ''
    expect(next).not.toBe('')
    const second = await pageOf(id, '林一', next)
    expect([second.status, second.text.includes('<h2>')]).toEqual([200, true])
  }, 120_000)

  test('terms that share a hash with the name cost a look and show nothing', async () => {
    const other = await harness.submit('3300', { deputies: [{ name: '孙七', phone: contacts.phone }] })
    const state = await harness.runtime.store.load(other, { fresh: true })
    if (!state) throw new Error('it was submitted')
    const deputies = [...state.suggestion.deputies, { name: '林一' }]
    // The index alone says that the name stands under it.
    const version = state.version + 1
    await indexCase(harness.runtime.store, { id: other, version, suggestion: { ...state.suggestion, deputies } })
    expect((await seen()).items).not.toContain('3300')
  })

  test('a closed link gets its refusal, on the page too; a wrong cursor is refused', async () => {
    const id = await harness.submit('3400', lin(contacts))
    const link = await deputy.readLink(id)
    const [visit, page] = [await deputy.visit(link), await deputy.openPage(link)]
    expectProblem(await visit('GET', 'suggestion/earlier?cursor=x'), 400, ['cursor'])
    expect((await page('GET', '/d/earlier?cursor=x')).status).toBe(200)
    await withdraw(id, ['林一'])
    const refused = await visit('GET', 'suggestion/earlier')
    expectProblem(refused, 409, [])
    expect(refused.body.type).toBe('urn:jianyi:problem:link-withdrawn')
    const shown = await page('GET', '/d/earlier')
    expect([shown.status, shown.text.includes('2002')]).toEqual([409, false])
    expect((await deputy.page('GET', '/d/earlier')).status).toBe(401)
    expect((await harness.call(undefined, 'GET', '/api/links/suggestion/earlier')).status).toBe(401)
  })

  test('the page of the suggestion leads here', async () => {
    expect((await pageOf(own, '林一', '/d/suggestion')).text).toContain('href="/d/earlier"')
  })
})
