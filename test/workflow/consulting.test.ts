import { afterEach, describe, expect, test } from 'vitest'
import { type Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'
import { contacted, dispatched, letter } from './support/acts.ts'
import { at, fields, perform, set, tryDo, waiting } from './support/rulebook.ts'

let h: Harness
afterEach(() => h.close())

const office = (code: string) => unit(code, 'office')
const officer = (code: string) => unit(code, 'officer')

/** Accepted by the lead, with these co-units' opinions open. */
const consulting = async (number: string, co: string[], more = {}) => {
  const id = await h.submit(number, more)
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', {
    mode: co.length > 0 ? 'joint' : 'sole',
    handlings: [{ lead: 'ybj', co }],
  })
  await h.act(office('ybj'), id, 'acknowledge', 'accept')
  return id
}
const toDraft = async (id: string) => {
  await h.act(office('ybj'), id, 'dispatch', 'dispatch', dispatched)
  await h.act(officer('ybj'), id, 'contact', 'contacted', contacted(h))
}

describe('contact', () => {
  test('重庆 18: the first contact is due twenty working days from receipt', async () => {
    h = await at('chongqing-2018')
    const id = await consulting('2001', [])
    await h.act(office('ybj'), id, 'dispatch', 'dispatch', dispatched)
    expect((await h.open(id, 'contact')).dueOn).toBe('2025-03-10')
  })

  test('when nobody can be reached the attempts are kept and the draft opens', async () => {
    h = await at('xiamen-2025')
    const id = await consulting('2002', [])
    await h.act(office('ybj'), id, 'dispatch', 'dispatch', dispatched)
    await h.act(officer('ybj'), id, 'contact', 'unreached', { attempts: ['十日上午电话未接'], reason: '代表出国' })
    expect(await waiting(h, id)).toEqual(['draft ybj'])
  })

  test.each(['face-to-face', 'forum', 'visit', 'field-study', 'video', 'phone', 'letter', 'email', 'other'])(
    'is recorded in the mode %s at any time while the handling is open, never for a day to come',
    async (mode) => {
      h = await at('xiamen-2025')
      const id = await consulting('2003', [])
      await perform(h, officer('ybj'), id, 'contacts', { ...contacted(h), mode, handling: `${id}.1` })
      expect((await h.read(id)).handlings[0].contacts).toMatchObject([{ mode, with: ['林一'] }])
      const form = { ...contacted(h), mode, on: '2025-02-11', handling: `${id}.1` }
      expect(fields(await tryDo(h, officer('ybj'), id, 'contacts', form))).toEqual(['on'])
    },
  )
})

