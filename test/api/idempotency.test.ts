import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Harness, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'

let harness: Harness
beforeAll(async () => {
  harness = await Harness.xiamen()
})
afterAll(() => harness.close())

const submit = (key: string, number: string, more: Record<string, unknown> = {}) =>
  harness.call(secretariat, 'POST', '/api/suggestions', harness.submission(number, more), { 'idempotency-key': key })

/** The log of a case by what people did: system commits (opening steps) come by themselves. */
const byPeople = async (id: string) => {
  await harness.runtime.settled()
  const log = await harness.ok(secretariat, 'GET', `/api/suggestions/${id}/log`)
  return log.filter((c: { actor: { role: string } }) => c.actor.role !== 'system')
}

describe('submitting', () => {
  test('the same key with the same body gets the same case, once', async () => {
    const first = await submit('a', '0001')
    const second = await submit('a', '0001')
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body.id).toBe(first.body.id)
    expect(await byPeople('16-5-0001')).toHaveLength(1)
  })

  test('the same key with another body: 422, and no second case', async () => {
    await submit('b', '0002')
    expectProblem(await submit('b', '0003'), 422)
    expectProblem(await submit('b', '0002', { title: '另一件' }), 422)
    await harness.runtime.settled()
    expect(await harness.runtime.store.load('16-5-0003')).toBeUndefined()
    expect((await harness.read('16-5-0002')).title).toBe('关于第0002号事项的建议')
  })

  test('the same key at once: one case, the same answer for all', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => submit('c', '0004')))
    expect(answers.map((a) => [a.status, a.body.id])).toEqual(answers.map(() => [201, '16-5-0004']))
    expect(await byPeople('16-5-0004')).toHaveLength(1)
  })

  test('the same number with another key: 409, and the first one stays with its phones', async () => {
    await submit('d', '0005')
    const other = { title: '别的', deputies: [{ name: '王二', phone: '13900000000' }] }
    expectProblem(await submit('e', '0005', other), 409, ['number'])
    await harness.runtime.settled()
    expect((await harness.read('16-5-0005')).title).toBe('关于第0005号事项的建议')
    const { deputies } = await harness.ok(secretariat, 'GET', '/api/suggestions/16-5-0005/deputies')
    expect(deputies).toEqual([{ name: '林一', phone: '13800000000' }])
  })

  test('the same number with other keys at once: one wins', async () => {
    const answers = await Promise.all(['f', 'g', 'h', 'i'].map((key) => submit(key, '0006')))
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409])
    expect(await byPeople('16-5-0006')).toHaveLength(1)
  })

  test('a number may come again in another kind', async () => {
    await submit('j', '0007')
    expect((await submit('k', '0007', { kind: 'recess' })).body.id).toBe('16-5-r-0007')
    expect((await submit('l', '0007', { kind: 'bill' })).body.id).toBe('16-5-b-0007')
    const origin = { body: '省人大', number: '12' }
    expect((await submit('m', '0007', { kind: 'forwarded', origin })).body.id).toBe('16-5-f-0007')
  })

  test('another caller’s key is another key', async () => {
    await submit('n', '0008')
    const other = { ...secretariat, name: '代表工委乙' }
    const body = harness.submission('0009')
    const answer = await harness.call(other, 'POST', '/api/suggestions', body, { 'idempotency-key': 'n' })
    expect(answer.status).toBe(201)
  })

  test('what was refused may be sent again with the same key', async () => {
    expectProblem(await submit('o', '0010', { proposedUnits: ['nobody'] }), 400, ['proposedUnits.0'])
    expect((await submit('o', '0010', { proposedUnits: ['ybj'] })).status).toBe(201)
  })
})

