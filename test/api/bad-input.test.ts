import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admin, Harness, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'

let harness: Harness
/** A case that waits for its review, and one with an open draft: nothing here may change them. */
let waiting: string
let drafting: string
beforeAll(async () => {
  harness = await Harness.xiamen()
  waiting = await harness.submit('0001')
  drafting = await harness.submit('0002')
  await harness.toDraft(drafting)
})
afterAll(() => harness.close())

/** Runs it and checks that the logs, the rows and the settings are afterwards as they were. */
const nothingWritten = async <T>(run: () => Promise<T>): Promise<T> => {
  const { store, settled } = harness.runtime
  const look = async () => {
    await settled()
    return {
      logs: await Promise.all([waiting, drafting].map((id) => store.read(id))),
      rows: await store.listRows('16-5', { limit: 1_000 }),
      units: await store.units(),
      sessions: await store.sessions(),
    }
  }
  const before = await look()
  const result = await run()
  expect(await look()).toEqual(before)
  return result
}

const submitting = (body: unknown, headers?: Record<string, string>) =>
  harness.call(secretariat, 'POST', '/api/suggestions', body, headers)

describe('a submission that is wrong', () => {
  const without = (field: string) => ({ ...harness.submission('0099'), [field]: undefined })
  const cases: [what: string, body: () => unknown, paths: string[]][] = [
    ...['session', 'number', 'kind', 'title', 'body', 'topics', 'deputies', 'disclosure', 'receivedOn'].map(
      (field): [string, () => unknown, string[]] => [`lacks ${field}`, () => without(field), [field]],
    ),
    [
      'is empty',
      () => ({}),
      ['session', 'number', 'kind', 'title', 'body', 'topics', 'deputies', 'disclosure', 'receivedOn'],
    ],
    ['is a list', () => [], ['']],
    ['is a text', () => '"建议"', ['']],
    ['is null', () => 'null', ['']],
    ['has a kind that does not exist', () => harness.submission('0099', { kind: 'motion' }), ['kind']],
    [
      'has a disclosure that does not exist',
      () => harness.submission('0099', { disclosure: 'secret' }),
      ['disclosure'],
    ],
    [
      'proposes an unknown unit',
      () => harness.submission('0099', { proposedUnits: ['ybj', 'nobody'] }),
      ['proposedUnits.1'],
    ],
    ['has an unknown member', () => harness.submission('0099', { urgency: 'high' }), ['urgency']],
    [
      'has an unknown member of a deputy',
      () => harness.submission('0099', { deputies: [{ name: '林一', wechat: 'x' }] }),
      ['deputies.0.wechat'],
    ],
    ['has two leads', () => leads(), ['deputies']],
    [
      'names a deputy twice',
      () => harness.submission('0099', { deputies: [{ name: '林' }, { name: '林' }] }),
      ['deputies'],
    ],
    ['has no deputy', () => harness.submission('0099', { deputies: [] }), ['deputies']],
    [
      'has a phone in words',
      () => harness.submission('0099', { deputies: [{ name: '林', phone: '打我手机' }] }),
      ['deputies.0.phone'],
    ],
    [
      'has half an e-mail',
      () => harness.submission('0099', { deputies: [{ name: '林', email: 'lin@' }] }),
      ['deputies.0.email'],
    ],
    ['is of an unknown session', () => harness.submission('0099', { session: '17-1' }), ['session']],
    ['has a session in words', () => harness.submission('0099', { session: '十六届五次' }), ['session']],
    ['has a number with a slash', () => harness.submission('0099', { number: '1/2' }), ['number']],
    ['has a number as a number', () => harness.submission('0099', { number: 105 }), ['number']],
    ['has a title of blanks', () => harness.submission('0099', { title: '   ' }), ['title']],
    ['has a title without end', () => harness.submission('0099', { title: '长'.repeat(201) }), ['title']],
    ['has topics as a text', () => harness.submission('0099', { topics: '医疗' }), ['topics']],
    ['has a day that does not exist', () => harness.submission('0099', { receivedOn: '2025-02-30' }), ['receivedOn']],
    ['was received tomorrow', () => harness.submission('0099', { receivedOn: '2025-02-11' }), ['receivedOn']],
    ['is confidential to nobody', () => harness.submission('0099', { confidential: 'identity' }), ['visibleTo']],
    ['comes from above without saying whence', () => harness.submission('0099', { kind: 'forwarded' }), ['origin']],
  ]
  const leads = () =>
    harness.submission('0099', {
      deputies: [
        { name: '林', lead: true },
        { name: '王', lead: true },
      ],
    })

  test.each(cases)('%s: 400, the field is named, nothing is written', async (_, body, paths) => {
    const answer = await nothingWritten(() => submitting(body()))
    expectProblem(answer, 400, paths)
    for (const id of ['16-5-0099', '16-5-f-0099']) expect(await harness.runtime.store.load(id)).toBeUndefined()
  })

  test('the same with a good body is accepted, so that it was the fault that was refused', async () => {
    const answer = await submitting(harness.submission('0098'))
    expect(answer.status).toBe(201)
    await harness.runtime.settled()
  })
})

