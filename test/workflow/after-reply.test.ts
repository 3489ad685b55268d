import { afterEach, describe, expect, test } from 'vitest'
import { type Harness, inspector, secretariat, unit } from '../support/harness.ts'
import { conclude, letter, reply } from './support/acts.ts'
import { patrolLater, stopExecution } from './support/executions.ts'
import { expectOnceOnly } from './support/log.ts'
import { at, fields, perform, set, tryDo, waiting } from './support/rulebook.ts'

let h: Harness
afterEach(() => h.close())

const office = unit('ybj', 'office')
const officer = unit('ybj', 'officer')
const dissatisfied = { attitude: 'satisfied', result: 'dissatisfied', comments: '没有解决' }
const satisfied = { attitude: 'satisfied', result: 'satisfied' }
const simple = [set('inspection', { which: 'none', article: 'setting' }), set('revisit.done', false)]

/** With the letter out; answers the id. */
const issued = async (number: string, draft: Record<string, unknown> = {}, more = {}) => {
  const id = await h.submit(number, more)
  await h.toDraft(id)
  await h.toEvaluate(id, 'ybj', { disclosure: 'closed', disclosureReason: '内部事项', ...draft })
  return id
}
const promised = {
  category: 'B',
  commitments: [{ item: '年底前建成系统', dueOn: '2025-12-31' }, { item: '明年扩大试点' }],
}
const handlingOf = async (id: string) => (await h.read(id)).handlings[0]

describe('deliveries and the rating window', () => {
  test('厦门 29: fifteen working days from the lead signer’s delivery; a delivery recorded later moves the window', async () => {
    h = await at('xiamen-2025')
    const deputies = [{ name: '林一', lead: true }, { name: '王二' }]
    const id = await issued('3001', {}, { deputies })
    expect((await h.open(id, 'evaluate')).dueOn).toBe('2025-03-03')
    await h.clock('2025-02-14T09:00:00+08:00')
    const mail = (deputy: string, on: string) => ({ deputy, on, mode: '邮寄' })
    await perform(h, office, id, 'deliveries', { handling: `${id}.1`, deliveries: [mail('王二', '2025-02-12')] })
    expect((await h.open(id, 'evaluate')).dueOn).toBe('2025-03-03')
    await perform(h, office, id, 'deliveries', { handling: `${id}.1`, deliveries: [mail('林一', '2025-02-13')] })
    expect((await h.open(id, 'evaluate')).dueOn).toBe('2025-03-06')
    expect((await handlingOf(id)).replies[0].deliveries).toHaveLength(2)
    const stranger = await tryDo(h, office, id, 'deliveries', {
      handling: `${id}.1`,
      deliveries: [mail('赵三', h.today())],
    })
    expect(fields(stranger)).toEqual(['deliveries.0.deputy'])
  })

  test('given with the letter, the window runs from there', async () => {
    h = await at('xiamen-2025')
    const id = await h.submit('3002')
    await h.toDraft(id)
    await h.act(officer, id, 'draft', 'submit', letter)
    await h.act(officer, id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
    await h.act(office, id, 'clear', 'approve')
    await h.act(unit('ybj', 'head'), id, 'sign', 'sign')
    const step = await h.open(id, 'issue')
    const early = { deliveries: [{ deputy: '林一', on: '2025-02-09', mode: '当面' }] }
    expect(fields(await h.tryAct(office, id, step.stepId, 'issue', early))).toEqual(['deliveries.0.on'])
    await h.act(office, id, 'issue', 'issue', { deliveries: [{ deputy: '林一', on: '2025-02-10', mode: '当面' }] })
    expect((await h.open(id, 'evaluate')).dueOn).toBe('2025-03-03')
  })

  test('after a reminder the window lapses unrated; a late rating is accepted, marked late, and the feedback counts', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3003')
    await h.clock('2025-03-20T09:00:00+08:00')
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
    const rates = async () => (await h.ok(secretariat, 'GET', '/api/rates?session=16-5')).rates
    expect(await rates()).toMatchObject({ feedback: { numerator: 0, denominator: 1 }, satisfaction: { rate: null } })
    await perform(h, secretariat, id, 'ratings', { handling: `${id}.1`, ...satisfied })
    expect((await handlingOf(id)).ratings).toMatchObject([{ late: true, result: 'satisfied', via: 'paper' }])
    expect(await rates()).toMatchObject({ feedback: { numerator: 1, denominator: 1 }, satisfaction: { rate: 1 } })
    const twice = await tryDo(h, secretariat, id, 'ratings', { handling: `${id}.1`, ...satisfied })
    expect(twice.status).toBe(409)
    expect((await h.read(id)).stage).toBe('closed')
  })

  test('a late 不满意 takes a closed case up again, to a new round', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3004')
    await h.clock('2025-03-20T09:00:00+08:00')
    expect((await h.read(id)).stage).toBe('closed')
    await perform(h, secretariat, id, 'ratings', { handling: `${id}.1`, ...dissatisfied })
    expect(await h.read(id)).toMatchObject({ stage: 'handling' })
    expect(await waiting(h, id)).toEqual(['redo'])
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '重新办理' })
    await reply(h, id, 'ybj')
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
    await expectOnceOnly(h.runtime.store, id)
  })
})