describe('completing a step', () => {
  const accept = (id: string, stepId: string, key: string, form: Record<string, unknown> = {}) =>
    harness.tryAct(secretariat, id, stepId, 'accept', form, { 'idempotency-key': key })

  test('the same request again changes nothing and is answered with the case', async () => {
    const id = await harness.submit('0101')
    const { stepId } = await harness.open(id, 'review')
    expect((await accept(id, stepId, 'a')).status).toBe(200)
    await harness.runtime.settled()
    const again = await accept(id, stepId, 'a')
    expect([again.status, again.body.stage]).toEqual([200, 'assignment'])
    expect(await byPeople(id)).toHaveLength(2)
    expectProblem(await accept(id, stepId, 'a', { note: '另一份' }), 422)
    expectProblem(await accept(id, stepId, 'b'), 409)
    expect(await byPeople(id)).toHaveLength(2)
  })

  test('at once with one key: one commit, all are told of it; with other keys: one wins', async () => {
    const id = await harness.submit('0102')
    const { stepId } = await harness.open(id, 'review')
    const same = await Promise.all(Array.from({ length: 6 }, () => accept(id, stepId, 'same')))
    expect(same.map((a) => a.status)).toEqual(same.map(() => 200))
    const other = await harness.submit('0103')
    const open = await harness.open(other, 'review')
    const race = await Promise.all(['p', 'q', 'r', 's'].map((key) => accept(other, open.stepId, key)))
    expect(race.map((a) => a.status).sort()).toEqual([200, 409, 409, 409])
    for (const one of [id, other]) expect(await byPeople(one)).toHaveLength(2)
  })

  test('a contact that is sent twice is held once', async () => {
    const id = await harness.submit('0104')
    await harness.toDraft(id)
    const contact = { handling: `${id}.1`, mode: 'phone', on: harness.today(), with: ['林一'], summary: '电话' }
    const send = (body: unknown) =>
      harness.call(unit('ybj', 'officer'), 'POST', `/api/suggestions/${id}/contacts`, body, { 'idempotency-key': 'x' })
    expect([(await send(contact)).status, (await send(contact)).status]).toEqual([200, 200])
    expectProblem(await send({ ...contact, summary: '另一次' }), 422)
    expect((await harness.read(id)).handlings[0].contacts).toHaveLength(2)
  })
})

describe('document numbers', () => {
  const toIssue = async (number: string) => {
    const id = await harness.submit(number)
    await harness.toDraft(id, 'jrj')
    await harness.act(unit('jrj'), id, 'draft', 'submit', {
      category: 'C',
      title: '答复的函',
      body: '正文',
      disclosure: 'open',
    })
    await harness.act(unit('jrj'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
    await harness.act(unit('jrj'), id, 'clear', 'approve')
    await harness.act(unit('jrj'), id, 'sign', 'sign')
    return { id, stepId: (await harness.open(id, 'issue')).stepId }
  }
  const issue = ({ id, stepId }: { id: string; stepId: string }, form: Record<string, unknown> = {}) =>
    harness.tryAct(unit('jrj'), id, stepId, 'issue', form)

  test('no two letters share one, even after a race for the same step', async () => {
    const [one, two] = [await toIssue('0201'), await toIssue('0202')]
    const race = await Promise.all(Array.from({ length: 4 }, () => issue(one)))
    expect(race.map((a) => a.status).sort()).toEqual([200, 409, 409, 409])
    await harness.runtime.settled()
    const { documentNumber } = (await harness.read(one.id)).handlings[0]
    expect(documentNumber).toBe('厦金函〔2025〕1号')
    expectProblem(await issue(two, { documentNumber }), 400, ['documentNumber'])
    const second = await issue(two)
    expect(second.body.handlings[0].documentNumber).toBe('厦金函〔2025〕2号')
  })

  test('a refused letter leaves no gap', async () => {
    const three = await toIssue('0203')
    expectProblem(await issue(three, { issuedOn: '2030-01-01' }), 400, ['issuedOn'])
    expectProblem(await issue(three, { issuedOn: '2025-01-01' }), 400, ['issuedOn'])
    expectProblem(await issue(three, { documentNumber: '厦金函[2025]9号' }), 400, ['documentNumber'])
    expectProblem(await issue(three, { documentNumber: '厦金函〔2025〕1234567号' }), 400, ['documentNumber'])
    expect((await issue(three)).body.handlings[0].documentNumber).toBe('厦金函〔2025〕3号')
  })
})

test('who repeats a request gets the same answer, also where the case has left their hands', async () => {
  const id = await harness.submit('0390')
  await harness.toDraft(id)
  const office = unit('ybj', 'office')
  const key = { 'idempotency-key': 'issue-once' }
  await harness.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
    category: 'C',
    title: '函',
    body: '正文',
    disclosure: 'closed',
    disclosureReason: '内部事项',
  })
  await harness.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
  await harness.act(office, id, 'clear', 'approve')
  await harness.act(unit('ybj', 'head'), id, 'sign', 'sign')
  const { stepId } = await harness.open(id, 'issue')
  expect((await harness.tryAct(office, id, stepId, 'issue', {}, key)).status).toBe(200)
  await harness.runtime.settled()
  const rate = { attitude: 'satisfied', result: 'dissatisfied', comments: '没有解决' }
  await harness.act(secretariat, id, 'evaluate', 'rate', rate)
  await harness.act(secretariat, id, 'redo', 'redo', { instructions: '改由交通部门办理', lead: 'jtj' })
  await harness.act(unit('jtj', 'office'), id, 'acknowledge', 'accept')
  expect((await harness.call(office, 'GET', `/api/suggestions/${id}`)).status).toBe(404)
  expect((await harness.tryAct(office, id, stepId, 'issue', {}, key)).status).toBe(200)
})