describe('a body that cannot be read', () => {
  const cases: [what: string, body: () => string, headers: Record<string, string>, status: number][] = [
    ['JSON that breaks off', () => '{"session": "16-5", ', {}, 400],
    ['no JSON at all', () => '建议', {}, 400],
    ['an empty body', () => '', {}, 400],
    ['no content type', () => JSON.stringify(harness.submission('0099')), { 'content-type': '' }, 400],
    ['another content type', () => JSON.stringify(harness.submission('0099')), { 'content-type': 'text/plain' }, 400],
    ['5 MB', () => JSON.stringify(harness.submission('0099', { body: '长'.repeat(1_700_000) })), {}, 413],
    ['5 MB of blanks', () => ' '.repeat(5_000_000), {}, 413],
  ]
  test.each(cases)('%s', async (_, body, headers, status) => {
    const answer = await nothingWritten(() => submitting(body(), headers))
    expectProblem(answer, status, status === 400 ? [''] : [])
    expect(await harness.runtime.store.load('16-5-0099')).toBeUndefined()
  })

  test.each([
    ['with its length', () => JSON.stringify(harness.submission('0099', { body: 'x'.repeat(5_000_000) }))],
    [
      'in chunks without a length',
      () =>
        new ReadableStream({
          start(controller) {
            for (let i = 0; i < 80; i++) controller.enqueue(new TextEncoder().encode('x'.repeat(65_536)))
            controller.close()
          },
        }),
    ],
  ] as [string, () => string | ReadableStream][])('5 MB over the wire, %s: 413', async (_, body) => {
    const answer = await fetch(`${harness.runtime.url}/api/suggestions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await harness.runtime.issuer.token(secretariat)}`,
        'content-type': 'application/json',
      },
      body: body(),
      duplex: 'half',
    } as RequestInit)
    expectProblem({ status: answer.status, body: await answer.json(), headers: answer.headers }, 413, [])
  })

  test('a body nested by the ten thousands is bad input, not a failure', async () => {
    const open = await harness.open(waiting, 'review')
    const deep = `{"outcome":"accept","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`
    const path = `/api/suggestions/${waiting}/steps/${open.stepId}`
    expectProblem(await nothingWritten(() => harness.call(secretariat, 'POST', path, deep)), 400)
  })
})

