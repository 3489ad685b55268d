import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tableName } from '../../../infra/local/table.ts'
import { auditCase } from '../../../infra/tools/audit-case.ts'
import { compareAll } from '../../../infra/tools/compare.ts'
import { type Opened, openStore } from '../../../infra/tools/open-store.ts'
import { admin, Harness, leader, secretariat, unit } from '../../support/harness.ts'

const session = '16-4'
let h: Harness
let opened: Opened

beforeAll(async () => {
  h = await Harness.xiamen({}, '2026-03-02T09:00:00+08:00')
  opened = await openStore({ endpoint: h.runtime.services.dynamodb.endpoint, table: tableName, dataDir: '' })
  await h.ok(admin, 'PUT', `/api/sessions/${session}`, {
    name: '市十六届人大四次会议',
    profile: 'xiamen-2025',
    opensOn: '2024-01-07',
    closesOn: '2024-01-11',
  })
})
afterAll(async () => {
  await opened.close()
  await h.close()
})

type More = Record<string, unknown>
const reply = (more: More = {}): More => ({
  category: 'A',
  title: '关于第0105号建议的答复函',
  body: `一、办理情况\n${'已经落实。'.repeat(120)}`,
  documentNumber: '厦医保函〔2024〕12号',
  issuedOn: '2024-04-20',
  disclosure: 'open',
  ...more,
})
const handling = (more: More = {}): More => ({ lead: 'ybj', assignedOn: '2024-02-01', reply: reply(), ...more })
const entry = (number: string, more: More = {}): More => ({
  session,
  number,
  kind: 'session',
  title: `关于第${number}号事项的建议`,
  topics: ['医疗保障'],
  deputies: [{ name: '林一', lead: true }],
  disclosure: 'full',
  handlings: [handling()],
  ...more,
})
/** One letter of its own number. */
const numbered = (serial: number, more: More = {}): More =>
  reply({ documentNumber: `厦医保函〔2024〕${serial}号`, ...more })

const enter = async (input: More, as = secretariat) => {
  const answer = await h.call(as, 'POST', '/api/imports/history', input)
  await h.runtime.settled()
  return answer
}
const rates = (query = '') => h.ok(leader, 'GET', `/api/rates?session=${session}${query}`)
const errorsOf = async (input: More) => {
  const { status, body } = await enter(input)
  return { status, errors: body.errors }
}
/** What is derived and differs from what the logs say. */
const differences = async () => {
  const { differences: found, broken } = await compareAll(opened)
  return [...found.map(({ of, what }) => `${of} ${what}`), ...broken]
}

test('an answer of a past year is entered as closed, counts in the rates of its year, and no workflow runs it', async () => {
  const input = entry('0105', {
    handlings: [
      handling({
        co: ['wjw'],
        contacts: [{ mode: 'face-to-face', on: '2024-03-01' }],
        rating: { attitude: 'satisfied', result: 'basically-satisfied', on: '2024-05-10' },
        reply: reply({ publishedOn: '2024-04-22', indexNumber: 'XM-2024-12' }),
        commitments: [
          { item: '建成追溯平台', dueOn: '2024-12-31', state: 'fulfilled', fulfilledOn: '2024-11-30' },
          { item: '修订办法', dueOn: '2024-10-31', state: 'open' },
        ],
      }),
    ],
  })
  const { status, body } = await enter(input)
  expect([status, body]).toEqual([201, { id: '16-4-0105', change: 'created' }])
  expect(await h.read('16-4-0105')).toMatchObject({
    stage: 'closed',
    closedAs: 'done',
    entered: true,
    openSteps: [],
    handlings: [{ unit: 'ybj', dueOn: '2024-05-01', category: 'A', documentNumber: '厦医保函〔2024〕12号' }],
  })
  expect(await rates()).toMatchObject({
    counts: { suggestions: 1, handlings: 1, issued: 1, open: 0 },
    rates: {
      onTime: { numerator: 1, denominator: 1 },
      faceToFace: { numerator: 1, denominator: 1 },
      satisfaction: { numerator: 1, denominator: 1 },
      fullySatisfied: { numerator: 0, denominator: 1 },
      fulfilment: { numerator: 1, denominator: 2 },
      published: { numerator: 1, denominator: 1 },
      coOpinionOnTime: { denominator: 0, rate: null },
    },
    averageDays: 79,
  })
  const log = await h.ok(secretariat, 'GET', '/api/suggestions/16-4-0105/log')
  expect(log.map((c: { events: { type: string }[] }) => c.events.map((e) => e.type))).toEqual([['HistoryEntered']])
  expect((await h.runtime.app.request('/public/replies/XM-2024-12')).status).toBe(200)
})

test('a figure as of a past day has what had happened by then', async () => {
  const then = async (asOf: string) => (await rates(`&asOf=${asOf}`)) as Record<string, never>
  expect(await then('2024-01-31')).toMatchObject({ counts: { handlings: 0 } })
  expect(await then('2024-03-31')).toMatchObject({ counts: { handlings: 1, open: 1, issued: 0 } })
  expect(await then('2024-04-30')).toMatchObject({ counts: { issued: 1 }, rates: { satisfaction: { denominator: 0 } } })
  expect(await then('2024-11-15')).toMatchObject({ rates: { fulfilment: { numerator: 0, denominator: 1 } } })
  expect(await then('2024-12-31')).toMatchObject({ rates: { fulfilment: { numerator: 1, denominator: 2 } } })
})

