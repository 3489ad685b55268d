import { afterEach, describe, expect, test } from 'vitest'
import { type Harness, secretariat, unit } from '../support/harness.ts'
import { conclude, contacted, dispatched, reply } from './support/acts.ts'
import { expectOnceOnly } from './support/log.ts'
import { at, fields, logOf, perform, set, tryDo, waiting } from './support/rulebook.ts'

let h: Harness
afterEach(() => h.close())

const office = (code: string) => unit(code, 'office')

/** Up to the open acknowledgement. */
const assigned = async (number: string, handlings: unknown[] = [{ lead: 'ybj' }], mode = 'sole') => {
  const id = await h.submit(number)
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', { mode, handlings })
  return id
}
const joint = (number: string, co: string[]) => assigned(number, [{ lead: 'ybj', co }], 'joint')

describe('scenario 9: a decline', () => {
  test('without a reason is refused with a field error; what it says reaches who decides', async () => {
    h = await at('xiamen-2025')
    const id = await assigned('0901')
    const { stepId } = await h.open(id, 'acknowledge')
    const refused = await h.tryAct(office('ybj'), id, stepId, 'decline')
    expect([refused.status, fields(refused)]).toEqual([400, ['reason']])
    await h.act(office('ybj'), id, 'acknowledge', 'decline', { reason: '属交通部门', proposedUnit: 'jtj' })
    expect((await h.read(id)).handlings[0].declined).toEqual({ by: 'ybj', reason: '属交通部门', proposedUnit: 'jtj' })
    await h.act(secretariat, id, 'reassign', 'reassign', { lead: 'jtj' })
    expect(await waiting(h, id)).toEqual(['acknowledge jtj'])
  })

  test('needs a proposed unit where the place asks for one', async () => {
    h = await at('xiamen-2025', undefined, [set('decline.proposedUnit', 'required')])
    const id = await assigned('0902')
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    const answer = await tryDo(h, office('ybj'), id, 'declines', { handling: `${id}.1`, reason: '非本局职责' })
    expect([answer.status, fields(answer)]).toEqual([400, ['proposedUnit']])
  })

  test('after accepting is put to the secretariat while work goes on; upheld, the unit goes on', async () => {
    h = await at('xiamen-2025')
    const id = await assigned('0903')
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    await perform(h, office('ybj'), id, 'declines', { handling: `${id}.1`, reason: '非本局职责' })
    expect(await waiting(h, id)).toEqual(['dispatch ybj', 'reassign'])
    const twice = await tryDo(h, office('ybj'), id, 'declines', { handling: `${id}.1`, reason: '再退' })
    expect(twice.status).toBe(409)
    await h.act(secretariat, id, 'reassign', 'uphold', { reason: '职责明确' })
    expect(await waiting(h, id)).toEqual(['dispatch ybj'])
    const again = await tryDo(h, office('ybj'), id, 'declines', { handling: `${id}.1`, reason: '再退' })
    expect([again.status, again.body.detail]).toEqual([409, expect.stringContaining('驳回')])
  })

  test('late is put to the secretariat, or refused, by profile', async () => {
    h = await at('xiamen-2025')
    const id = await assigned('0904')
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    await h.clock('2025-02-18T09:00:00+08:00')
    await perform(h, office('ybj'), id, 'declines', { handling: `${id}.1`, reason: '非本局职责' })
    const events = await logOf(h, secretariat, id)
    expect(events.find((e) => e.act === 'declines').facts).toEqual({ late: true })
    await h.close()
    h = await at('xiamen-2025', undefined, [set('decline.late', 'refuse')])
    const other = await assigned('0905')
    await h.act(office('ybj'), other, 'acknowledge', 'accept')
    await h.clock('2025-02-18T09:00:00+08:00')
    const late = await tryDo(h, office('ybj'), other, 'declines', { handling: `${other}.1`, reason: '非本局职责' })
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('2025-02-17')])
  })

  test('is the unit’s office’s own: an officer, another unit and the secretariat may not', async () => {
    h = await at('xiamen-2025')
    const id = await assigned('0906', [{ lead: 'ybj', co: ['wjw'] }], 'joint')
    const form = { handling: `${id}.1`, reason: '非本局职责' }
    expect((await tryDo(h, unit('ybj', 'officer'), id, 'declines', form)).status).toBe(403)
    expect((await tryDo(h, office('wjw'), id, 'declines', form)).status).toBe(403)
    expect((await tryDo(h, secretariat, id, 'declines', form)).status).toBe(403)
    expect((await tryDo(h, office('jtj'), id, 'declines', form)).status).toBe(404)
  })
})

