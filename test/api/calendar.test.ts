import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admin, Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen()
})
afterAll(() => h.close())

const good = {
  notice: '国办发明电〔2026〕5号',
  holidays: ['2026-12-31', '2027-01-01', '2027-01-02', '2027-01-03'],
  workdays: ['2027-01-09'],
}
const put = (body: unknown, year: string | number = 2027, as = admin) =>
  h.call(as, 'PUT', `/api/calendar/${year}`, body)
const read = () => h.ok(leader, 'GET', '/api/calendar')

describe('a notice that is wrong is refused by field, in Chinese, and changes nothing', () => {
  test.each([
    ['no holidays', { ...good, holidays: [] }, 'holidays', /请列出放假的日子/],
    ['no number', { ...good, notice: '  ' }, 'notice', /请填写/],
    ['a day of another year', { ...good, holidays: ['2026-10-01'] }, 'holidays.0', /不在 2027 年的安排之内/],
    ['a day of the year after', { ...good, holidays: ['2028-01-01'] }, 'holidays.0', /不在 2027 年/],
    ['a day twice', { ...good, holidays: ['2027-01-01', '2027-01-01'] }, 'holidays.1', /重复/],
    ['a day in both lists', { ...good, workdays: ['2027-01-02'] }, 'workdays.0', /既放假又上班/],
    ['a Monday that is worked instead', { ...good, workdays: ['2027-01-04'] }, 'workdays.0', /不是周末/],
    ['a day that does not exist', { ...good, holidays: ['2027-02-29'] }, 'holidays.0', /日期/],
    ['days that are no list', { ...good, holidays: '2027-01-01' }, 'holidays', /列表/],
    ['no workdays', { notice: good.notice, holidays: good.holidays }, 'workdays', /请填写/],
    ['an unknown member', { ...good, weekends: [] }, 'weekends', /没有这一项/],
  ])('%s', async (_, body, path, message) => {
    const before = await read()
    const answer = await put(body)
    expect(answer.status).toBe(400)
    expect(answer.body.errors).toContainEqual({ path, message: expect.stringMatching(message) })
    expect(await read()).toEqual(before)
  })

  test.each(['1999', '20a7', '2027.5', '3000'])('the year %s', async (year) => {
    const answer = await put(good, year)
    expect(answer.status).toBe(400)
    expect(answer.body.errors[0]).toMatchObject({ path: 'year', message: expect.stringMatching(/\p{Script=Han}/u) })
  })
})

test('only an admin loads one; whoever is signed in reads the calendar', async () => {
  for (const as of [secretariat, inspector, leader, unit('ybj')]) {
    expectProblem(await put(good, 2027, as), 403)
    expect((await h.call(as, 'GET', '/api/calendar')).status).toBe(200)
  }
  expectProblem(await h.call(undefined, 'GET', '/api/calendar'), 401)
})

test('it is there at once, in place of a built-in one too, and is kept as it was given', async () => {
  expect((await put(good)).body).toMatchObject({ year: 2027, source: 'loaded', ...good })
  const published = { ...good, notice: '更正', published: '2025-11-20', holidays: ['2026-01-01'], workdays: [] }
  expect((await put(published, 2026)).status).toBe(200)
  const { years, missing } = await read()
  expect(missing).toEqual([])
  expect(years.map((y: { year: number; source: string; notice: string }) => [y.year, y.source, y.notice])).toEqual([
    [2024, 'built-in', '国办发明电〔2023〕7号'],
    [2025, 'built-in', '国办发明电〔2024〕12号'],
    [2026, 'loaded', '更正'],
    [2027, 'loaded', good.notice],
  ])
  expect(years[3]).not.toHaveProperty('earlier')
})