describe('co-opinions', () => {
  test('重庆 20: an empty one goes back, is due five working days from the demand, and the draft waits again', async () => {
    h = await at('chongqing-2018')
    const id = await consulting('2010', ['wjw'])
    await h.act(officer('wjw'), id, 'opine', 'opined', { text: '无意见' }, { unit: 'wjw' })
    await toDraft(id)
    await perform(h, officer('ybj'), id, 'opinions/wjw/send-back', { handling: `${id}.1`, reason: '请写明意见' })
    const again = await h.open(id, 'opine', { unit: 'wjw' })
    expect(again.dueOn).toBe('2025-02-17')
    const draft = await h.open(id, 'draft')
    expect((await h.tryAct(officer('ybj'), id, draft.stepId, 'submit', letter)).status).toBe(409)
    await h.act(officer('wjw'), id, 'opine', 'opined', { text: '建议分步实施' }, { unit: 'wjw' })
    await h.act(officer('ybj'), id, 'draft', 'submit', letter)
    expect((await h.read(id)).handlings[0].opinions.wjw).toMatchObject({
      text: '建议分步实施',
      sentBack: [{ text: '无意见', reason: '请写明意见' }],
    })
  })

  test('silence frees the draft but keeps the duty listed; one that comes late counts late, until the reply is signed', async () => {
    h = await at('xiamen-2025')
    const id = await consulting('2011', ['wjw'])
    await toDraft(id)
    await h.clock('2025-04-11T00:00:01+08:00')
    expect(await waiting(h, id)).toEqual(['draft ybj', 'opine wjw'])
    await h.act(officer('wjw'), id, 'opine', 'opined', { text: '意见' }, { unit: 'wjw' })
    expect((await h.read(id)).handlings[0].opinions.wjw).toMatchObject({ lapsed: true, late: true, text: '意见' })
  })

  test('where the place lets silence wait, the draft waits', async () => {
    h = await at('xiamen-2025', undefined, [set('opinion.silence', 'wait')])
    const id = await consulting('2012', ['wjw'])
    await toDraft(id)
    await h.clock('2025-05-01T09:00:00+08:00')
    expect(await waiting(h, id)).toEqual(['opine wjw'])
  })

  test('a dispute is coordinated before the reply is signed', async () => {
    h = await at('xiamen-2025')
    const id = await consulting('2013', ['wjw'])
    await h.act(officer('wjw'), id, 'opine', 'opined', { text: '不同意' }, { unit: 'wjw' })
    await toDraft(id)
    await perform(h, officer('ybj'), id, 'opinions/wjw/dispute', { handling: `${id}.1`, reason: '与本局意见不一' })
    expect(
      (await tryDo(h, officer('ybj'), id, 'opinions/wjw/dispute', { handling: `${id}.1`, reason: '再' })).status,
    ).toBe(409)
    await h.act(officer('ybj'), id, 'draft', 'submit', letter)
    await h.act(officer('ybj'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
    await h.act(office('ybj'), id, 'clear', 'approve')
    const sign = await h.open(id, 'sign')
    const refused = await h.tryAct(unit('ybj', 'head'), id, sign.stepId, 'sign')
    expect([refused.status, refused.body.detail]).toEqual([409, expect.stringContaining('协调')])
    await h.act(secretariat, id, 'coordinate', 'settled', { on: h.today(), minutes: '纪要', conclusion: '按主办意见' })
    await h.act(unit('ybj', 'head'), id, 'sign', 'sign')
    expect(await waiting(h, id)).toEqual(['issue ybj'])
  })

  test('is the lead’s to send back or dispute, of a co-unit only', async () => {
    h = await at('xiamen-2025')
    const id = await consulting('2014', ['wjw'])
    const form = { handling: `${id}.1`, reason: '不清楚' }
    expect((await tryDo(h, officer('wjw'), id, 'opinions/wjw/send-back', form)).status).toBe(403)
    expect(fields(await tryDo(h, officer('ybj'), id, 'opinions/jtj/dispute', form))).toEqual(['unit'])
    expect((await tryDo(h, officer('ybj'), id, 'opinions/wjw/send-back', form)).status).toBe(409)
  })
})

describe('the draft before the deputy and the unit’s levels', () => {
  test('an objection leads back to the draft; going on needs a reason, which the signer sees', async () => {
    h = await at('xiamen-2025')
    const id = await consulting('2020', [])
    await toDraft(id)
    await h.act(officer('ybj'), id, 'draft', 'submit', letter)
    const early = await h.open(id, 'solicit')
    expect((await h.tryAct(officer('ybj'), id, early.stepId, 'proceed', { reason: '已说明' })).status).toBe(409)
    await h.act(officer('ybj'), id, 'solicit', 'objected', { comments: '未答到点上' })
    await h.act(officer('ybj'), id, 'draft', 'submit', letter)
    await h.act(officer('ybj'), id, 'solicit', 'proceed', { reason: '已当面说明政策依据' })
    await h.act(office('ybj'), id, 'clear', 'approve')
    const seen = await h.ok(unit('ybj', 'head'), 'GET', `/api/suggestions/${id}`)
    expect(seen.handlings[0].draft.proceeded).toBe('已当面说明政策依据')
  })

  test('scenario 15: sent back at the last level, the approvals before it are void; a comment is required', async () => {
    h = await at('xiamen-2025')
    const reviewer = (level: number) => ({ ...unit('ybj', 'reviewer'), level })
    await h.ok({ role: 'admin' }, 'PUT', '/api/units/ybj', {
      name: '市医疗保障局',
      kind: 'government',
      letterhead: '市医疗保障局',
      docPrefix: '厦医保函',
      levels: 3,
    })
    const id = await consulting('1501', [])
    await toDraft(id)
    const clearAll = async () => {
      await h.act(officer('ybj'), id, 'draft', 'submit', letter)
      await h.act(officer('ybj'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
      await h.act(office('ybj'), id, 'clear', 'approve')
      await h.act(reviewer(2), id, 'clear', 'approve')
    }
    await clearAll()
    const last = await h.open(id, 'clear')
    expect((await h.tryAct(reviewer(2), id, last.stepId, 'approve')).status).toBe(403)
    expect(fields(await h.tryAct(reviewer(3), id, last.stepId, 'send-back'))).toEqual(['comments'])
    await h.act(reviewer(3), id, 'clear', 'send-back', { comments: '补充数据' })
    expect((await h.read(id)).handlings[0].approvals).toBe(0)
    await clearAll()
    await h.act(reviewer(3), id, 'clear', 'approve')
    expect(await waiting(h, id)).toEqual(['sign ybj'])
  })

  test('who signs: the main head in Xiamen (28), any head in Shanghai (20)', async () => {
    const deputyHead = unit('ybj', 'reviewer')
    for (const [place, status] of [
      ['xiamen-2025', 403],
      ['shanghai-2015', 200],
    ] as const) {
      h = await at(place)
      const id = await consulting('2021', [])
      await toDraft(id)
      const category = place === 'xiamen-2025' ? 'C' : '留作参考'
      await h.act(officer('ybj'), id, 'draft', 'submit', { ...letter, category })
      await h.act(officer('ybj'), id, 'solicit', 'agreed', { mode: 'phone', on: h.today() })
      await h.act(office('ybj'), id, 'clear', 'approve')
      const sign = await h.open(id, 'sign')
      expect((await h.tryAct(deputyHead, id, sign.stepId, 'sign')).status).toBe(status)
      if (place === 'xiamen-2025') await h.close()
    }
  })
})

describe('key supervision (重点督办), instructions and urging', () => {
  const committee = { role: 'committee', name: '社会委', committee: 'shw' } as const

  test('the head handles it, the committee that supervises reads, instructs and inspects it, and others do not', async () => {
    h = await at('national')
    const id = await consulting('2030', [])
    expect((await h.call(committee, 'GET', `/api/suggestions/${id}`)).status).toBe(404)
    const form = { decidedOn: h.today(), supervisor: '王主任', committee: 'shw', reason: '群众关切' }
    expect((await tryDo(h, office('ybj'), id, 'key', form)).status).toBe(403)
    await perform(h, secretariat, id, 'key', form)
    await h.act(office('ybj'), id, 'dispatch', 'dispatch', dispatched)
    const contact = await h.open(id, 'contact')
    expect(contact.assignee).toMatchObject({ unit: 'ybj', duty: 'head' })
    await h.act(unit('ybj', 'head'), id, 'contact', 'contacted', contacted(h))
    await perform(h, committee, id, 'instructions', { text: '请月底前报进展' })
    await perform(h, leader, id, 'instructions', { text: '高度重视' })
    expect((await h.read(id)).instructions).toMatchObject([{ by: '社会委' }, { by: '分管领导' }])
    expect((await tryDo(h, secretariat, id, 'instructions', { text: '代拟' })).status).toBe(403)
    expect((await h.call({ ...committee, committee: 'cjw' }, 'GET', `/api/suggestions/${id}`)).status).toBe(404)
    await h.toEvaluate(id, 'ybj', { disclosure: 'closed', disclosureReason: '内部事项' })
    // 国家 profile: only key-supervised and dissatisfied ones are inspected.
    await h.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    const list = await h.ok(committee, 'GET', '/api/steps')
    expect(list.items.map((i: { step: string }) => i.step)).toEqual(['inspect'])
    await h.act(committee, id, 'inspect', 'pass')
    expect((await h.read(id)).closedAs).toBe('done')
  })

  test('a sample is inspected: the same handlings each time, about the share that was set', async () => {
    h = await at('xiamen-2025', undefined, [
      set('inspection', { which: 'sample', samplePercent: 50, article: 'setting' }),
      set('revisit.done', false),
    ])
    const inspected: boolean[] = []
    for (let i = 0; i < 8; i++) {
      const id = await h.submit(`21${i}`)
      await h.toDraft(id)
      await h.toEvaluate(id, 'ybj', { disclosure: 'closed', disclosureReason: '内部事项' })
      await h.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
      const open = (await h.openSteps(id)).map((s) => s.step)
      inspected.push(open.includes('inspect'))
      if (open.includes('inspect')) await h.act(inspector, id, 'inspect', 'pass')
      expect((await h.read(id)).closedAs).toBe('done')
    }
    expect(new Set(inspected).size).toBe(2)
  })

  test('urging by hand is the secretariat’s, while a unit has something to do', async () => {
    h = await at('xiamen-2025')
    const id = await consulting('2040', [])
    await perform(h, secretariat, id, 'urging', { handling: `${id}.1`, text: '请抓紧办理' })
    expect((await h.read(id)).urgings).toMatchObject([{ handling: `${id}.1`, text: '请抓紧办理' }])
    expect((await tryDo(h, leader, id, 'urging', { handling: `${id}.1`, text: '快' })).status).toBe(403)
  })
})