describe('scenario 11: a co-unit’s decline changes only its part', () => {
  test('another takes its place; the lead and the other co-unit go on where they are', async () => {
    h = await at('xiamen-2025')
    const id = await joint('1101', ['wjw', 'jrj'])
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    await h.act(office('ybj'), id, 'dispatch', 'dispatch', dispatched)
    const before = await h.openSteps(id)
    await perform(h, office('wjw'), id, 'declines', { handling: `${id}.1`, unit: 'wjw', reason: '不涉及本委' })
    await h.act(secretariat, id, 'reassign', 'reassign', { lead: 'jtj' })
    const after = await h.openSteps(id)
    expect(after.map((s) => `${s.step} ${s.assignee.unit}`).sort()).toEqual(['contact ybj', 'opine jrj', 'opine jtj'])
    for (const kept of ['contact', 'opine'])
      expect(after.map((s) => s.stepId)).toContain(
        before.find((s) => s.step === kept && s.assignee.unit !== 'wjw')?.stepId,
      )
    expect((await h.read(id)).handlings[0]).toMatchObject({ unit: 'ybj', co: ['jrj', 'jtj'] })
    // The draft waits for the newcomer too.
    await h.act(unit('jrj', 'officer'), id, 'opine', 'opined', { text: '意见' }, { unit: 'jrj' })
    await h.act(unit('ybj', 'officer'), id, 'contact', 'contacted', contacted(h))
    const draft = await h.open(id, 'draft')
    const early = await h.tryAct(unit('ybj', 'officer'), id, draft.stepId, 'submit', {
      category: 'C',
      title: '函',
      body: '正文',
      disclosure: 'open',
    })
    expect([early.status, early.body.detail]).toEqual([409, expect.stringContaining('市交通运输局')])
    await h.act(unit('jtj', 'officer'), id, 'opine', 'opined', { text: '意见' }, { unit: 'jtj' })
    await reply(h, id, 'ybj')
    await conclude(h, id, 'ybj')
    await expectOnceOnly(h.runtime.store, id)
  })

  test('let go without another, and before the lead accepted', async () => {
    h = await at('xiamen-2025')
    const id = await joint('1102', ['wjw', 'jrj'])
    await perform(h, office('wjw'), id, 'declines', { handling: `${id}.1`, unit: 'wjw', reason: '不涉及本委' })
    await h.act(secretariat, id, 'reassign', 'reassign', { lead: 'ybj' })
    expect((await h.read(id)).handlings[0].co).toEqual(['jrj'])
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    expect(await waiting(h, id)).toEqual(['dispatch ybj', 'opine jrj'])
  })

  test('a suggestion is closed when all its handlings are', async () => {
    h = await at('xiamen-2025')
    const id = await assigned(
      '1103',
      [
        { lead: 'ybj', part: '待遇' },
        { lead: 'jtj', part: '出行' },
      ],
      'separate',
    )
    for (const [i, code] of ['ybj', 'jtj'].entries()) {
      const where = { handling: `${id}.${i + 1}` }
      const step = (duty: string, name: string, outcome: string, form = {}) =>
        h.act(unit(code, duty), id, name, outcome, form, where)
      await step('office', 'acknowledge', 'accept')
      await step('office', 'dispatch', 'dispatch', dispatched)
      await step('officer', 'contact', 'contacted', contacted(h))
      await reply(h, id, code, where)
      expect((await h.read(id)).stage).toBe('handling')
      await conclude(h, id, code, where)
    }
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
  })
})

