import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { admin, Harness, inspector, secretariat, unit } from '../support/harness.ts'
import { contacted, dispatched, reply } from './support/acts.ts'
import { eventsOf, expectOnceOnly } from './support/log.ts'

let h: Harness
beforeEach(async () => {
  h = await Harness.xiamen()
})
afterEach(() => h.close())

const names: Record<string, [string, string]> = {
  ybj: ['市医疗保障局', '厦医保函'],
  wjw: ['市卫生健康委员会', '厦卫函'],
  jtj: ['市交通运输局', '厦交函'],
}
/** Sets a unit as it is, but for what is given. */
const setUnit = (code: string, more: Record<string, unknown>) => {
  const [name, docPrefix] = names[code] ?? [code, code]
  return h.ok(admin, 'PUT', `/api/units/${code}`, { name, kind: 'government', letterhead: name, docPrefix, ...more })
}
const setPerson = (sub: string, more: Record<string, unknown> = {}) =>
  h.ok(admin, 'PUT', `/api/people/${sub}`, { name: '经办人', role: 'unit', unit: 'ybj', duties: ['officer'], ...more })
const unattended = async (as = secretariat) => (await h.ok(as, 'GET', '/api/steps?unattended=true')).items

/** Assigned to 医保局 and acknowledged, with `dispatch` open. */
const accepted = async (number: string, lead = 'ybj', co: string[] = []): Promise<string> => {
  const id = await h.submit(number)
  await h.act(secretariat, id, 'review', 'accept')
  await h.act(secretariat, id, 'assign', 'assign', {
    mode: co.length > 0 ? 'joint' : 'sole',
    handlings: [{ lead, ...(co.length > 0 && { co }) }],
  })
  await h.act(unit(lead, 'office'), id, 'acknowledge', 'accept')
  return id
}
const dissatisfied = { attitude: 'satisfied', result: 'dissatisfied', comments: '没有解决' }

describe('scenario 13: what waits for a person or unit that is deactivated is listed, and nothing fails', () => {
  test('a unit without a successor: the secretariat sees it, acts for it, and re-assigns', async () => {
    const id = await accepted('0001')
    const other = await accepted('0002', 'jtj')
    const dispatch = await h.open(id, 'dispatch')
    expect(await unattended()).toEqual([])
    await setUnit('ybj', { active: false })
    expect(await unattended()).toMatchObject([{ stepId: dispatch.stepId, suggestion: id, unattended: 'unit' }])
    expect((await h.call(unit('wjw'), 'GET', '/api/steps?unattended=true')).status).toBe(403)
    // Already open, and opened from now on.
    await h.act(secretariat, id, 'dispatch', 'dispatch', dispatched)
    const contact = await h.open(id, 'contact')
    expect(contact.assignee).toMatchObject({ role: 'secretariat' })
    await h.ok(secretariat, 'POST', `/api/suggestions/${id}/reassignment`, {
      handling: `${id}.1`,
      lead: 'wjw',
      reason: '机构撤销',
    })
    await h.act(unit('wjw', 'office'), id, 'acknowledge', 'accept')
    expect(await unattended()).toEqual([])
    expect((await h.openSteps(other)).map((s) => s.assignee)).toMatchObject([{ role: 'unit', unit: 'jtj' }])
    await expectOnceOnly(h.runtime.store, id)
  })

  test('a scope keeps to its own units', async () => {
    await accepted('0001')
    await setUnit('ybj', { active: false })
    expect(await unattended({ ...secretariat, scope: ['court'] })).toEqual([])
    expect(await unattended({ ...secretariat, scope: ['government'] })).toHaveLength(1)
  })

  test('a unit with a successor: its people see and do the work, open or to come, under their own number', async () => {
    const id = await accepted('0001')
    await setUnit('ybj', { active: false, successor: 'wjw' })
    expect(await unattended()).toEqual([])
    const heirs = unit('wjw')
    expect((await h.ok(heirs, 'GET', '/api/steps')).items).toMatchObject([{ suggestion: id, step: 'dispatch' }])
    expect((await h.call(unit('jtj'), 'GET', `/api/suggestions/${id}`)).status).toBe(404)
    for (const code of ['ybj', 'wjw'])
      expect((await h.ok(secretariat, 'GET', `/api/suggestions?unit=${code}`)).items).toMatchObject([{ id }])
    expect((await h.ok(secretariat, 'GET', '/api/suggestions?unit=jtj')).items).toEqual([])
    await h.act(heirs, id, 'dispatch', 'dispatch', dispatched)
    expect((await h.open(id, 'contact')).assignee).toMatchObject({ unit: 'wjw' })
    await h.act(heirs, id, 'contact', 'contacted', contacted(h))
    await reply(h, id, 'wjw')
    expect((await h.read(id)).handlings).toMatchObject([
      {
        unit: 'ybj',
        replies: [{ documentNumber: '厦卫函〔2025〕1号', unit: { code: 'wjw', name: '市卫生健康委员会' } }],
      },
    ])
  })

  test('a co-unit that is dissolved: its opinion is its successor’s', async () => {
    const id = await accepted('0001', 'ybj', ['wjw'])
    await setUnit('wjw', { active: false, successor: 'jtj' })
    await h.act(unit('jtj', 'officer'), id, 'opine', 'opined', { text: '意见' })
    expect((await h.read(id)).handlings[0].opinions.wjw).toMatchObject({ text: '意见' })
  })

  test('an officer: listed while only they are named, and not with a namesake', async () => {
    await setPerson('p1')
    const id = await accepted('0001')
    await h.act(unit('ybj', 'office'), id, 'dispatch', 'dispatch', dispatched)
    expect((await h.open(id, 'contact')).assignee).toMatchObject({ officer: '经办人' })
    await setPerson('p1', { active: false })
    expect(await unattended()).toMatchObject([{ suggestion: id, step: 'contact', unattended: 'officer' }])
    await setPerson('p2')
    expect(await unattended()).toEqual([])
    await setPerson('p2', { unit: 'jtj' })
    expect(await unattended()).toHaveLength(1)
    // Any officer of the unit may still do it.
    await h.act(unit('ybj', 'officer'), id, 'contact', 'contacted', contacted(h))
    expect((await h.open(id, 'draft')).assignee).toMatchObject({ unit: 'ybj', duty: 'office' })
  })
})

