import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Claims } from '../../infra/local/issuer.ts'
import { acts } from '../../shared/acts/register.ts'
import { admin, Harness, inspector, leader, secretariat, unit } from '../support/harness.ts'

let h: Harness
let id: string
beforeAll(async () => {
  h = await Harness.xiamen()
  id = await h.submit('0105')
  await h.toDraft(id, 'ybj', ['wjw'])
  await h.toEvaluate(id)
})
afterAll(() => h.close())

const people: Record<string, Claims> = {
  secretariat,
  party: { ...secretariat, scope: ['party'] },
  lead: unit('ybj'),
  co: unit('wjw'),
  foreign: unit('jtj'),
  leader,
  inspector,
  admin,
  committee: { role: 'committee', committee: 'shw' },
}

/** A good form of every act (about this case), and who may do it; all others are refused. */
const forms: Record<string, { form: Record<string, unknown>; by: string[] }> = {
  amendment: { form: { title: '更正后的标题', reason: '录入有误' }, by: ['secretariat', 'party'] },
  contacts: { form: { mode: 'phone', on: '2025-02-10', with: ['林一'], summary: '电话' }, by: ['lead'] },
  declines: { form: { reason: '非本局职责' }, by: ['lead'] },
  reassignment: { form: { lead: 'jtj', reason: '职责调整' }, by: ['secretariat'] },
  objections: { form: { reason: '应由他局办理' }, by: ['secretariat', 'party'] },
  receipts: { form: { on: '2025-02-10' }, by: ['secretariat'] },
  'opinion-send-back': { form: { unit: 'wjw', reason: '空' }, by: ['lead'] },
  'opinion-dispute': { form: { unit: 'wjw', reason: '不一' }, by: ['lead'] },
  extensions: { form: { months: 1, reason: '面广' }, by: ['lead'] },
  merge: { form: { into: '16-5-0999', reason: '相近' }, by: ['secretariat', 'party', 'lead'] },
  unmerge: { form: { reason: '不同' }, by: ['secretariat', 'party', 'lead'] },
  withdrawal: { form: { reason: '不提', signers: ['林一'], on: '2025-02-10' }, by: ['secretariat', 'party'] },
  key: { form: { decidedOn: '2025-02-10', supervisor: '王主任', reason: '关切' }, by: ['secretariat', 'party'] },
  instructions: { form: { text: '请重视' }, by: ['leader'] },
  urging: { form: { text: '请抓紧' }, by: ['secretariat'] },
  deliveries: { form: { deliveries: [{ deputy: '林一', on: '2025-02-10', mode: '当面' }] }, by: ['lead'] },
  ratings: { form: { attitude: 'satisfied', result: 'satisfied' }, by: ['secretariat', 'party'] },
  corrections: { form: { reason: '有误' }, by: ['secretariat', 'lead'] },
  disclosure: { form: { decision: 'closed', reason: '涉密' }, by: ['secretariat', 'party', 'lead'] },
}
/** These are about the whole suggestion. */
const whole = ['amendment', 'merge', 'unmerge', 'withdrawal', 'key', 'instructions']

test('every act of the register is here', () => {
  expect(Object.keys(forms).sort()).toEqual(acts.map((a) => a.act).sort())
})

describe.each(acts.map((a) => [a.act, a] as const))('%s', (name, act) => {
  const { form = {}, by = [] } = forms[name] ?? {}
  const call = (who: string) => {
    const { unit: code, ...rest } = form
    const path = (act.path ?? act.act).replace('{unit}', String(code))
    const body = { ...rest, ...(!whole.includes(name) && { handling: `${id}.1` }) }
    return h.call(people[who], 'POST', `/api/suggestions/${id}/${path}`, body)
  }

  test.each(Object.keys(people).filter((who) => !by.includes(who)))('%s may not, and nothing changes', async (who) => {
    const before = (await h.read(id)).version
    const answer = await call(who)
    // What is not theirs to know answers 404, what they may read but not do 403.
    expect(answer.status).toBe(['foreign', 'admin', 'committee'].includes(who) ? 404 : 403)
    expect((await h.read(id)).version).toBe(before)
  })

  test('its form refuses an unknown member and another handling', async () => {
    const surplus = await h.call(people[by[0] ?? ''], 'POST', `/api/suggestions/${id}/${act.act}`, { ...form, x: 1 })
    if (!act.path)
      expect([surplus.status, JSON.stringify(surplus.body.errors)]).toEqual([400, expect.stringContaining('"x"')])
    if (whole.includes(name)) return
    const { unit: code, ...rest } = form
    const path = (act.path ?? act.act).replace('{unit}', String(code))
    const other = { ...rest, handling: `${id}.9` }
    const answer = await h.call(people[by[0] ?? ''], 'POST', `/api/suggestions/${id}/${path}`, other)
    expect([answer.status, answer.body.errors?.[0]?.path]).toEqual([400, 'handling'])
  })
})

test('an officer may not correct a letter, decline or publish: that is the office’s', async () => {
  const officer = unit('ybj', 'officer')
  for (const [act, form] of [
    ['corrections', { reason: '有误' }],
    ['declines', { reason: '非本局职责' }],
    ['disclosure', { decision: 'closed', reason: '涉密' }],
  ] as const)
    expect(
      (await h.call(officer, 'POST', `/api/suggestions/${id}/${act}`, { handling: `${id}.1`, ...form })).status,
    ).toBe(403)
})