describe('scenario 8: re-assigned after work began', () => {
  test('the reply’s date stays, the new unit’s own limits start at its assignment, earlier drafts stay in the log', async () => {
    h = await at('xiamen-2025')
    const id = await joint('0801', ['wjw'])
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    await h.act(unit('wjw', 'officer'), id, 'opine', 'opined', { text: '卫健意见' }, { unit: 'wjw' })
    await h.act(office('ybj'), id, 'dispatch', 'dispatch', dispatched)
    await h.act(unit('ybj', 'officer'), id, 'contact', 'contacted', contacted(h))
    await h.act(unit('ybj', 'officer'), id, 'draft', 'submit', {
      category: 'C',
      title: '函',
      body: '第一稿正文',
      disclosure: 'open',
    })
    const before = (await h.read(id)).handlings[0]
    await h.clock('2025-03-10T09:00:00+08:00')
    await perform(h, secretariat, id, 'reassignment', {
      handling: `${id}.1`,
      lead: 'jtj',
      co: ['wjw'],
      reason: '机构职责调整',
    })
    const after = (await h.read(id)).handlings[0]
    expect(after).toMatchObject({
      unit: 'jtj',
      dueOn: before.dueOn,
      firstDueOn: before.firstDueOn,
      assignedOn: '2025-02-10',
    })
    expect(await waiting(h, id)).toEqual(['acknowledge jtj'])
    // 厦门's decline window is five working days, from the day that the new unit got it.
    expect((await h.open(id, 'acknowledge')).dueOn).toBe('2025-03-17')
    expect(after.opinions.wjw.text).toBe('卫健意见')
    expect(JSON.stringify(await logOf(h, secretariat, id))).toContain('第一稿正文')
    expect((await h.call(office('ybj'), 'GET', `/api/suggestions/${id}`)).status).toBe(404)
    await h.act(office('jtj'), id, 'acknowledge', 'accept')
    await h.act(unit('wjw', 'officer'), id, 'opine', 'opined', { text: '同前' }, { unit: 'wjw' })
    await h.act(office('jtj'), id, 'dispatch', 'dispatch', dispatched)
    await h.act(unit('jtj', 'officer'), id, 'contact', 'contacted', contacted(h))
    await reply(h, id, 'jtj')
    await conclude(h, id, 'jtj')
    expect((await h.read(id)).stage).toBe('closed')
    await expectOnceOnly(h.runtime.store, id)
  })

  test('the clock restarts where the place says so', async () => {
    h = await at('xiamen-2025', undefined, [set('reassignment.restartsReply', true)])
    const id = await assigned('0802')
    await h.clock('2025-03-10T09:00:00+08:00')
    await perform(h, secretariat, id, 'reassignment', { handling: `${id}.1`, lead: 'jtj', reason: '调整' })
    expect((await h.read(id)).handlings[0]).toMatchObject({ dueOn: '2025-06-10', firstDueOn: '2025-05-10' })
  })

  test('one handling is re-assigned, the other is not disturbed', async () => {
    h = await at('xiamen-2025')
    const id = await assigned(
      '0803',
      [
        { lead: 'ybj', part: '待遇' },
        { lead: 'wjw', part: '服务' },
      ],
      'separate',
    )
    await h.act(office('wjw'), id, 'acknowledge', 'accept', {}, { handling: `${id}.2` })
    const other = await h.open(id, 'dispatch', { handling: `${id}.2` })
    await perform(h, secretariat, id, 'reassignment', { handling: `${id}.1`, lead: 'jtj', reason: '调整' })
    expect(await waiting(h, id)).toEqual(['acknowledge jtj', 'dispatch wjw'])
    expect((await h.open(id, 'dispatch')).stepId).toBe(other.stepId)
    await h.act(office('wjw'), id, 'dispatch', 'dispatch', dispatched)
    expect(await waiting(h, id)).toEqual(['acknowledge jtj', 'contact wjw'])
  })

  test('is not possible once the reply is out', async () => {
    h = await at('xiamen-2025')
    const id = await h.submit('0804')
    await h.toDraft(id)
    await h.toEvaluate(id)
    const late = await tryDo(h, secretariat, id, 'reassignment', { handling: `${id}.1`, lead: 'jtj', reason: '调整' })
    expect([late.status, late.body.detail]).toEqual([409, expect.stringContaining('重新办理')])
  })

  test('the secretariat’s scope holds', async () => {
    h = await at('xiamen-2025')
    const id = await assigned('0805')
    const party = { ...secretariat, scope: ['party'] }
    const form = { handling: `${id}.1`, lead: 'jtj', reason: '调整' }
    expect((await tryDo(h, party, id, 'reassignment', form)).status).toBe(403)
  })
})