describe('scenario 17: re-opened work goes to the same officer, else to the office, else to the secretariat', () => {
  const redo = async (id: string) => {
    await h.act(secretariat, id, 'evaluate', 'rate', dissatisfied)
    await h.act(secretariat, id, 'redo', 'redo', { instructions: '重新办理' })
    return (await h.open(id, 'draft')).assignee
  }
  test.each([
    ['the same officer', async () => {}, { role: 'unit', unit: 'ybj', duty: 'officer', officer: '经办人' }],
    [
      'the office, once the officer has left',
      async () => void (await setPerson('p1', { active: false })),
      { role: 'unit', unit: 'ybj', duty: 'office' },
    ],
    [
      'the office, once the officer was moved elsewhere',
      async () => void (await setPerson('p1', { unit: 'jtj' })),
      { role: 'unit', unit: 'ybj', duty: 'office' },
    ],
    [
      'the secretariat, once the unit is gone',
      async () => void (await setUnit('ybj', { active: false })),
      { role: 'secretariat' },
    ],
    [
      'the successor’s officer',
      async () => void (await setUnit('ybj', { active: false, successor: 'wjw' })),
      { role: 'unit', unit: 'wjw', duty: 'officer' },
    ],
  ])('%s', async (_, change, assignee) => {
    await setPerson('p1')
    const id = await h.submit('0001')
    await h.toDraft(id)
    await reply(h, id, 'ybj')
    await h.clock('2025-02-17T09:00:00+08:00')
    await change()
    const found = await redo(id)
    expect(found).toMatchObject(assignee)
    if (!('officer' in assignee) && 'duty' in assignee && assignee.duty === 'office')
      expect(found).not.toHaveProperty('officer')
    // The first dates stay for the figures.
    expect((await h.read(id)).handlings).toMatchObject([
      {
        round: 2,
        firstDueOn: '2025-05-10',
        dueOn: '2025-05-10',
        redoDueOn: '2025-03-17',
        replies: [{ issuedOn: '2025-02-10' }],
      },
    ])
  })
})

test('scenario 23: the unit is kept as it was called when the reply was issued; a section that was renamed, as recorded', async () => {
  const id = await h.submit('0001')
  await h.toDraft(id)
  await reply(h, id, 'ybj')
  await setUnit('ybj', { name: '市医疗保障和健康局', sections: ['综合协调处'] })
  expect((await h.read(id)).handlings).toMatchObject([
    { section: '综合处', replies: [{ unit: { code: 'ybj', name: '市医疗保障局' } }] },
  ])
  await setUnit('ybj', { active: false, successor: 'wjw' })
  expect((await h.read(id)).handlings[0].replies[0].unit).toEqual({ code: 'ybj', name: '市医疗保障局' })
})

