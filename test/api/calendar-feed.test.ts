import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { feedKeyOf } from '../../functions/api/calendar-feed/key.ts'
import { seal } from '../../functions/api/desk/session.ts'
import type { Person } from '../../functions/api/desk/viewer.ts'
import { type Claims, subjectOf } from '../../infra/local/issuer.ts'
import { admin, Harness, secretariat, unit } from '../support/harness.ts'
import { sessionCookie } from '../support/session-cookie.ts'
import { expectProblem } from './problem.ts'

let h: Harness
let drafting: string
let confidential: string
beforeAll(async () => {
  h = await Harness.xiamen()
  drafting = await h.submit('0105')
  await h.toDraft(drafting, 'ybj', ['wjw'])
  const hidden = { title: '关于机密事项的建议', confidential: 'content', visibleTo: ['代表工委'] }
  confidential = await h.submit('0106', hidden)
  await h.toDraft(confidential)
})
afterAll(() => h.close())

const named = (claims: Claims, name: string): Person => {
  const all = { ...claims, name }
  return { ...all, sub: subjectOf(all) } as Person
}
const officer = named(unit('ybj', 'officer'), '经办人')
const office = named(unit('ybj', 'office'), '收发')
const other = named(unit('jtj'), '别局')
const office14 = named(secretariat, '代表工委')

const keyOf = (person: Person, linkKey = h.runtime.links.linkKey, now = () => new Date()) =>
  feedKeyOf({ linkKey, now }, person)

const own = '/api/calendar.ics'
const ofUnit = (code: string) => `/api/units/${code}/calendar.ics`
const get = (path: string, key?: string, headers = {}) =>
  h.call(undefined, 'GET', key === undefined ? path : `${path}?key=${encodeURIComponent(key)}`, undefined, headers)
const read = async (path: string, person: Person): Promise<string[]> => {
  const { status, body } = await get(path, await keyOf(person))
  expect(status).toBe(200)
  return (body as string).replace(/\r\n /g, '').split('\r\n')
}
const valuesOf = (lines: string[], name: string) =>
  lines.filter((line) => line.startsWith(name)).map((line) => line.slice(line.indexOf(':') + 1))

describe('a person’s calendar', () => {
  test('has their own open steps that are due, each with its light, on its day, at its place', async () => {
    const { stepId, dueOn } = await h.open(drafting, 'draft')
    const answer = await get(own, await keyOf(officer))
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8'])
    const lines = await read(own, officer)
    expect(valuesOf(lines, 'UID')).toContain(`${stepId}@jianyi`)
    expect(valuesOf(lines, 'DTSTART;VALUE=DATE')).toContain(dueOn?.replaceAll('-', ''))
    expect(valuesOf(lines, 'SUMMARY')).toContain('第0105号 起草答复（正常）')
    expect(valuesOf(lines, 'URL')).toContain(`${h.runtime.url}/suggestions/${drafting}#${stepId}`)
    expect(valuesOf(lines, 'X-WR-CALNAME')).toEqual(['建议办理：我的待办'])
  })

  test('has nothing of others’ duties, and is in English where that is asked for', async () => {
    expect(valuesOf(await read(own, office), 'UID')).toEqual([])
    const { body } = await h.call(undefined, 'GET', `${own}?lang=en&key=${await keyOf(officer)}`)
    expect(body).toContain('No. 0105')
    expect(body).toContain('X-WR-CALNAME:Suggestions: my work')
  })

  test('of a confidential suggestion has the number alone; of others nobody’s name', async () => {
    const lines = await read(own, officer)
    const text = lines.join('\n')
    expect(valuesOf(lines, 'SUMMARY').some((s) => s.startsWith('第0106号 '))).toBe(true)
    expect(text).toContain('关于第0105号事项的建议')
    for (const hidden of ['机密', '林一', '13800000000', '经办人']) expect(text).not.toContain(hidden)
  })

  test('is there for who has no unit too', async () => {
    expect(valuesOf(await read(own, office14), 'X-WR-CALNAME')).toHaveLength(1)
  })
})

describe('a unit’s calendar', () => {
  test('has what waits for anybody in it, for each of its people', async () => {
    const { stepId } = await h.open(drafting, 'draft')
    for (const person of [office, officer]) {
      const lines = await read(ofUnit('ybj'), person)
      expect(valuesOf(lines, 'UID')).toContain(`${stepId}@jianyi`)
      expect(valuesOf(lines, 'X-WR-CALNAME')).toEqual(['建议办理：市医疗保障局'])
    }
  })

  test('is not there for others: another unit’s people, the secretariat, for a unit that is none', async () => {
    for (const person of [other, office14]) expectProblem(await get(ofUnit('ybj'), await keyOf(person)), 404)
    expectProblem(await get(ofUnit('nobody'), await keyOf(officer)), 404)
    expect(valuesOf(await read(ofUnit('jtj'), other), 'UID')).toEqual([])
  })
})