describe('scenario 16: dissatisfied', () => {
  test('a new round with its own clock; the first round stays as it was; the second leads to mediation', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('1601')
    const first = (await handlingOf(id)).replies[0]
    await h.act(secretariat, id, 'evaluate', 'rate', dissatisfied)
    // 厦门 29: the secretariat acts within five working days; one month from the re-assignment.
    expect((await h.open(id, 'redo')).dueOn).toBe('2025-02-17')
    await h.clock('2025-02-14T09:00:00+08:00')
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '补充措施' })
    const draft = await h.open(id, 'draft')
    expect([draft.dueOn, draft.assignee]).toEqual(['2025-03-14', expect.objectContaining({ officer: '经办人' })])
    expect(await h.read(id)).toMatchObject({ stage: 'handling' })
    await reply(h, id, 'ybj')
    const handling = await handlingOf(id)
    expect(handling.replies[0]).toEqual(first)
    expect(handling.ratings).toMatchObject([{ round: 1, result: 'dissatisfied' }])
    expect(handling.replies[1]).toMatchObject({ round: 2, dueOn: '2025-03-14' })
    await h.act(secretariat, id, 'evaluate', 'rate', dissatisfied)
    const again = await h.open(id, 'redo')
    expect((await h.tryAct(secretariat, id, again.stepId, 'redo', { instructions: '再办' })).status).toBe(409)
    await h.act(secretariat, id, 'redo', 'mediate', { on: h.today(), minutes: '纪要', conclusion: 'conclude' })
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
  })

  test.each([
    ['xiamen-2025', 409],
    ['henan-2017', 409],
    ['shandong-2017', 409],
    ['zhejiang-2016', 409],
    ['shanghai-2015', 200],
    ['chongqing-2018', 200],
  ])('%s: the secretariat concludes without a new round: %i', async (place, status) => {
    h = await at(place)
    const { body: profile } = await h.call(secretariat, 'GET', `/api/profiles/${place}`)
    const category = profile.categories.find((c: { tracked: boolean }) => !c.tracked).code
    const id = await issued('1602', { category })
    await h.act(secretariat, id, 'evaluate', 'rate', dissatisfied)
    const { stepId } = await h.open(id, 'redo')
    const answer = await h.tryAct(secretariat, id, stepId, 'conclude', { reason: '条件不具备', toldOn: h.today() })
    expect(answer.status).toBe(status)
  })

  test('an inspection can return a case to a new round', async () => {
    h = await at('xiamen-2025')
    const id = await issued('1603')
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    await h.act(officer, id, 'revisit', 'revisited', { mode: 'visit', on: h.today(), summary: '回访' })
    await h.act(inspector, id, 'inspect', 'return', { reason: '答非所问' })
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '按复核意见办理' })
    await reply(h, id, 'ybj')
    await conclude(h, id, 'ybj')
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
  })
})

