import { DescribeExecutionCommand, GetExecutionHistoryCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../infra/local/issuer.ts'
import { admin, Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'

const phone = '13987654321'
const deputies = [{ name: '林一', lead: true, phone }]
const lines: string[] = []
let harness: Harness
/** Led by 医保局 with 卫健委 as co-unit, at the open draft; and one that waits for its review. */
let draft: string
let review: string
beforeAll(async () => {
  harness = await Harness.xiamen({ log: (...said) => lines.push(JSON.stringify(said)) })
  draft = await harness.submit('0001', { deputies })
  await harness.toDraft(draft, 'ybj', ['wjw'])
  review = await harness.submit('0002', { deputies })
})
afterAll(() => harness.close())

const court = { ...secretariat, name: '法院口', scope: ['court'] }
const government = { ...secretariat, name: '政府口', scope: ['government', 'district'] }
const committee: Claims = { role: 'committee', name: '社会委', committee: '社会建设委员会' }

/** Every kind of caller, by what the handling is to it. */
const callers = {
  secretariat,
  'secretariat in scope': government,
  'secretariat out of scope': court,
  inspector,
  committee,
  'lead office': unit('ybj', 'office'),
  'lead officer': unit('ybj', 'officer'),
  'lead head': unit('ybj', 'head'),
  'lead without duties': { role: 'unit', unit: 'ybj', duties: [] },
  'co office': unit('wjw', 'office'),
  'co officer': unit('wjw', 'officer'),
  'foreign unit': unit('jtj'),
  leader,
  admin,
} satisfies Record<string, Claims>
type Caller = keyof typeof callers

/** The statuses of a call for each caller; those that are not named get the rest. */
type Expected = { rest: number } & Partial<Record<Caller, number>>

const wrong = { outcome: 'nothing-of-the-kind' }
const withdrawal = { reason: '不提了', signers: ['路人'], on: '2025-02-10' }
const contact = { handling: '16-5-0001.1', mode: 'phone', on: '2025-02-11', with: ['林一'], summary: '电话' }

/**
 * Calls that change something are sent with a fault that only someone who may do them is told of (400), so that the
 * matrix can be walked on one case.
 */
const matrix: [call: string, method: string, path: () => string, body: unknown, expected: Expected][] = [
  [
    'read a case',
    'GET',
    () => `/api/suggestions/${draft}`,
    undefined,
    { rest: 200, committee: 404, 'foreign unit': 404, admin: 404 },
  ],
  [
    'read its log',
    'GET',
    () => `/api/suggestions/${draft}/log`,
    undefined,
    { rest: 200, committee: 404, 'foreign unit': 404, admin: 404 },
  ],
  [
    'read a case that is not assigned yet',
    'GET',
    () => `/api/suggestions/${review}`,
    undefined,
    {
      rest: 404,
      secretariat: 200,
      'secretariat in scope': 200,
      'secretariat out of scope': 200,
      inspector: 200,
      leader: 200,
    },
  ],
  ['read a case that is not there', 'GET', () => '/api/suggestions/16-5-9999', undefined, { rest: 404 }],
  [
    'read how to reach the deputies',
    'GET',
    () => `/api/suggestions/${draft}/deputies`,
    undefined,
    {
      rest: 403,
      secretariat: 200,
      'secretariat in scope': 200,
      'secretariat out of scope': 200,
      'lead office': 200,
      'lead officer': 200,
      committee: 404,
      'foreign unit': 404,
      admin: 404,
    },
  ],
  ['list', 'GET', () => '/api/suggestions', undefined, { rest: 200 }],
  ['read the worklist', 'GET', () => '/api/steps', undefined, { rest: 200 }],
  [
    'read all rates',
    'GET',
    () => '/api/rates?session=16-5',
    undefined,
    {
      rest: 403,
      secretariat: 200,
      'secretariat in scope': 200,
      'secretariat out of scope': 200,
      inspector: 200,
      leader: 200,
    },
  ],
  [
    'read the rates of 医保局',
    'GET',
    () => '/api/rates?session=16-5&unit=ybj',
    undefined,
    { rest: 200, committee: 403, admin: 403, 'co office': 403, 'co officer': 403, 'foreign unit': 403 },
  ],
  ['read units', 'GET', () => '/api/units', undefined, { rest: 200 }],
  ['read sessions', 'GET', () => '/api/sessions', undefined, { rest: 200 }],
  ['read profiles', 'GET', () => '/api/profiles', undefined, { rest: 200 }],
  ['read a profile', 'GET', () => '/api/profiles/xiamen-2025', undefined, { rest: 200 }],
  [
    'submit',
    'POST',
    () => '/api/suggestions',
    submission(),
    { rest: 403, secretariat: 400, 'secretariat in scope': 400, 'secretariat out of scope': 400 },
  ],
  [
    'complete the review',
    'POST',
    () => `/api/suggestions/${review}/steps/${review}.review.1`,
    wrong,
    {
      rest: 404,
      inspector: 403,
      leader: 403,
      secretariat: 400,
      'secretariat in scope': 400,
      'secretariat out of scope': 400,
    },
  ],
  [
    'complete the draft',
    'POST',
    () => `/api/suggestions/${draft}/steps/${draftStep}`,
    wrong,
    { rest: 403, 'lead officer': 400, committee: 404, 'foreign unit': 404, admin: 404 },
  ],
  [
    'record a contact',
    'POST',
    () => `/api/suggestions/${draft}/contacts`,
    contact,
    {
      rest: 403,
      'lead office': 400,
      'lead officer': 400,
      'lead head': 400,
      'lead without duties': 400,
      committee: 404,
      'foreign unit': 404,
      admin: 404,
    },
  ],
  [
    'withdraw',
    'POST',
    () => `/api/suggestions/${review}/withdrawal`,
    withdrawal,
    {
      rest: 404,
      inspector: 403,
      leader: 403,
      secretariat: 400,
      'secretariat in scope': 400,
      'secretariat out of scope': 400,
    },
  ],
  [
    'set a unit',
    'PUT',
    () => '/api/units/new',
    { name: '局', kind: 'other', letterhead: '局', docPrefix: '函', parent: 'nobody' },
    { rest: 403, admin: 400 },
  ],
  [
    'set a session',
    'PUT',
    () => '/api/sessions/16-6',
    { name: '六次会议', profile: 'atlantis', opensOn: '2026-01-07', closesOn: '2026-01-11' },
    { rest: 403, admin: 400 },
  ],
]

function submission() {
  return {
    session: '16-5',
    number: '0099',
    kind: 'session',
    title: '标题',
    body: '内容',
    topics: [],
    deputies: [{ name: '林一' }],
    disclosure: 'full',
    receivedOn: '2025-02-10',
    proposedUnits: ['nobody'],
  }
}

let draftStep = ''
beforeAll(async () => {
  draftStep = (await harness.open(draft, 'draft')).stepId
})

describe.each(matrix)('%s', (_, method, path, body, expected) => {
  test.each(Object.keys(callers) as Caller[])('%s', async (caller) => {
    const { store, settled } = harness.runtime
    const before = [await store.read(draft), await store.read(review), await store.units(), await store.sessions()]
    const answer = await harness.call(callers[caller], method, path(), body)
    const status = expected[caller] ?? expected.rest
    if (status >= 400) expectProblem(answer, status)
    else expect(answer.status).toBe(status)
    await settled()
    const after = [await store.read(draft), await store.read(review), await store.units(), await store.sessions()]
    const readsPhones = path().endsWith('/deputies') && status === 200
    if (!readsPhones) expect(after).toEqual(before)
  })
})

describe('what is not the caller’s is in no list', () => {
  const listed = async (as: Claims) =>
    (await harness.ok(as, 'GET', '/api/suggestions')).items.map((i: { id: string }) => i.id)
  const work = async (as: Claims) =>
    (await harness.ok(as, 'GET', '/api/steps')).items.map((i: { suggestion: string; step: string }) =>
      [i.suggestion, i.step].join(' '),
    )

  test.each([
    ['secretariat', ['16-5-0001', '16-5-0002'], ['16-5-0002 review']],
    ['secretariat out of scope', ['16-5-0001', '16-5-0002'], ['16-5-0002 review']],
    ['inspector', ['16-5-0001', '16-5-0002'], []],
    ['leader', ['16-5-0001', '16-5-0002'], []],
    ['lead office', ['16-5-0001'], []],
    ['lead officer', ['16-5-0001'], ['16-5-0001 draft']],
    ['lead head', ['16-5-0001'], []],
    ['co office', ['16-5-0001'], []],
    ['foreign unit', [], []],
    ['committee', [], []],
    ['admin', [], []],
  ] as [Caller, string[], string[]][])('%s', async (caller, suggestions, steps) => {
    expect(await listed(callers[caller])).toEqual(suggestions)
    expect(await work(callers[caller])).toEqual(steps)
  })

  test('a unit’s rates count its own handlings only', async () => {
    const own = await harness.ok(callers['lead head'], 'GET', '/api/rates?unit=ybj')
    expect(own.counts).toMatchObject({ suggestions: 1, handlings: 1 })
    const foreign = await harness.ok(callers['foreign unit'], 'GET', '/api/rates?unit=jtj')
    expect(foreign.counts).toMatchObject({ suggestions: 0, handlings: 0 })
  })
})

describe('each duty has its steps', () => {
  test('a scope decides where the lead unit’s kind is in it', async () => {
    const id = await harness.submit('0003')
    await harness.toDraft(id)
    await harness.toEvaluate(id)
    const { stepId } = await harness.open(id, 'evaluate')
    const rate = (as: Claims) => harness.tryAct(as, id, stepId, 'rate', { attitude: 'satisfied', result: 'unheard' })
    expectProblem(await rate(court), 403)
    expectProblem(await rate(government), 400, ['result'])
    expectProblem(await rate(secretariat), 400, ['result'])
    const offered = await harness.ok(court, 'GET', '/api/steps')
    expect(offered.items.map((i: { suggestion: string }) => i.suggestion)).not.toContain(id)
  })

  test('after a transfer only the other office assigns', async () => {
    const id = await harness.submit('0004')
    await harness.act(secretariat, id, 'review', 'accept')
    await harness.act(secretariat, id, 'assign', 'transfer', { scope: ['government'] })
    const { stepId } = await harness.open(id, 'assign')
    const assign = (as: Claims) => harness.tryAct(as, id, stepId, 'assign', { mode: 'sole', handlings: [] })
    expectProblem(await assign(court), 403)
    expectProblem(await assign(government), 400, ['handlings'])
  })

  test('office, officer and head each wait for their own; a co-unit never answers for the lead', async () => {
    const id = await harness.submit('0005')
    await harness.act(secretariat, id, 'review', 'accept')
    await harness.act(secretariat, id, 'assign', 'assign', { mode: 'joint', handlings: [{ lead: 'ybj', co: ['wjw'] }] })
    const expectOnly = async (step: string, may: Caller[], where: { unit?: string } = {}) => {
      const { stepId } = await harness.open(id, step, where)
      for (const caller of Object.keys(callers) as Caller[]) {
        const { status } = await harness.tryAct(callers[caller], id, stepId, wrong.outcome)
        const hidden = ['committee', 'foreign unit', 'admin'].includes(caller)
        expect([caller, status]).toEqual([caller, may.includes(caller) ? 400 : hidden ? 404 : 403])
      }
    }
    await expectOnly('acknowledge', ['lead office'])
    await harness.act(unit('ybj', 'office'), id, 'acknowledge', 'accept')
    await expectOnly('opine', ['co office', 'co officer'], { unit: 'wjw' })
    await harness.act(unit('wjw', 'office'), id, 'opine', 'opined', { text: '意见' })
    await expectOnly('dispatch', ['lead office'])
    await harness.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', { section: '处', officer: '人' })
    await expectOnly('contact', ['lead officer'])
    await harness.act(unit('ybj', 'officer'), id, 'contact', 'contacted', {
      mode: 'visit',
      on: harness.today(),
      with: ['林一'],
      summary: '走访',
    })
    await harness.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
      category: 'C',
      title: '答复的函',
      body: '正文',
      disclosure: 'open',
    })
    await expectOnly('solicit', ['lead officer'])
    await harness.act(unit('ybj', 'officer'), id, 'solicit', 'agreed', { mode: 'phone', on: harness.today() })
    await expectOnly('clear', ['lead office'])
    await harness.act(unit('ybj', 'office'), id, 'clear', 'approve')
    await expectOnly('sign', ['lead head'])
    await harness.act(unit('ybj', 'head'), id, 'sign', 'sign')
    await expectOnly('issue', ['lead office'])
    await harness.act(unit('ybj', 'office'), id, 'issue', 'issue')
    await expectOnly('publish', ['lead office'])
    await expectOnly('evaluate', ['secretariat', 'secretariat in scope'])
    await harness.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    await expectOnly('revisit', ['lead officer'])
    const revisited = { mode: 'phone', on: harness.today(), summary: '回访' }
    await harness.act(unit('ybj', 'officer'), id, 'revisit', 'revisited', revisited)
    await expectOnly('inspect', ['inspector'])
    await harness.act(inspector, id, 'inspect', 'pass')
    const gone = await harness.call(unit('ybj', 'officer'), 'GET', `/api/suggestions/${id}/deputies`)
    expectProblem(gone, 403)
  })
})

