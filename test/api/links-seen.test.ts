import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Harness, leader, secretariat, unit } from '../support/harness.ts'
import { expectProblem } from './problem.ts'
import { type Code, type Deputies, phone, signers, startWithDeputies } from './support/links.ts'

let deputy: Deputies
let harness: Harness
beforeAll(async () => {
  deputy = await startWithDeputies()
  harness = deputy.harness
})
afterAll(() => harness.close())

describe('what a deputy sees', () => {
  let id = ''
  beforeAll(async () => {
    id = await harness.submit('1501', signers)
    await harness.toDraft(id, 'ybj', ['wjw'])
    await harness.ok(leader, 'POST', `/api/suggestions/${id}/instructions`, { text: '请抓紧批示字样' })
    const urging = { handling: `${id}.1`, text: '催办字样' }
    await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/urging`, urging)
    const contact = { handling: `${id}.1`, mode: 'phone', on: harness.today() }
    await harness.ok(unit('ybj'), 'POST', `/api/suggestions/${id}/contacts`, {
      ...contact,
      with: ['王二'],
      summary: '与王二通话',
    })
    await harness.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
      category: 'B',
      title: '答复稿标题',
      body: `答复稿正文${'。'.repeat(300)}`,
      disclosure: 'open',
      commitments: [{ item: '年内完成', dueOn: '2025-12-31' }],
    })
  })
  const seen = async (link: Code) => (await (await deputy.visit(link))('GET', 'suggestion')).body

  test('nothing of how the offices work, and no phones', async () => {
    for (const link of [
      await deputy.readLink(id),
      await deputy.readLink(id, '王二'),
      await deputy.answerLink(id, 'solicit'),
    ]) {
      const { phones: _, ...body } = await seen(link)
      const text = JSON.stringify(body)
      for (const hidden of ['批示字样', '催办字样', '会办意见', phone, '综合处', 'assignee', 'opinions', '$text'])
        expect([hidden, text.includes(hidden)]).toEqual([hidden, false])
      expect(Object.keys(body).sort()).toEqual(
        [
          'answers',
          'assignedOn',
          'body',
          'handlings',
          'id',
          'kind',
          'number',
          'purpose',
          'receivedOn',
          'session',
          'stage',
          'title',
          'you',
        ].sort(),
      )
    }
  })

  test('the draft by the lead’s own link to it while it is asked for, and in full', async () => {
    const link = await deputy.answerLink(id, 'solicit')
    const body = await seen(link)
    expect(body.handlings[0]).toMatchObject({ unit: '市医疗保障局', co: ['市卫生健康委员会'], dueOn: '2025-05-10' })
    expect(body.handlings[0].draft).toMatchObject({ title: '答复稿标题', commitments: [{ item: '年内完成' }] })
    expect(body.handlings[0].draft.body).toHaveLength(305)
    expect(body.answers).toMatchObject([{ step: 'solicit', outcomes: ['agreed', 'objected'] }])
    for (const other of [await deputy.readLink(id), await deputy.readLink(id, '王二')]) {
      const { handlings, answers } = await seen(other)
      expect([handlings[0].draft, answers]).toEqual([undefined, []])
    }
    const visit = await deputy.visit(link)
    await visit('POST', `steps/${link.stepId}`, { outcome: 'objected', comments: '请写明时限' })
    expect((await harness.openSteps(id)).map((s) => s.step)).toContain('draft')
    expect((await visit('GET', 'suggestion')).body.handlings[0].draft).toBeUndefined()
    expect((await deputy.exchange(link.code)).body.type).toBe('urn:jianyi:problem:link-used')
  })

  test('the contacts that the deputy took part in', async () => {
    const summaries = async (name: string) =>
      (await seen(await deputy.readLink(id, name))).handlings[0].contacts.map((c: { summary: string }) => c.summary)
    expect([await summaries('林一'), await summaries('王二')]).toEqual([['面谈'], ['与王二通话']])
  })

  test('the reply in full and the promises, every signer alike; on the page too', async () => {
    await harness.toEvaluate(id, 'ybj', {
      category: 'B',
      body: '正文<b>粗</b>',
      commitments: [{ item: '年内完成', dueOn: '2025-12-31' }],
    })
    for (const link of [await deputy.readLink(id), await deputy.readLink(id, '王二')]) {
      const { handlings } = await seen(link)
      expect(handlings[0].replies).toMatchObject([{ category: 'B', body: '正文<b>粗</b>', issuedOn: harness.today() }])
      expect(handlings[0].commitments).toMatchObject([{ unit: '市医疗保障局', dueOn: '2025-12-31', state: 'open' }])
      const { status, text } = await (await deputy.openPage(link))('GET', '/d/suggestion')
      expect(status).toBe(200)
      expect(text).toContain('正文&lt;b&gt;粗')
      expect(text).not.toContain('type="radio"')
    }
    const rating = await (await deputy.openPage(await deputy.answerLink(id, 'evaluate')))('GET', '/d/suggestion')
    expect(rating.text.match(/type="radio"/g)).toHaveLength(6)
  })

  test('a signer whose name is taken off sees nothing any more; the next one leads', async () => {
    const other = await harness.submit('1502', signers)
    const [first, second] = [await deputy.readLink(other), await deputy.readLink(other, '王二')]
    const visits = [await deputy.visit(first), await deputy.visit(second)] as const
    const form = { reason: '不参加了', signers: ['林一'], on: harness.today() }
    await harness.ok(secretariat, 'POST', `/api/suggestions/${other}/withdrawal`, form)
    const gone = await visits[0]('GET', 'suggestion')
    expectProblem(gone, 409, [])
    expect(gone.body.type).toBe('urn:jianyi:problem:link-withdrawn')
    expect((await visits[1]('GET', 'suggestion')).body.you).toEqual({ name: '王二', lead: true })
  })

  test('an open session ends with its link', async () => {
    const link = await deputy.readLink(id)
    const visit = await deputy.visit(link)
    const page = await deputy.openPage(link)
    await harness.ok(secretariat, 'POST', `/api/suggestions/${id}/links`, { deputy: '林一', purpose: 'read' })
    expect((await visit('GET', 'suggestion')).body.type).toBe('urn:jianyi:problem:link-replaced')
    expect((await page('GET', '/d/suggestion')).status).toBe(409)
  })
})
