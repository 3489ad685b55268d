import { afterAll, beforeAll, expect, test } from 'vitest'
import { Harness, leader, secretariat, unit } from '../support/harness.ts'

let h: Harness
beforeAll(async () => {
  h = await Harness.xiamen()
})
afterAll(() => h.close())

const take = (rows: unknown[]) => h.ok(secretariat, 'POST', '/api/imports/suggestions', { rows })

test('scenario 28: the same item again updates it and keeps dates and states set by hand; a bad row is named, the others load', async () => {
  const row = (number: string, more = {}) => h.submission(number, more)
  const first = await take([row('2801'), row('2802', { receivedOn: '2025-02-30' }), row('2803')])
  expect(first).toMatchObject({
    accepted: 2,
    items: [
      { row: 1, id: '16-5-2801', change: 'created' },
      { row: 3, id: '16-5-2803', change: 'created' },
    ],
    rejected: [{ row: 2, errors: [{ path: 'receivedOn' }] }],
  })
  const id = '16-5-2801'
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj', dueOn: '2025-04-30' }] })
  await h.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
  const body = '改写后的内容。'.repeat(120)
  const changed = row('2801', {
    title: '改写后的标题',
    body,
    receivedOn: '2025-02-09',
    deputies: [{ name: '林一', lead: true, phone: '13900000000' }, { name: '王二' }],
  })
  expect((await take([changed, row('2803')])).items).toEqual([
    { row: 1, id, change: 'updated' },
    { row: 2, id: '16-5-2803', change: 'unchanged' },
  ])
  const after = await h.read(id)
  expect(after).toMatchObject({
    title: '改写后的标题',
    body,
    stage: 'handling',
    receivedOn: '2025-02-10',
    handlings: [{ unit: 'ybj', dueOn: '2025-04-30', stage: 'consultation' }],
  })
  expect(after.deputies).toEqual([{ name: '林一', lead: true }, { name: '王二' }])
  const { deputies } = await h.ok(secretariat, 'GET', `/api/suggestions/${id}/deputies`)
  expect(deputies).toEqual([{ name: '林一', phone: '13900000000' }])
  const { version } = await h.read(id)
  expect((await take([changed])).items).toEqual([{ row: 1, id, change: 'unchanged' }])
  expect((await h.read(id)).version).toBe(version)
  expect(JSON.stringify(await h.ok(secretariat, 'GET', `/api/suggestions/${id}/log`))).not.toContain('13900000000')
})

test('scenario 28: a phone that was changed by hand stays when the same rows, or the same request, come again', async () => {
  const deputies = [
    { name: '林一', lead: true, phone: '13800000001' },
    { name: '王二', phone: '13800000002' },
  ]
  const key = { 'idempotency-key': 'submitted-once' }
  const input = h.submission('2820', { deputies })
  const { id } = await h.ok(secretariat, 'POST', '/api/suggestions', input, key)
  await h.ok(secretariat, 'POST', `/api/suggestions/${id}/deputies`, { deputy: '林一', phone: '13900000009' })
  const reached = async () => (await h.ok(secretariat, 'GET', `/api/suggestions/${id}/deputies`)).deputies
  const expected = expect.arrayContaining([
    { name: '林一', phone: '13900000009' },
    { name: '王二', phone: '13800000002' },
  ])
  await take([input])
  expect(await reached()).toEqual(expected)
  await h.ok(secretariat, 'POST', '/api/suggestions', input, key)
  expect(await reached()).toEqual(expected)
  // One that nobody changed by hand follows the paper.
  await take([h.submission('2820', { deputies: [deputies[0], { name: '王二', phone: '13800000003' }] })])
  expect(await reached()).toEqual(
    expect.arrayContaining([
      { name: '林一', phone: '13900000009' },
      { name: '王二', phone: '13800000003' },
    ]),
  )
})

test('taking in is the secretariat’s', async () => {
  const answer = await h.call(leader, 'POST', '/api/imports/suggestions', { rows: [h.submission('2810')] })
  expect(answer.status).toBe(403)
})