describe('scenario 30: a confidential suggestion', () => {
  const named: Claims = { role: 'secretariat', name: '保密员' }
  const namedLeader: Claims = { role: 'leader', name: '主任' }
  let secret = ''
  beforeAll(async () => {
    const body = harness.submission('0100', { confidential: 'identity', visibleTo: ['保密员', '主任'] })
    secret = (await harness.ok(secretariat, 'POST', '/api/suggestions', body)).id
    await harness.runtime.settled()
  })
  const ids = async (as: Claims, path: string, key: 'id' | 'suggestion') =>
    (await harness.ok(as, 'GET', path)).items.map((i: Record<string, string>) => i[key])

  test.each([
    ['the named', named, true],
    ['a named leader', namedLeader, true],
    ['another of the secretariat', secretariat, false],
    ['an inspector', inspector, false],
    ['a leader', leader, false],
    ['a unit without a part in it', unit('ybj'), false],
    ['an admin', admin, false],
  ] as [string, Claims, boolean][])('%s', async (_, as, sees) => {
    for (const path of ['', '/log'])
      expect((await harness.call(as, 'GET', `/api/suggestions/${secret}${path}`)).status).toBe(sees ? 200 : 404)
    expect((await ids(as, '/api/suggestions?limit=200', 'id')).includes(secret)).toBe(sees)
    const { stepId } = await harness.runtime.store.load(secret).then((s) => s?.openSteps[0] ?? { stepId: '' })
    if (!sees) expectProblem(await harness.tryAct(as, secret, stepId, 'accept'), 404)
  })

  test('is in the worklist and the counts of the named only', async () => {
    expect(await ids(named, '/api/steps', 'suggestion')).toContain(secret)
    expect(await ids(secretariat, '/api/steps', 'suggestion')).not.toContain(secret)
    const count = async (as: Claims) => (await harness.ok(as, 'GET', '/api/rates?session=16-5')).counts.suggestions
    expect(await count(named)).toBe((await count(secretariat)) + 1)
  })

  test('phones of one are read by the named only, and a number that is taken says no more than that', async () => {
    const path = `/api/suggestions/${secret}/deputies`
    expectProblem(await harness.call(secretariat, 'GET', path), 404)
    expect((await harness.call(named, 'GET', path)).status).toBe(200)
    const again = await harness.call(
      secretariat,
      'POST',
      '/api/suggestions',
      harness.submission('0100', { title: '另' }),
    )
    expectProblem(again, 409, ['number'])
  })

  test('its title is in no notice, and its units see it once it is assigned', async () => {
    await harness.runtime.settled()
    const notices = harness.runtime.mailbox.list().filter((n) => n.suggestion === secret)
    expect(notices.length).toBeGreaterThan(0)
    expect(JSON.stringify(notices)).not.toContain('第0100号')
    const { stepId } = await harness.runtime.store.load(secret).then((s) => s?.openSteps[0] ?? { stepId: '' })
    await harness.tryAct(named, secret, stepId, 'accept')
    await harness.runtime.settled()
    const assign = (await harness.ok(named, 'GET', `/api/suggestions/${secret}`)).openSteps[0]
    await harness.tryAct(named, secret, assign.stepId, 'assign', { mode: 'sole', handlings: [{ lead: 'jtj' }] })
    await harness.runtime.settled()
    expect((await harness.call(unit('jtj'), 'GET', `/api/suggestions/${secret}`)).status).toBe(200)
    expectProblem(await harness.call(secretariat, 'GET', `/api/suggestions/${secret}`), 404)
  })
})

