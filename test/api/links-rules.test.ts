import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { admin, type Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'
import { type Code, type Deputies, good, rate, signers, startWithDeputies } from './support/links.ts'

let deputy: Deputies
let harness: Harness
beforeAll(async () => {
  deputy = await startWithDeputies()
  harness = deputy.harness
})
afterAll(() => harness.close())

describe('18: the same rule by link, on the page and in the API', () => {
  type By = (link: Code & { stepId: string }, id: string, form: Record<string, string>) => Promise<number>
  const ways: [string, By][] = [
    [
      'by link',
      async (link, _, form) => (await (await deputy.visit(link))('POST', `steps/${link.stepId}`, form)).status,
    ],
    [
      'on the page',
      async (link, _, form) => {
        const { status } = await (await deputy.openPage(link))('POST', '/d/suggestion', {
          stepId: link.stepId,
          once: randomUUID(),
          ...form,
        })
        return status === 303 ? 200 : status
      },
    ],
    [
      'by the secretariat',
      async (link, id, form) =>
        (
          await harness.tryAct(
            secretariat,
            id,
            link.stepId,
            form.outcome ?? '',
            (({ outcome: _, ...rest }) => rest)(form),
          )
        ).status,
    ],
  ]

  test.each(ways)('%s: reasons with 不满意, one rating, in time', async (name, by) => {
    const id = await deputy.atEvaluation(`18${ways.findIndex(([n]) => n === name)}1`)
    const link = await deputy.answerLink(id, 'evaluate')
    const visit = await deputy.visit(link)
    const page = await deputy.openPage(link)
    expect(await by(link, id, { ...rate, result: 'dissatisfied' })).toBe(400)
    expect(await by(link, id, { outcome: 'rate', result: 'satisfied' })).toBe(400)
    expect(await by(link, id, { ...rate, result: 'splendid' })).toBe(400)
    expect(await by(link, id, { ...rate, stars: '5' })).toBe(400)
    expect(await by(link, id, { outcome: 'lapsed' })).toBe(400)
    expect(await by(link, id, rate)).toBe(200)
    const [handling] = (await harness.read(id)).handlings
    const via = name === 'by the secretariat' ? 'paper' : 'link'
    expect(handling.ratings).toMatchObject([{ ...good, late: false, via, on: harness.today() }])
    // Repeated: the step is done, whoever comes by whatever way.
    expectProblem(await visit('POST', `steps/${link.stepId}`, rate), 409)
    expect((await page('POST', '/d/suggestion', { stepId: link.stepId, ...rate })).status).toBe(409)
    expectProblem(await harness.tryAct(secretariat, id, link.stepId, 'rate', good), 409)
    expect((await harness.read(id)).handlings[0].ratings).toHaveLength(1)
  })

  test('a co-signer and somebody else may not, by any way', async () => {
    const id = await deputy.atEvaluation('1820')
    const { stepId } = await harness.open(id, 'evaluate')
    const before = await deputy.versionOf(id)
    const leadReads = await deputy.readLink(id)
    // Even a link that names the step: the case says who leads, not the link.
    const named = await deputy.linkTo({ suggestion: id, purpose: 'evaluate', stepId, deputy: '王二' })
    for (const link of [await deputy.readLink(id, '王二'), named, leadReads]) {
      const visit = await deputy.visit(link)
      expect((await visit('GET', 'suggestion')).body.answers).toEqual([])
      const said = await deputy.audited(async () => expectProblem(await visit('POST', `steps/${stepId}`, rate), 403))
      expect(said).toEqual([expect.objectContaining({ reason: 'forbidden', suggestion: id })])
      expectProblem(await visit('POST', 'ratings', { handling: `${id}.1`, ...good }), 403)
      const page = await deputy.openPage(link)
      expect((await page('POST', '/d/suggestion', { stepId, ...rate })).status).toBe(403)
    }
    for (const [as, status] of [
      [leader, 403],
      [inspector, 403],
      [unit('ybj'), 403],
      [unit('jtj'), 404],
      [admin, 404],
    ] as const)
      expectProblem(await harness.tryAct(as, id, stepId, 'rate', good), status)
    expectProblem(await harness.call(undefined, 'POST', `/api/links/steps/${stepId}`, rate), 401)
    expect(await deputy.versionOf(id)).toBe(before)
  })

  test('a double click and a lost answer rate once; of two at the same instant one wins', async () => {
    const id = await deputy.atEvaluation('1822')
    const link = await deputy.answerLink(id, 'evaluate')
    const visit = await deputy.visit(link)
    const once = { 'idempotency-key': 'rated' }
    const path = `steps/${link.stepId}`
    const [first, second] = [await visit('POST', path, rate, once), await visit('POST', path, rate, once)]
    expect([first.status, second.status]).toEqual([200, 200])
    expectProblem(await visit('POST', path, { ...rate, comments: '另' }, once), 422)
    const other = await deputy.atEvaluation('1823')
    const racing = await deputy.answerLink(other, 'evaluate')
    const page = await deputy.openPage(racing)
    const { status } = await page('POST', '/d/suggestion', { stepId: racing.stepId, once: 'k', ...rate })
    const again = await page('POST', '/d/suggestion', { stepId: racing.stepId, once: 'k', ...rate })
    expect([status, again.status]).toEqual([303, 303])
    const third = await deputy.atEvaluation('1824')
    const race = await deputy.answerLink(third, 'evaluate')
    const byLink = await deputy.visit(race)
    const both = await Promise.all([
      byLink('POST', `steps/${race.stepId}`, rate),
      harness.tryAct(secretariat, third, race.stepId, 'rate', good),
    ])
    expect(both.map((a) => a.status).sort()).toEqual([200, 409])
    expect((await harness.read(third)).handlings[0].ratings).toHaveLength(1)
  })

  test('a rating by link is of the day it is sent', async () => {
    const id = await deputy.atEvaluation('1825')
    const link = await deputy.answerLink(id, 'evaluate')
    await harness.clock('2025-02-12T09:00:00+08:00')
    const visit = await deputy.visit(link)
    expectProblem(await visit('POST', `steps/${link.stepId}`, { ...rate, on: '2025-02-10' }), 400, ['on'])
    expect((await visit('POST', `steps/${link.stepId}`, { ...rate, on: '2025-02-12' })).status).toBe(200)
  })

  test('a draft is agreed to on the page, without saying how it was talked about', async () => {
    const id = await harness.submit('1827', signers)
    await harness.toDraft(id)
    const draft = { category: 'C', title: '函', body: '正文', disclosure: 'open' }
    await harness.act(unit('ybj', 'officer'), id, 'draft', 'submit', draft)
    const link = await deputy.answerLink(id, 'solicit')
    const page = await deputy.openPage(link)
    const form = { stepId: link.stepId, comments: '' }
    const wrong = await page('POST', '/d/suggestion', { ...form, outcome: 'objected' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('<a href="#comments">')
    expect((await page('POST', '/d/suggestion', { ...form, outcome: 'unanswered' })).status).toBe(400)
    expect((await page('POST', '/d/suggestion', { ...form, outcome: 'agreed' })).status).toBe(303)
    expect((await page('GET', '/d/suggestion?done=agreed')).text).toContain('已收到，谢谢')
    expect((await harness.openSteps(id)).map((s) => s.step)).toEqual(['clear'])
    expect((await deputy.exchange(link.code)).body.type).toMatch(/link-used$/)
  })

  test('how a promise was met is rated by the link of that promise', async () => {
    const id = await harness.submit('1828', signers)
    await harness.toDraft(id)
    await harness.toEvaluate(id, 'ybj', { category: 'B', commitments: [{ item: '建成', dueOn: '2025-12-31' }] })
    await harness.act(unit('ybj', 'officer'), id, 'fulfil', 'fulfilled', { on: harness.today(), evidence: '已建成' })
    const [link, evaluation] = [await deputy.answerLink(id, 'rate-fulfilment'), await deputy.answerLink(id, 'evaluate')]
    const other = await deputy.visit(evaluation)
    expectProblem(await other('POST', `steps/${link.stepId}`, { outcome: 'rate', result: 'satisfied' }), 403)
    const page = await deputy.openPage(link)
    const { text } = await page('GET', '/d/suggestion')
    expect(text.match(/type="radio"/g)).toHaveLength(3)
    const form = { stepId: link.stepId, outcome: 'rate', result: 'dissatisfied' }
    expect((await page('POST', '/d/suggestion', form)).status).toBe(400)
    expect((await page('POST', '/d/suggestion', { ...form, result: 'satisfied' })).status).toBe(303)
    expect((await harness.read(id)).handlings[0].commitments[0].rating).toMatchObject({ result: 'satisfied' })
    expect((await deputy.exchange(link.code)).body.type).toMatch(/link-used$/)
    expect((await deputy.exchange(evaluation.code)).status).toBe(200)
  })

  test('an objection to the assignment: the lead signer, once', async () => {
    const id = await harness.submit('1826', signers)
    await harness.act(secretariat, id, 'review', 'accept')
    await harness.act(secretariat, id, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
    const form = { handling: `${id}.1`, reason: '应由交通部门办' }
    const [lead, other] = [
      await deputy.visit(await deputy.readLink(id)),
      await deputy.visit(await deputy.readLink(id, '王二')),
    ]
    expectProblem(await other('POST', 'objections', form), 403)
    expectProblem(await lead('POST', 'objections', { ...form, deputy: '王二' }), 400, ['deputy'])
    expect((await lead('POST', 'objections', form)).body.objections).toMatchObject([{ reason: '应由交通部门办' }])
    expect((await other('GET', 'suggestion')).body.objections).toBeUndefined()
    expectProblem(await lead('POST', 'objections', form), 409)
    expect((await harness.openSteps(id)).map((s) => s.step)).toContain('weigh-objection')
  })

  test('late: accepted and marked, by each way; a second one is refused; past the link’s days it opens nothing', async () => {
    const cases = await Promise.all([0, 1, 2, 3, 4].map((n) => deputy.atEvaluation(`183${n}`)))
    const links = await Promise.all(cases.map((id) => deputy.answerLink(id, 'evaluate')))
    await harness.clock('2025-04-01T09:00:00+08:00')
    const ratings = async (id: string) => (await harness.read(id)).handlings[0].ratings
    const [byLink, byPage, byApi, byAct] = await Promise.all(links.map((link) => deputy.visit(link)))
    const at = (n: number) => ({ id: cases[n] ?? '', link: links[n] ?? { url: '', code: '', stepId: '' } })
    expect((await byLink?.('GET', 'suggestion'))?.body.answers).toMatchObject([{ step: 'evaluate', late: true }])
    expect((await byLink?.('POST', `steps/${at(0).link.stepId}`, rate))?.status).toBe(200)
    const page = await deputy.openPage(at(1).link)
    expect((await page('GET', '/d/suggestion')).text).toContain('评价期限已过')
    expect((await page('POST', '/d/suggestion', { stepId: at(1).link.stepId, ...rate })).status).toBe(303)
    const form = { handling: `${at(2).id}.1`, ...good }
    await harness.ok(secretariat, 'POST', `/api/suggestions/${at(2).id}/ratings`, form)
    expect((await byAct?.('POST', 'ratings', { handling: `${at(3).id}.1`, ...good }))?.status).toBe(200)
    for (const n of [0, 1, 2, 3]) expect(await ratings(at(n).id)).toMatchObject([{ ...good, late: true }])
    expectProblem(await byLink!('POST', `steps/${at(0).link.stepId}`, rate), 409)
    expectProblem(await byPage!('POST', `steps/${at(1).link.stepId}`, rate), 409)
    expectProblem(await byApi!('POST', 'ratings', form), 409)
    expectProblem(
      await harness.call(secretariat, 'POST', `/api/suggestions/${at(0).id}/ratings`, {
        ...form,
        handling: `${at(0).id}.1`,
      }),
      409,
    )
    for (const n of [0, 1, 2, 3]) expect((await deputy.exchange(at(n).link.code)).body.type).toMatch(/link-used$/)
    await harness.clock('2025-06-01T09:00:00+08:00')
    expect((await deputy.exchange(at(4).link.code)).body.type).toMatch(/link-expired$/)
  })
})
