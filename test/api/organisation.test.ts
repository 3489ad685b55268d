import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admin, Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen()
})
afterAll(() => h.close())

const han = expect.stringMatching(/\p{Script=Han}/u)
const bureau = { name: '某局', kind: 'government', letterhead: '某局', docPrefix: '某函' }
const putUnit = (code: string, more: object) => h.call(admin, 'PUT', `/api/units/${code}`, { ...bureau, ...more })

describe('units', () => {
  test.each([
    ['a successor that is not there', { successor: 'nobody' }, 'successor'],
    ['itself as its successor', { successor: 'a' }, 'successor'],
    ['a parent that is not there', { parent: 'nobody' }, 'parent'],
    ['itself as its parent', { parent: 'a' }, 'parent'],
  ])('%s is refused by field', async (_, more, path) => {
    await putUnit('a', {})
    const answer = await putUnit('a', more)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([{ path, message: han }])
  })

  test('successors do not run in a circle, however long', async () => {
    for (const code of ['a', 'b', 'c']) await putUnit(code, {})
    expect((await putUnit('a', { active: false, successor: 'b' })).status).toBe(200)
    expect((await putUnit('b', { active: false, successor: 'c' })).status).toBe(200)
    const answer = await putUnit('c', { active: false, successor: 'a' })
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toEqual([{ path: 'successor', message: han }])
    // Taken up again, the first can follow the last.
    expect((await putUnit('a', {})).status).toBe(200)
    expect((await putUnit('c', { active: false, successor: 'a' })).status).toBe(200)
  })
})

describe('people', () => {
  const officer = { name: '张三', role: 'unit', unit: 'ybj', section: '待遇处', duties: ['officer'] }
  const put = (sub: string, body: object, as = admin) =>
    h.call(as, 'PUT', `/api/people/${encodeURIComponent(sub)}`, body)

  test.each([
    ['no unit', { ...officer, unit: undefined }, 'unit'],
    ['a unit that is not there', { ...officer, unit: 'nobody' }, 'unit'],
    ['a level of somebody who does not review', { ...officer, level: 2 }, 'level'],
    ['a duty that there is not', { ...officer, duties: ['cook'] }, 'duties.0'],
    ['a unit of somebody who is in none', { name: '李四', role: 'leader', unit: 'ybj' }, 'unit'],
    ['an e-mail that is none', { ...officer, email: 'zhang' }, 'email'],
    ['no name', { ...officer, name: ' ' }, 'name'],
    ['an unknown member', { ...officer, phone: '13800000000' }, 'phone'],
  ])('%s is refused by field', async (_, body, path) => {
    const answer = await put('p0', body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toContainEqual({ path, message: han })
  })

  test('an admin sets them; e-mails are the admin’s alone to read', async () => {
    const email = 'zhangsan@example.cn'
    expect((await put('oidc|p1', { ...officer, email })).body).toEqual({
      ...officer,
      email,
      sub: 'oidc|p1',
      active: true,
    })
    await put('p2', { name: '王五', role: 'unit', unit: 'wjw', duties: ['reviewer'], level: 2, active: false })
    for (const as of [secretariat, leader, unit('ybj')]) expectProblem(await put('p3', officer, as), 403)
    const list = (as = admin, query = '') => h.call(as, 'GET', `/api/people${query}`)
    expect((await list()).body.items).toHaveLength(2)
    expect((await list(admin, '?unit=ybj')).body.items).toMatchObject([{ sub: 'oidc|p1', email }])
    const seen = await list(secretariat)
    expect(seen.body.items).toMatchObject([
      { name: '张三', active: true },
      { name: '王五', active: false },
    ])
    expect(JSON.stringify(seen.body)).not.toContain(email)
    for (const as of [inspector, leader, unit('ybj')]) expectProblem(await list(as), 403)
  })

  test('one who is moved is known to have left the unit they were in, until they come back', async () => {
    await put('p4', { name: '赵六', role: 'unit', unit: 'ybj' })
    expect((await put('p4', { name: '赵六', role: 'unit', unit: 'wjw' })).body).toMatchObject({ formerUnits: ['ybj'] })
    expect((await put('p4', { name: '赵六', role: 'unit', unit: 'ybj' })).body).toMatchObject({ formerUnits: ['wjw'] })
    expect((await put('p4', { name: '赵六', role: 'leader' })).body).toMatchObject({ formerUnits: ['wjw', 'ybj'] })
  })
})

test('a session’s term does not end before it closes', async () => {
  const session = { name: '五次会议', profile: 'xiamen-2025', opensOn: '2025-01-07', closesOn: '2025-01-11' }
  const answer = await h.call(admin, 'PUT', '/api/sessions/16-5', { ...session, termEndsOn: '2025-01-10' })
  expect(answer.status).toBe(400)
  expect(answer.body.errors).toEqual([{ path: 'termEndsOn', message: han }])
  expect(await h.ok(admin, 'PUT', '/api/sessions/16-5', { ...session, termEndsOn: '2026-12-31' })).toMatchObject({
    termEndsOn: '2026-12-31',
  })
})