test('what nobody knows is outside the rates about it, and neither met nor missed', async () => {
  const before = await rates()
  await enter(entry('0106', { handlings: [handling({ lead: 'wjw', reply: numbered(13) })] }))
  await enter(
    entry('0107', { handlings: [handling({ lead: 'wjw', uncontacted: true, unrated: true, reply: numbered(14) })] }),
  )
  const after = await rates()
  const moved = (rate: string) => [
    after.rates[rate].numerator - before.rates[rate].numerator,
    after.rates[rate].denominator - before.rates[rate].denominator,
  ]
  expect(moved('answered')).toEqual([2, 2])
  expect(moved('faceToFace')).toEqual([0, 1])
  expect(moved('contact')).toEqual([0, 1])
  expect(moved('feedback')).toEqual([0, 1])
  expect(moved('satisfaction')).toEqual([0, 0])
  const explained = await h.ok(leader, 'GET', `/api/rates?session=${session}&unit=wjw`)
  expect(explained.rates.contact).toMatchObject({ numerator: 0, denominator: 1 })
})

test('the same again changes nothing; other contents take its place, in figures too; all that is derived is what the logs say', async () => {
  const first = entry('0110', { handlings: [handling({ reply: numbered(20) })] })
  expect((await enter(first)).body.change).toBe('created')
  expect((await enter(first)).body.change).toBe('unchanged')
  expect((await h.read('16-4-0110')).version).toBe(1)
  const before = await rates('&by=unit')
  const moved = entry('0110', {
    handlings: [handling({ lead: 'jtj', assignedOn: '2024-03-15', reply: numbered(21, { issuedOn: '2024-07-01' }) })],
  })
  const again = await enter(moved)
  expect([again.status, again.body.change]).toEqual([200, 'updated'])
  const after = await rates('&by=unit')
  expect(after.counts.handlings).toBe(before.counts.handlings)
  const groupOf = (all: { groups: { key: string }[] }, key: string) => all.groups.find((g) => g.key === key)
  expect(groupOf(after, 'jtj')).toMatchObject({
    counts: { handlings: 1 },
    rates: { onTime: { numerator: 0, denominator: 1 } },
  })
  expect(groupOf(after, 'ybj')).toMatchObject({ counts: { handlings: 1 } })
  expect(await rates('&from=2024-02-01&to=2024-02-28&unit=jtj')).toMatchObject({ counts: { handlings: 0 } })
  // The number that it had is free again, and the one that it has is not.
  expect((await enter(entry('0111', { handlings: [handling({ reply: numbered(20) })] }))).status).toBe(201)
  expect(await errorsOf(entry('0112', { handlings: [handling({ reply: numbered(21) })] }))).toMatchObject({
    status: 400,
    errors: [{ path: 'handlings.0.reply.documentNumber' }],
  })
  expect(await differences()).toEqual([])
  expect(await auditCase(opened, '16-4-0110')).toMatchObject({
    broken: null,
    lines: [
      expect.stringContaining('补录已答复的建议《关于第0110号事项的建议》（市医疗保障局 2024-04-20 答复）'),
      expect.stringContaining('市交通运输局 2024-07-01 答复'),
    ],
  })
})

test('what was entered by mistake is taken back with a reason and counts nowhere; entered again it counts again', async () => {
  const input = entry('0120', { handlings: [handling({ reply: numbered(30) })] })
  const before = await rates()
  await enter(input)
  expect((await h.call(secretariat, 'POST', '/api/imports/history/16-4-0120/revocation', {})).status).toBe(400)
  await h.ok(secretariat, 'POST', '/api/imports/history/16-4-0120/revocation', { reason: '编号写错' })
  await h.runtime.settled()
  expect((await rates()).counts).toEqual(before.counts)
  expect(await rates('&asOf=2024-12-31')).toMatchObject({ rates: { answered: { numerator: 5 } } })
  expect((await enter(input)).body.change).toBe('updated')
  expect((await rates()).counts.handlings).toBe(before.counts.handlings + 1)
  expect(await differences()).toEqual([])
})

test('its letter can be had as Word, also one that has no number and no signer on record', async () => {
  const bare = { category: 'A', title: '答复函', body: '正文。', issuedOn: '2024-04-20', disclosure: 'on-request' }
  await enter(entry('0125', { handlings: [handling({ lead: 'jrj', reply: bare })] }))
  for (const id of ['16-4-0105.1', '16-4-0125.1']) {
    const answer = await h.runtime.app.request(`/api/handlings/${id}/reply.docx`, {
      headers: { host: '127.0.0.1', authorization: `Bearer ${await h.runtime.issuer.token(secretariat)}` },
    })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('wordprocessingml'),
    ])
  }
  const { handlings } = await h.read('16-4-0125')
  expect(handlings[0]).toMatchObject({ known: { contacts: false }, replies: [{ signedBy: '', documentNumber: '' }] })
})