test('one more handling is for a unit that exists, and not due before today', async () => {
  h = await at('xiamen-2025')
  const id = await assigned('0811')
  const more = (form: object) => tryDo(h, secretariat, id, 'reassignment', { lead: 'jtj', reason: '增办', ...form })
  expect(fields(await more({ lead: 'nobody' }))).toEqual(['lead'])
  expect(fields(await more({ co: ['nobody'] }))).toEqual(['co.0'])
  expect(fields(await more({ dueOn: '2025-02-09' }))).toEqual(['dueOn'])
})

test('one more handling joins those that are under way, with its own day of assignment', async () => {
  h = await at('xiamen-2025')
  const id = await assigned('0810')
  await h.act(office('ybj'), id, 'acknowledge', 'accept')
  await h.clock('2025-03-10T09:00:00+08:00')
  await perform(h, secretariat, id, 'reassignment', { lead: 'jtj', part: '出行部分', reason: '内容涉及交通' })
  expect(await waiting(h, id)).toEqual(['acknowledge jtj', 'dispatch ybj'])
  expect((await h.read(id)).handlings[1]).toMatchObject({ unit: 'jtj', assignedOn: '2025-03-10', dueOn: '2025-06-10' })
  await h.act(office('jtj'), id, 'acknowledge', 'accept')
  await h.act(office('jtj'), id, 'dispatch', 'dispatch', dispatched, { handling: `${id}.2` })
  expect(await waiting(h, id)).toEqual(['contact jtj', 'dispatch ybj'])
  await expectOnceOnly(h.runtime.store, id)
})

describe('the deputy’s say', () => {
  test('an objection to the assignment is weighed while work goes on, and may lead to another unit', async () => {
    h = await at('shanghai-2015')
    const id = await assigned('0820')
    await h.act(office('ybj'), id, 'acknowledge', 'accept')
    await perform(h, secretariat, id, 'objections', { handling: `${id}.1`, reason: '应由交通部门办理' })
    expect(await waiting(h, id)).toEqual(['dispatch ybj', 'weigh-objection'])
    await h.act(secretariat, id, 'weigh-objection', 'reassign', { lead: 'jtj' })
    expect(await waiting(h, id)).toEqual(['acknowledge jtj'])
    expect((await h.read(id)).objections).toMatchObject([{ by: '林一', reason: '应由交通部门办理' }])
  })
})

describe('two offices and fixed dates', () => {
  test('the transfer fixes the day of assignment; a date fixed by hand is kept', async () => {
    h = await at('xiamen-2025')
    const id = await h.submit('0830')
    await h.act(secretariat, id, 'review', 'accept')
    await h.act(secretariat, id, 'assign', 'transfer', { scope: ['government'] })
    await h.clock('2025-02-20T09:00:00+08:00')
    const government = { ...secretariat, scope: ['government'] }
    await h.act(government, id, 'assign', 'assign', {
      mode: 'separate',
      handlings: [
        { lead: 'ybj', part: '甲' },
        { lead: 'wjw', part: '乙', dueOn: '2025-06-30' },
      ],
    })
    const { handlings } = await h.read(id)
    expect(handlings).toMatchObject([
      { assignedOn: '2025-02-10', dueOn: '2025-05-10' },
      { assignedOn: '2025-02-10', dueOn: '2025-06-30', fixed: true },
    ])
  })

  test('one forwarded from above is due by the upper body’s day, and goes up: nobody rates it', async () => {
    h = await at('xiamen-2025')
    const id = await h.submit('0831', {
      kind: 'forwarded',
      origin: { body: '省人大常委会', number: '省0105', dueOn: '2025-04-01' },
    })
    await h.toDraft(id)
    expect((await h.read(id)).handlings[0].dueOn).toBe('2025-04-01')
    await h.toEvaluate(id)
    expect((await h.openSteps(id)).map((s) => s.step)).not.toContain('evaluate')
  })

  test('a delivery on paper moves what runs from receipt, never past the national limit', async () => {
    h = await at('shanghai-2015')
    const id = await joint('0832', ['wjw'])
    await h.clock('2025-02-14T09:00:00+08:00')
    await perform(h, secretariat, id, 'receipts', { handling: `${id}.1`, on: '2025-02-13' })
    await perform(h, secretariat, id, 'receipts', { handling: `${id}.1`, unit: 'wjw', on: '2025-02-13' })
    // 上海 14: seven working days from receipt; 19: one month from receipt; 17: three months from assignment.
    expect((await h.open(id, 'acknowledge')).dueOn).toBe('2025-02-24')
    const [handling] = (await h.read(id)).handlings
    expect(handling).toMatchObject({ receivedOn: '2025-02-13', dueOn: '2025-05-10' })
    expect(handling.opinions.wjw.dueOn).toBe('2025-03-13')
    const early = await tryDo(h, secretariat, id, 'receipts', { handling: `${id}.1`, on: '2025-02-09' })
    expect([early.status, fields(early)]).toEqual([400, ['on']])
  })
})