describe('scenario 7: extensions', () => {
  test.each([
    ['without a reason', { months: 1 }, 400, ['reason']],
    ['beyond the cap', { months: 4, reason: '情况复杂' }, 400, ['months']],
    ['of nothing', { months: 0, reason: '情况复杂' }, 400, ['months']],
  ])('%s is refused and nothing changes', async (_, form, status, paths) => {
    h = await at('xiamen-2025')
    const id = await h.submit('0701')
    await h.toDraft(id)
    const before = await h.read(id)
    const answer = await tryDo(h, office, id, 'extensions', { handling: `${id}.1`, ...form })
    expect([answer.status, fields(answer)]).toEqual([status, paths])
    expect((await h.read(id)).version).toBe(before.version)
  })

  test('厦门 27: by notice it takes effect at once, once; the first due date stays and every open step follows', async () => {
    h = await at('xiamen-2025')
    const id = await h.submit('0702')
    await h.toDraft(id)
    await perform(h, office, id, 'extensions', { handling: `${id}.1`, months: 2, reason: '涉及面广' })
    expect(await handlingOf(id)).toMatchObject({
      dueOn: '2025-07-10',
      firstDueOn: '2025-05-10',
      extensions: [{ from: '2025-05-10', to: '2025-07-10', reason: '涉及面广' }],
    })
    expect((await h.open(id, 'draft')).dueOn).toBe('2025-07-10')
    const second = await tryDo(h, office, id, 'extensions', { handling: `${id}.1`, months: 1, reason: '再延' })
    expect([second.status, second.body.detail]).toEqual([409, expect.stringContaining('一次')])
  })

  test('上海 19: by consent the secretariat decides; refused, nothing moves; before the present date, nothing is granted', async () => {
    h = await at('shanghai-2015')
    const id = await h.submit('0703')
    await h.toDraft(id)
    const ask = () => perform(h, office, id, 'extensions', { handling: `${id}.1`, months: 1, reason: '涉及面广' })
    await ask()
    expect((await handlingOf(id)).dueOn).toBe('2025-05-10')
    await h.act(secretariat, id, 'decide-extension', 'refuse', { reason: '理由不足' })
    await ask()
    const { stepId } = await h.open(id, 'decide-extension')
    for (const dueOn of ['2025-05-10', '2025-05-01', '2025-08-11'])
      expect(fields(await h.tryAct(secretariat, id, stepId, 'grant', { dueOn }))).toEqual(['dueOn'])
    await h.act(secretariat, id, 'decide-extension', 'grant', { dueOn: '2025-06-10' })
    expect(await handlingOf(id)).toMatchObject({ dueOn: '2025-06-10', firstDueOn: '2025-05-10' })
    expect((await h.open(id, 'draft')).dueOn).toBe('2025-06-10')
  })

  test('not after the due day, not by another, not once the letter is out', async () => {
    h = await at('xiamen-2025')
    const id = await h.submit('0704')
    await h.toDraft(id)
    const form = { handling: `${id}.1`, months: 1, reason: '涉及面广' }
    expect((await tryDo(h, secretariat, id, 'extensions', form)).status).toBe(403)
    await h.clock('2025-05-11T09:00:00+08:00')
    expect((await tryDo(h, office, id, 'extensions', form)).status).toBe(409)
    await h.toEvaluate(id)
    expect((await tryDo(h, office, id, 'extensions', form)).status).toBe(409)
  })
})