describe('at the change of term (换届)', () => {
  const endTerm = (termEndsOn: string) =>
    h.ok(admin, 'PUT', '/api/sessions/16-5', {
      name: '市十六届人大五次会议',
      profile: 'xiamen-2025',
      opensOn: '2025-01-07',
      closesOn: '2025-01-11',
      termEndsOn,
    })
  const promised = async (number: string, commitments: object[]): Promise<string> => {
    const id = await h.submit(number)
    await h.toDraft(id)
    await h.toEvaluate(id, 'ybj', { category: 'B', disclosure: 'closed', disclosureReason: '内部', commitments })
    return id
  }
  const asked = async (id: string) =>
    (await eventsOf(h.runtime.store, id)).filter((e) => e.type === 'StepOpened' && e.step === 'explain')

  test('unfinished ones go on, and each open promise gets one written explanation by its unit', async () => {
    const id = await promised('0001', [
      { item: '建成', dueOn: '2026-12-31' },
      { item: '立法', unit: 'wjw', dueOn: '2027-06-30' },
      { item: '摸底' },
    ])
    const unfinished = await h.submit('0002')
    await h.toDraft(unfinished)
    const third = (await h.openSteps(id)).find((s) => s.step === 'fulfil' && s.commitment === 'c3')
    const met = { on: '2025-02-10', evidence: '报告' }
    expect((await h.tryAct(unit('ybj'), id, third?.stepId ?? '', 'fulfilled', met)).status).toBe(200)
    await endTerm('2025-03-31')
    await h.clock('2025-03-31T23:59:00+08:00')
    expect(await asked(id)).toEqual([])
    await h.clock('2025-04-01T00:01:00+08:00')
    const steps = (await h.openSteps(id)).filter((s) => s.step === 'explain')
    expect(steps).toMatchObject([
      { commitment: 'c1', assignee: { unit: 'ybj', duty: 'officer' }, dueOn: null },
      { commitment: 'c2', assignee: { unit: 'wjw', duty: 'officer' } },
    ])
    const text = { text: '已立项，明年开工', signedBy: '局长' }
    expect((await h.tryAct(unit('ybj', 'officer'), id, steps[1]?.stepId ?? '', 'explained', text)).status).toBe(403)
    await h.act(unit('ybj', 'officer'), id, 'explain', 'explained', text, { unit: 'ybj' })
    await h.clock('2025-04-02T09:00:00+08:00')
    expect(await asked(id)).toHaveLength(2)
    expect((await h.read(id)).handlings[0].commitments).toMatchObject([
      { id: 'c1', state: 'open', explained: text },
      { id: 'c2', state: 'open' },
      { id: 'c3', state: 'fulfilled' },
    ])
    // A promise that is met meanwhile needs no explanation any more.
    const second = (await h.openSteps(id)).find((s) => s.step === 'fulfil' && s.commitment === 'c2')
    expect((await h.tryAct(unit('wjw'), id, second?.stepId ?? '', 'fulfilled', met)).status).toBe(200)
    expect((await h.openSteps(id)).map((s) => s.step)).not.toContain('explain')
    expect((await h.openSteps(unfinished)).map((s) => s.step)).toEqual(['draft'])
    await expectOnceOnly(h.runtime.store, id)
  })

  test('a promise of the next term is not asked about, and an end that is put off asks nobody twice', async () => {
    const before = await promised('0001', [{ item: '建成' }])
    await endTerm('2025-03-31')
    await h.clock('2025-04-01T09:00:00+08:00')
    const after = await promised('0002', [{ item: '建成' }])
    await endTerm('2025-04-01')
    await h.clock('2025-04-03T09:00:00+08:00')
    expect(await asked(before)).toHaveLength(1)
    expect(await asked(after)).toHaveLength(1)
    const later = await promised('0003', [{ item: '建成' }])
    await h.clock('2025-04-10T09:00:00+08:00')
    expect(await asked(later)).toEqual([])
  })

  test('also on a case that is done: its ledger is still open', async () => {
    const id = await promised('0001', [{ item: '建成' }])
    await h.act(secretariat, id, 'evaluate', 'rate', { attitude: 'satisfied', result: 'satisfied' })
    const visit = { mode: 'phone', on: h.today(), summary: '回访' }
    await h.act(unit('ybj', 'officer'), id, 'revisit', 'revisited', visit)
    await h.act(inspector, id, 'inspect', 'pass')
    expect(await h.read(id)).toMatchObject({ stage: 'closed', closedAs: 'done' })
    await endTerm('2025-03-31')
    await h.clock('2025-04-01T09:00:00+08:00')
    await h.act(unit('ybj', 'officer'), id, 'explain', 'explained', { text: '继续落实', signedBy: '局长' })
    expect((await h.openSteps(id)).map((s) => s.step)).toEqual(['fulfil'])
  })
})