describe('a step that is completed wrongly', () => {
  const reply = { category: 'C', title: '答复的函', body: '正文', disclosure: 'open' }
  const cases: [what: string, outcome: string | undefined, form: Record<string, unknown>, paths: string[]][] = [
    ['no outcome', undefined, reply, ['outcome']],
    ['an outcome that the step does not have', 'approve', reply, ['outcome']],
    ['an outcome that only the system gives', 'recalled', {}, ['outcome']],
    ['an outcome named like a member of every object', 'constructor', {}, ['outcome']],
    ['an empty form', 'submit', {}, ['category', 'title', 'body', 'disclosure']],
    ['a wrong enum', 'submit', { ...reply, disclosure: 'secret' }, ['disclosure']],
    ['a category that the place does not have', 'submit', { ...reply, category: 'E' }, ['category']],
    ['an unknown member', 'submit', { ...reply, draft: '1' }, ['draft']],
    [
      'an unknown member deep inside',
      'submit',
      { ...reply, commitments: [{ item: '一' }, { item: '二', phone: '13800000000' }] },
      ['commitments.1.phone'],
    ],
    ['no reason where one is due', 'submit', { ...reply, disclosure: 'closed' }, ['disclosureReason']],
    ['an unknown unit', 'submit', { ...reply, commitments: [{ item: '一', unit: 'nobody' }] }, ['commitments.0.unit']],
    ['no promise in a category that is tracked', 'submit', { ...reply, category: 'B' }, ['commitments']],
    [
      'a promise for the past',
      'submit',
      { ...reply, category: 'B', commitments: [{ item: '一', dueOn: '2025-01-01' }] },
      ['commitments.0.dueOn'],
    ],
    [
      'referred to above tomorrow',
      'submit',
      { ...reply, referredTo: { body: '省政府', on: '2025-02-11' } },
      ['referredTo.on'],
    ],
  ]
  test.each(cases)('%s: 400, the field is named, nothing is written', async (_, outcome, form, paths) => {
    const { stepId } = await harness.open(drafting, 'draft')
    const path = `/api/suggestions/${drafting}/steps/${stepId}`
    const answer = await nothingWritten(() =>
      harness.call(unit('ybj', 'officer'), 'POST', path, { ...(outcome !== undefined && { outcome }), ...form }),
    )
    expectProblem(answer, 400, paths)
  })

  test('45 co-units are refused with the way out, not cut', async () => {
    const { stepId } = await harness.open(drafting, 'draft')
    const other = await harness.submit('0003')
    await harness.act(secretariat, other, 'review', 'accept')
    const assign = await harness.open(other, 'assign')
    const co = Array.from({ length: 45 }, (_, i) => `u${i}`)
    const handlings = [{ lead: 'ybj', co }]
    const answer = await harness.tryAct(secretariat, other, assign.stepId, 'assign', { mode: 'joint', handlings })
    expectProblem(answer, 400, ['handlings.0.co'])
    expect(answer.body.errors[0].message).toContain('40')
    const again = await harness.open(other, 'assign')
    expect([again.stepId, (await harness.open(drafting, 'draft')).stepId]).toEqual([assign.stepId, stepId])
  })

  test('an assignment to an unknown unit names it, and the suggestion stays unassigned', async () => {
    const id = await harness.submit('0004')
    await harness.act(secretariat, id, 'review', 'accept')
    const { stepId } = await harness.open(id, 'assign')
    const before = await harness.runtime.store.read(id)
    const tryUnit = (handlings: unknown) =>
      harness.tryAct(secretariat, id, stepId, 'assign', { mode: 'joint', handlings })
    expectProblem(await tryUnit([{ lead: 'nobody', co: ['wjw'] }]), 400, ['handlings.0.lead'])
    expectProblem(await tryUnit([{ lead: 'ybj', co: ['wjw', 'nobody'] }]), 400, ['handlings.0.co.1'])
    expectProblem(await tryUnit([{ lead: 'ybj', co: ['ybj'] }]), 400, ['handlings.0.co.0'])
    expectProblem(await tryUnit([{ lead: 'ybj' }]), 400, ['handlings.0.co'])
    expect(await harness.runtime.store.read(id)).toEqual(before)
  })

  test('a step that is not open any more: 409; one that never was: 404', async () => {
    const id = await harness.submit('0005')
    const { stepId } = await harness.act(secretariat, id, 'review', 'accept')
    const before = await harness.runtime.store.read(id)
    expectProblem(await harness.tryAct(secretariat, id, stepId, 'accept'), 409)
    expectProblem(await harness.tryAct(secretariat, id, `${id}.review.99`, 'accept'), 404)
    expectProblem(await harness.tryAct(secretariat, '16-5-9999', '16-5-9999.review.1', 'accept'), 404)
    expect(await harness.runtime.store.read(id)).toEqual(before)
  })
})