describe('merged suggestions (并案)', () => {
  test('after assignment by the unit that leads both: contacts count for both, each is answered by itself', async () => {
    h = await at('xiamen-2025')
    const main = await assigned('0840')
    const other = await assigned('0841')
    for (const id of [main, other]) await h.act(office('ybj'), id, 'acknowledge', 'accept')
    await perform(h, office('ybj'), other, 'merge', { into: main, reason: '内容相近' })
    expect(await h.read(main)).toMatchObject({ merged: [other] })
    await perform(h, unit('ybj', 'officer'), main, 'contacts', { handling: `${main}.1`, ...contacted(h) })
    expect((await h.read(other)).handlings[0].contacts).toMatchObject([{ mode: 'face-to-face', with: ['林一'] }])
    const chain = await tryDo(h, office('ybj'), main, 'merge', { into: other, reason: '反过来' })
    expect(chain.status).toBe(409)
    await perform(h, office('ybj'), other, 'unmerge', { reason: '诉求不同' })
    expect((await h.read(main)).merged).toBeUndefined()
    expect((await h.read(other)).mergedInto).toBeUndefined()
  })

  test('un-merged before assignment it is assigned alone', async () => {
    h = await at('xiamen-2025')
    const main = await h.submit('0842')
    const other = await h.submit('0843')
    await h.act(secretariat, other, 'review', 'merge', { into: main })
    await perform(h, secretariat, other, 'unmerge', { reason: '诉求不同' })
    expect(await waiting(h, other)).toEqual(['assign'])
    await h.act(secretariat, main, 'review', 'accept')
    await h.act(secretariat, main, 'assign', 'assign', { mode: 'sole', handlings: [{ lead: 'ybj' }] })
    expect(await waiting(h, other)).toEqual(['assign'])
  })

  test('the main one is withdrawn: the others go on alone', async () => {
    h = await at('national')
    const main = await assigned('0844')
    const other = await assigned('0845')
    await perform(h, office('ybj'), other, 'merge', { into: main, reason: '内容相近' })
    await perform(h, secretariat, main, 'withdrawal', { reason: '不再提', signers: ['林一'], on: h.today() })
    expect((await h.read(main)).closedAs).toBe('withdrawn')
    expect((await h.read(other)).mergedInto).toBeUndefined()
    expect(await waiting(h, other)).toEqual(['acknowledge ybj'])
  })
})

describe('withdrawal (撤回)', () => {
  test('until assignment in Xiamen (14), at any time in Chongqing (12)', async () => {
    h = await at('xiamen-2025')
    const id = await assigned('0850')
    const form = { reason: '不再提', signers: ['林一'], on: h.today() }
    expect((await tryDo(h, secretariat, id, 'withdrawal', form)).status).toBe(409)
    await h.close()
    h = await at('chongqing-2018')
    const other = await assigned('0851')
    await perform(h, secretariat, other, 'withdrawal', form)
    expect(await h.read(other)).toMatchObject({ stage: 'closed', closedAs: 'withdrawn', openSteps: [] })
  })
})