describe('phones', () => {
  test('each read of them is in the log, with who read', async () => {
    const reads = async () =>
      (await harness.ok(secretariat, 'GET', `/api/suggestions/${draft}/log`))
        .filter((c: { events: { type: string }[] }) => c.events.some((e) => e.type === 'PersonalDataRead'))
        .map((c: { actor: { role: string; unit?: string } }) => [c.actor.role, c.actor.unit])
    const before = await reads()
    const read = (as: Claims) => harness.ok(as, 'GET', `/api/suggestions/${draft}/deputies`)
    expect((await read(secretariat)).deputies).toEqual([{ name: '林一', phone }])
    expect((await read(unit('ybj', 'officer'))).deputies).toEqual([{ name: '林一', phone }])
    const added = [
      ['secretariat', undefined],
      ['unit', 'ybj'],
    ]
    expect(await reads()).toEqual([...before, ...added])
  })

  test('are not kept by anything on the way', async () => {
    const answer = await harness.call(secretariat, 'GET', `/api/suggestions/${draft}/deputies`)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('are in no other answer, no notice, no execution and no line of the log', async () => {
    const wrongPhone = '13711111111x'
    const refused = await harness.call(
      secretariat,
      'POST',
      '/api/suggestions',
      harness.submission('0098', { deputies: [{ name: '林一', phone: wrongPhone, email: 'lin@x' }] }),
    )
    expectProblem(refused, 400, ['deputies.0.phone', 'deputies.0.email'])
    const body = harness.submission('0097', { deputies })
    const repeated = { 'idempotency-key': 'phones' }
    const submitted = await harness.ok(secretariat, 'POST', '/api/suggestions', body, repeated)
    const again = await harness.ok(secretariat, 'POST', '/api/suggestions', body, repeated)
    await harness.runtime.settled()
    const gets = [
      ...[draft, review, submitted.id].flatMap((id) => [`/api/suggestions/${id}`, `/api/suggestions/${id}/log`]),
      '/api/suggestions?limit=200',
      '/api/steps',
      '/api/rates?session=16-5',
      '/dev/mailbox',
      '/api/openapi.json',
    ]
    const answers = await Promise.all(gets.map((path) => harness.ok(secretariat, 'GET', path)))
    const { sfn, stateMachineArn } = harness.runtime.services
    const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }))
    expect(executions.length).toBeGreaterThan(3)
    const described = await Promise.all(
      executions.flatMap(({ executionArn }) => [
        sfn.send(new DescribeExecutionCommand({ executionArn })),
        sfn.send(new GetExecutionHistoryCommand({ executionArn })),
      ]),
    )
    for (const said of [refused.body, submitted, again, answers, described, harness.runtime.mailbox.list(), lines]) {
      expect(JSON.stringify(said)).not.toContain(phone)
      expect(JSON.stringify(said)).not.toContain('13711111111')
    }
  })

  test('are not in the log of the case as it is stored', async () => {
    for (const { body } of await harness.runtime.store.read(draft)) expect(body).not.toContain(phone)
  })
})