describe('promises in their own ledger', () => {
  test('put off with a signature, the first date kept; met, the category changes from B to A; rated', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3101', promised)
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
    const steps = await h.openSteps(id)
    const [first, second] = steps.filter((s) => s.step === 'fulfil')
    expect([first?.dueOn, second?.dueOn]).toEqual(['2025-12-31', null])
    const on = async (stepId: string | undefined, outcome: string, form: unknown) => {
      const answer = await h.tryAct(officer, id, stepId ?? '', outcome, form as Record<string, unknown>)
      expect(answer.status).toBe(200)
      await h.runtime.settled()
    }
    await on(first?.stepId, 'progress', { text: '已招标' })
    await on(first?.stepId, 'reschedule', { dueOn: '2026-06-30', reason: '征地', signedBy: '陈局长' })
    await on(second?.stepId, 'abandon', { reason: '规划调整', signedBy: '陈局长' })
    const put = (await h.openSteps(id)).find((s) => s.step === 'fulfil')
    expect(put?.dueOn).toBe('2026-06-30')
    await on(put?.stepId, 'fulfilled', { on: h.today(), evidence: '验收单', category: 'A' })
    await h.act(secretariat, id, 'rate-fulfilment', 'rate', { result: 'satisfied' })
    const handling = await handlingOf(id)
    expect(handling.commitments).toMatchObject([
      {
        state: 'fulfilled',
        firstDueOn: '2025-12-31',
        dueOn: '2026-06-30',
        progress: [{ text: '已招标' }],
        settled: true,
      },
      { state: 'abandoned', settled: true },
    ])
    expect(handling).toMatchObject({ category: 'A', replies: [{ category: 'B', amendments: [{ category: 'A' }] }] })
    expect(await h.openSteps(id)).toEqual([])
  })

  test('重庆 28: dissatisfied with the fulfilment leads to a meeting, in Xiamen to the promise once more', async () => {
    h = await at('chongqing-2018')
    const { body: profile } = await h.call(secretariat, 'GET', '/api/profiles/chongqing-2018')
    const category = profile.categories.find((c: { tracked: boolean }) => c.tracked).code
    const id = await issued('3102', { category, commitments: [{ item: '年底前建成', dueOn: '2025-12-31' }] })
    await h.act(officer, id, 'fulfil', 'fulfilled', { on: h.today(), evidence: '验收单' })
    // 重庆 28: twenty working days from the fulfilment notice.
    expect((await h.open(id, 'rate-fulfilment')).dueOn).toBe('2025-03-10')
    await h.act(secretariat, id, 'rate-fulfilment', 'rate', { result: 'dissatisfied', comments: '质量不好' })
    const { stepId } = await h.open(id, 'redo')
    expect((await h.tryAct(secretariat, id, stepId, 'redo', { instructions: '返工' })).status).toBe(409)
    await h.act(secretariat, id, 'redo', 'mediate', { on: h.today(), minutes: '纪要', conclusion: 'redo' })
    expect((await h.openSteps(id)).map((s) => s.step)).toContain('fulfil')
  })

  test('go on through a correction and a late 不满意, each promise once', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3103', promised)
    await h.clock('2025-03-20T09:00:00+08:00')
    expect((await h.read(id)).stage).toBe('closed')
    const fulfils = async () => (await h.openSteps(id)).filter((s) => s.step === 'fulfil').map((s) => s.commitment)
    expect(await fulfils()).toEqual(['c1', 'c2'])
    await perform(h, secretariat, id, 'ratings', { handling: `${id}.1`, ...dissatisfied })
    expect((await fulfils()).sort()).toEqual(['c1', 'c2'])
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '重新办理' })
    const more = [...promised.commitments, { item: '另设窗口', dueOn: '2025-10-31' }]
    await h.toEvaluate(id, 'ybj', { ...promised, commitments: more, disclosure: 'closed', disclosureReason: '内部' })
    expect((await fulfils()).sort()).toEqual(['c1', 'c2'])
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    expect((await fulfils()).sort()).toEqual(['c1', 'c2', 'c3'])
    expect((await h.read(id)).stage).toBe('closed')
    for (const commitment of ['c1', 'c2', 'c3']) {
      const step = (await h.openSteps(id)).find((s) => s.commitment === commitment)
      await h.tryAct(officer, id, step?.stepId ?? '', 'fulfilled', { on: h.today(), evidence: '验收单' })
      await h.runtime.settled()
      const rate = (await h.openSteps(id)).find((s) => s.commitment === commitment)
      await h.tryAct(secretariat, id, rate?.stepId ?? '', 'rate', { result: 'satisfied' })
      await h.runtime.settled()
    }
    expect(await h.openSteps(id)).toEqual([])
    await expectOnceOnly(h.runtime.store, id)
  })

  test('one that a corrected letter adds after the rating is followed when the letter is out', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3106', { ...promised, commitments: promised.commitments.slice(0, 1) })
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    await perform(h, office, id, 'corrections', { handling: `${id}.1`, reason: '漏写一项' })
    await h.toEvaluate(id, 'ybj', { ...promised, disclosure: 'closed', disclosureReason: '内部' })
    expect((await h.read(id)).stage).toBe('closed')
    expect((await h.openSteps(id)).map((s) => [s.step, s.commitment]).sort()).toEqual([
      ['fulfil', 'c1'],
      ['fulfil', 'c2'],
    ])
  })

  test('a fulfilled promise that waits for its rating is not fulfilled again after an interruption', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3104', { ...promised, commitments: promised.commitments.slice(0, 1) })
    await h.act(officer, id, 'fulfil', 'fulfilled', { on: h.today(), evidence: '验收单' })
    await perform(h, office, id, 'corrections', { handling: `${id}.1`, reason: '文字有误' })
    expect((await h.openSteps(id)).map((s) => s.step).sort()).toEqual(['draft', 'rate-fulfilment'])
  })

  test('one that was rated 不满意 waits for the decision through an interruption, and each replay goes the same way', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3105', { ...promised, commitments: promised.commitments.slice(0, 1) })
    await h.act(officer, id, 'fulfil', 'fulfilled', { on: h.today(), evidence: '验收单' })
    await h.act(secretariat, id, 'rate-fulfilment', 'rate', { result: 'dissatisfied', comments: '质量不好' })
    await perform(h, office, id, 'corrections', { handling: `${id}.1`, reason: '文字有误' })
    const open = async () => (await h.openSteps(id)).map((s) => s.step).sort()
    expect(await open()).toEqual(['draft', 'redo'])
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '返工' })
    expect(await open()).toEqual(['draft', 'fulfil'])
    await stopExecution(h, id, 2)
    await patrolLater(h)
    expect(await open()).toEqual(['draft', 'fulfil'])
    await expectOnceOnly(h.runtime.store, id)
  })
})