describe('a key', () => {
  const days = 86_400_000
  const wrong: [what: string, key: () => Promise<string | undefined>][] = [
    ['that is none', async () => undefined],
    ['that is empty', async () => ''],
    ['of words', async () => 'let-me-in'],
    ['that is far too long', async () => 'a'.repeat(5000)],
    ['that was altered', async () => (await keyOf(officer)).replace(/.{4}$/, 'AAAA')],
    ['made with another link key', () => keyOf(officer, new Uint8Array(32))],
    ['that was given 401 days ago', () => keyOf(officer, undefined, () => new Date(Date.now() - 401 * days))],
    ['of somebody who is no person', () => keyOf({ role: 'system', part: 'sweep' } as unknown as Person)],
    [
      'that is a session',
      async () =>
        (await sessionCookie({ linkKey: h.runtime.links.linkKey, wall: () => new Date() }, officer)).split('=')[1],
    ],
    [
      'that was sealed for another use',
      () =>
        seal(
          { linkKey: h.runtime.links.linkKey, wall: () => new Date() },
          { person: officer },
          { use: 'jianyi-desk', seconds: 600 },
        ),
    ],
  ]
  test.for(wrong)('%s opens nothing', async ([, key]) => {
    for (const path of [own, ofUnit('ybj')]) expectProblem(await get(path, await key()), 404)
  })

  test('is good for most of the time that it has', async () => {
    const old = await keyOf(officer, undefined, () => new Date(Date.now() - 399 * days))
    expect((await get(own, old)).status).toBe(200)
  })

  test('is nothing but a key: no token takes its place, and it takes the place of none', async () => {
    expectProblem(await h.call(unit('ybj'), 'GET', ofUnit('ybj')), 404)
    const authorization = `Bearer ${await keyOf(officer)}`
    expectProblem(await h.call(undefined, 'GET', '/api/steps', undefined, { authorization }), 401)
  })

  test('of who has left opens nothing: entered as inactive, moved, or by name', async () => {
    const put = (sub: string, body: object) => h.ok(admin, 'PUT', `/api/people/${encodeURIComponent(sub)}`, body)
    const inUnit = { role: 'unit', unit: 'ybj', duties: ['officer'] }
    const [left, moved, byName] = ['离职', '调走', '他号'].map((name) => named(unit('ybj', 'officer'), name))
    const leaving = named(secretariat, '退休')
    if (!left || !moved || !byName) throw new Error('nobody')
    const people = [left, moved, byName, leaving]
    for (const person of people) expect((await get(own, await keyOf(person))).status).toBe(200)
    await put(left.sub, { ...inUnit, name: '离职' })
    expect((await get(own, await keyOf(left))).status).toBe(200)
    await put(left.sub, { ...inUnit, name: '离职', active: false })
    await put(moved.sub, { ...inUnit, name: '调走' })
    await put(moved.sub, { ...inUnit, name: '调走', unit: 'wjw' })
    await put('another-sub', { ...inUnit, name: '他号', active: false })
    await put(leaving.sub, { role: 'secretariat', name: '退休', active: false })
    for (const person of people) expectProblem(await get(own, await keyOf(person)), 404)
    expectProblem(await get(ofUnit('ybj'), await keyOf(left)), 404)
  })
})

test('what has not changed is not sent again', async () => {
  const key = await keyOf(officer)
  const { headers } = await get(own, key)
  const etag = headers.get('etag') ?? ''
  expect(etag).toMatch(/^(W\/)?"[^"]+"$/)
  expect(headers.get('cache-control')).toBe('private, no-cache')
  const again = await get(own, key, { 'if-none-match': etag })
  expect([again.status, again.body]).toEqual([304, ''])
  // Another key of the same person's is the same calendar.
  expect((await get(own, await keyOf(officer), { 'if-none-match': etag })).status).toBe(304)
  const id = await h.submit('0107')
  await h.toDraft(id)
  expect((await get(own, key, { 'if-none-match': etag })).status).toBe(200)
})

test('My work gives the addresses, each of which opens its calendar', async () => {
  const page = async (person: Person) => {
    const cookie = await sessionCookie({ linkKey: h.runtime.links.linkKey, wall: () => new Date() }, person)
    const { body } = await h.call(undefined, 'GET', '/', undefined, { cookie })
    return [...(body as string).matchAll(/value="(https?:[^"]*calendar\.ics[^"]*)"/g)].map((m) =>
      (m[1] ?? '').replaceAll('&amp;', '&'),
    )
  }
  const addresses = await page(office)
  expect(addresses.map((a) => new URL(a).pathname)).toEqual([own, ofUnit('ybj')])
  for (const address of addresses) {
    const { pathname, search } = new URL(address)
    expect((await get(`${pathname}${search}`)).status).toBe(200)
  }
  expect(await page(office14)).toHaveLength(1)
})