describe('other calls with bad input', () => {
  const contact = { mode: 'phone', on: '2025-02-10', with: ['林一'], summary: '电话' }
  test.each([
    ['a handling that is not there', { ...contact, handling: '16-5-0002.9' }, ['handling']],
    ['no handling', contact, ['handling']],
    ['a mode that does not exist', { ...contact, handling: '16-5-0002.1', mode: 'fax' }, ['mode']],
    ['tomorrow', { ...contact, handling: '16-5-0002.1', on: '2025-02-11' }, ['on']],
    ['with nobody', { ...contact, handling: '16-5-0002.1', with: [] }, ['with']],
    ['an unknown member', { ...contact, handling: '16-5-0002.1', tel: '1' }, ['tel']],
  ])('a contact: %s', async (_, body, paths) => {
    const path = `/api/suggestions/${drafting}/contacts`
    expectProblem(await nothingWritten(() => harness.call(unit('ybj', 'officer'), 'POST', path, body)), 400, paths)
  })

  test.each([
    ['by a stranger', { reason: '不提了', signers: ['林一', '路人'], on: '2025-02-10' }, 400, ['signers.1']],
    ['by nobody', { reason: '不提了', signers: [], on: '2025-02-10' }, 400, ['signers']],
    ['tomorrow', { reason: '不提了', signers: ['林一'], on: '2025-02-11' }, 400, ['on']],
    ['without a reason', { signers: ['林一'], on: '2025-02-10' }, 400, ['reason']],
  ])('a withdrawal: %s', async (_, body, status, paths) => {
    const path = `/api/suggestions/${waiting}/withdrawal`
    expectProblem(await nothingWritten(() => harness.call(secretariat, 'POST', path, body)), status, paths)
  })

  test('a withdrawal after the assignment, which Xiamen does not allow: 409', async () => {
    const body = { reason: '不提了', signers: ['林一'], on: '2025-02-10' }
    const path = `/api/suggestions/${drafting}/withdrawal`
    expectProblem(await nothingWritten(() => harness.call(secretariat, 'POST', path, body)), 409, [])
  })

  const session = { name: '六次会议', profile: 'xiamen-2025', opensOn: '2026-01-07', closesOn: '2026-01-11' }
  const some = { name: '某局', kind: 'government', letterhead: '某局', docPrefix: '厦某函' }
  const override = { reason: '本届决定' }
  test.each([
    ['sessions/十六', session, ['id']],
    ['sessions/16-6', { ...session, profile: 'atlantis' }, ['profile']],
    ['sessions/16-6', { ...session, closesOn: '2026-01-01' }, ['closesOn']],
    ['sessions/16-6', { ...session, opensOn: undefined }, ['opensOn']],
    ['sessions/16-6', { ...session, state: 'open' }, ['state']],
    ['sessions/16-6', { ...session, overrides: [{ ...override, path: 'limits.nothing', value: 1 }] }, ['overrides.0']],
    [
      'sessions/16-6',
      {
        ...session,
        overrides: [
          { ...override, path: 'limits.decline.count', value: 6 },
          { ...override, path: 'limits.coOpinion.count', value: 'two' },
        ],
      },
      ['overrides.1'],
    ],
    ['units/a.b', some, ['code']],
    ['units/mbj', { ...some, kind: 'ngo' }, ['kind']],
    ['units/mbj', { ...some, parent: 'nobody' }, ['parent']],
    ['units/mbj', { ...some, successor: 'nobody' }, ['successor']],
    ['units/mbj', { ...some, docPrefix: '厦〔函' }, ['docPrefix']],
    ['units/mbj', { ...some, name: undefined, letterhead: '' }, ['letterhead', 'name']],
  ])('settings: PUT %s', async (path, body, paths) => {
    expectProblem(await nothingWritten(() => harness.call(admin, 'PUT', `/api/${path}`, body)), 400, paths)
  })

  test.each([
    ['suggestions?limit=0', ['limit']],
    ['suggestions?limit=201', ['limit']],
    ['suggestions?limit=all', ['limit']],
    ['suggestions?light=blue', ['light']],
    ['suggestions?stage=done', ['stage']],
    ['suggestions?session=16', ['session']],
    ['suggestions?cursor=page2', ['cursor']],
    ['suggestions?cursor=16-5~', ['cursor']],
    ['suggestions?sort=title', ['sort']],
    ['steps?light=blue', ['light']],
    ['steps?colour=red', ['colour']],
    ['rates?session=16', ['session']],
    ['rates?unit=a.b', ['unit']],
    ['rates?city=xm', ['city']],
  ])('a query: GET %s', async (path, paths) => {
    expectProblem(await harness.call(secretariat, 'GET', `/api/${path}`), 400, paths)
  })

  test('an id longer than any: 400, not a failure of the store', async () => {
    const long = 'x'.repeat(3_000)
    for (const path of ['', '/log', '/deputies'])
      expectProblem(await harness.call(secretariat, 'GET', `/api/suggestions/${long}${path}`), 400, ['id'])
    const { stepId } = await harness.open(waiting, 'review')
    const merge = () => harness.tryAct(secretariat, waiting, stepId, 'merge', { into: long })
    expectProblem(await nothingWritten(merge), 400, ['into'])
  })

  test('an address that is not there: 404', async () => {
    expectProblem(await harness.call(secretariat, 'GET', '/api/nothing'), 404)
    expectProblem(await harness.call(secretariat, 'DELETE', `/api/suggestions/${waiting}`), 404)
    expectProblem(await harness.call(secretariat, 'GET', '/api/profiles/atlantis'), 404)
    expectProblem(await harness.call(secretariat, 'GET', '/api/rates?session=99-1'), 404)
  })
})