describe('refused, and nothing is entered', () => {
  test.each([
    ['a category that the place has not', { reply: numbered(90, { category: '甲' }) }, 'handlings.0.reply.category'],
    [
      'an answer before its assignment',
      { assignedOn: '2024-05-01', reply: numbered(90) },
      'handlings.0.reply.issuedOn',
    ],
    ['a day after today', { reply: numbered(90, { issuedOn: '2026-03-03' }) }, 'handlings.0.reply.issuedOn'],
    ['an unknown unit', { lead: 'nobody', reply: numbered(90) }, 'handlings.0.lead'],
    ['a co-unit that leads', { co: ['ybj'], reply: numbered(90) }, 'handlings.0.co.0'],
    [
      'a rating before the answer',
      { rating: { attitude: 'satisfied', result: 'satisfied', on: '2024-04-01' } },
      'handlings.0.rating.on',
    ],
    [
      'contacts and none',
      { uncontacted: true, contacts: [{ mode: 'phone', on: '2024-03-01' }] },
      'handlings.0.uncontacted',
    ],
    [
      'a promise met without a day',
      { commitments: [{ item: '一', state: 'fulfilled' }] },
      'handlings.0.commitments.0.fulfilledOn',
    ],
    [
      'a page of what was not open',
      { reply: numbered(90, { disclosure: 'closed', publishedOn: '2024-05-01' }) },
      'handlings.0.reply.publishedOn',
    ],
    [
      'a broken number',
      { reply: reply({ documentNumber: '厦医保函【2024】9号' }) },
      'handlings.0.reply.documentNumber',
    ],
  ])('%s', async (_, more, path) => {
    const { status, errors } = await errorsOf(entry('0190', { handlings: [handling(more)] }))
    expect({ status, paths: errors.map((e: { path: string }) => e.path) }).toEqual({ status: 400, paths: [path] })
    expect((await h.call(secretariat, 'GET', '/api/suggestions/16-4-0190')).status).toBe(404)
  })

  test('a number that is handled here is no history, and an entered one is not handled', async () => {
    const id = await h.submit('0501', { receivedOn: '2026-03-02' })
    expect(
      (await enter(entry('0501', { session: '16-5', handlings: [handling({ reply: numbered(91) })] }))).status,
    ).toBe(409)
    expect((await h.read(id)).stage).toBe('intake')
    const taken = await h.call(secretariat, 'POST', '/api/suggestions/16-4-0105/key', {
      decidedOn: '2024-03-01',
      supervisor: '主任会议',
      reason: '重点',
    })
    expect([taken.status, taken.body.detail]).toEqual([409, '这件建议是事后补录的，内容有误请重新补录'])
    expect((await h.call(secretariat, 'POST', '/api/suggestions', h.submission('0105', { session }))).status).toBe(409)
    expect((await h.call(secretariat, 'POST', `/api/imports/history/${id}/revocation`, { reason: '错' })).status).toBe(
      404,
    )
  })

  test('who is not the secretariat, or whose scope it is not in', async () => {
    for (const as of [leader, admin, unit('ybj')]) expect((await enter(entry('0191'), as)).status).toBe(403)
    const courts = { ...secretariat, scope: ['court'] }
    const answer = await enter(entry('0192', { handlings: [handling({ reply: numbered(92) })] }), courts)
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, 'handlings.0.lead'])
  })
})

test('a letter that is read gives the beginning of an entry, in the place’s own names', async () => {
  const letter = [
    '关于市十六届人大四次会议第0130号建议办理情况的答复函',
    '厦医保函〔2024〕40号　　A类',
    '林一代表：',
    '您提出的《关于推进药品追溯的建议》（第0130号）收悉。现答复如下：',
    '一、办理情况',
    '已经建成药品追溯平台。',
    '感谢您对医保工作的关心和支持。',
    '厦门市医疗保障局',
    '2024年4月18日',
  ].join('\n')
  const answer = await h.call(secretariat, 'POST', '/api/imports/letters', letter, { 'content-type': 'text/plain' })
  expect(answer.status).toBe(200)
  const { draft } = answer.body
  expect(draft).toMatchObject({
    session,
    number: '0130',
    deputies: [{ name: '林一', lead: true }],
    handlings: [
      { lead: 'ybj', reply: { documentNumber: '厦医保函〔2024〕40号', issuedOn: '2024-04-18', category: 'A' } },
    ],
  })
  const body = draft.handlings[0].reply.body as string
  expect(body.endsWith('感谢您对医保工作的关心和支持。')).toBe(true)
  expect(body).not.toContain('厦门市医疗保障局')
  // What only people know is added, and it is entered.
  const [first] = draft.handlings
  const whole = {
    kind: 'session',
    topics: [],
    disclosure: 'full',
    title: '关于推进药品追溯的建议',
    ...draft,
    handlings: [{ ...first, assignedOn: '2024-02-01', reply: { disclosure: 'open', ...first.reply } }],
  }
  expect((await enter(whole)).status).toBe(201)
})