describe('corrections and later decisions', () => {
  test('a wrong letter is issued again; the figures keep the first one, and the rating is asked once', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3201')
    await h.clock('2025-02-12T09:00:00+08:00')
    await perform(h, office, id, 'corrections', { handling: `${id}.1`, reason: '附件有误' })
    expect(await waiting(h, id)).toEqual(['draft ybj'])
    const twice = await tryDo(h, office, id, 'corrections', { handling: `${id}.1`, reason: '再' })
    expect(twice.status).toBe(409)
    await reply(h, id, 'ybj')
    const { replies } = await handlingOf(id)
    expect(replies).toMatchObject([
      { documentNumber: '厦医保函〔2025〕1号', issuedOn: '2025-02-10', round: 1 },
      { documentNumber: '厦医保函〔2025〕2号', issuedOn: '2025-02-12', round: 1, corrects: '厦医保函〔2025〕1号' },
    ])
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    await perform(h, secretariat, id, 'corrections', { handling: `${id}.1`, reason: '落款有误' })
    await reply(h, id, 'ybj')
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
    await expectOnceOnly(h.runtime.store, id)
  })

  test('a later decision on publishing opens it, or takes the page down', async () => {
    h = await at('xiamen-2025', undefined, simple)
    const id = await issued('3202')
    await h.act(secretariat, id, 'evaluate', 'rate', satisfied)
    await perform(h, office, id, 'disclosure', { handling: `${id}.1`, decision: 'open', reason: '已可公开' })
    await h.act(office, id, 'publish', 'published', { on: h.today(), text: 'full' })
    expect((await handlingOf(id)).replies[0]).toMatchObject({ disclosure: 'open', publishedOn: '2025-02-10' })
    await perform(h, office, id, 'disclosure', { handling: `${id}.1`, decision: 'closed', reason: '涉及个人信息' })
    const [reply] = (await handlingOf(id)).replies
    expect([reply.disclosure, reply.publishedOn]).toEqual(['closed', undefined])
  })
})
