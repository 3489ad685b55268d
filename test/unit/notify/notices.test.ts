import { describe, expect, test } from 'vitest'
import type { Actor } from '../../../shared/case/actor.ts'
import { PureCase, secretariat, unit } from '../case/support/pure-case.ts'
import { told, toldBy, whom } from './support/told.ts'

const leader: Actor = { role: 'leader', sub: 'l' }

const letter = { category: 'C', title: '函', body: '正文', disclosure: 'closed', disclosureReason: '内部' }

/** A case in which 医保局 has the draft to write. */
const drafting = (co: string[] = [], overrides: ConstructorParameters<typeof PureCase>[1] = []) => {
  const some = new PureCase('2025-02-10T09:00:00+08:00', overrides)
  const handling = some.assigned(co)
  some.complete(unit('ybj'), some.open('acknowledge', { handling }), 'accept')
  return { some, handling, draft: some.open('draft', { handling }) }
}

const dissatisfied = { attitude: 'satisfied', result: 'dissatisfied', comments: '没有解决' }

describe('the holder', () => {
  test('is told of an open step by the digest, with its date', () => {
    const { some } = drafting()
    expect(toldBy(some)).toMatchObject([
      { kind: 'step-opened', step: 'draft', dueOn: '2025-05-10', digest: true, to: { role: 'unit', unit: 'ybj' } },
    ])
  })

  test('of a handling is urged at once, once however many steps are open', () => {
    const { some, handling } = drafting(['wjw'])
    some.open('opine', { handling, unit: 'wjw' })
    some.open('clear', { handling })
    some.open('sign', { handling })
    some.act(secretariat, 'urging', { handling, text: '请抓紧' })
    const urged = toldBy(some)
    expect(urged.map(whom).sort()).toEqual(['unit wjw officer', 'unit ybj head', 'unit ybj office', 'unit ybj officer'])
    for (const notice of urged) expect(notice).toMatchObject({ kind: 'urged', words: '请抓紧' })
    expect(new Set(urged.map((n) => n.id)).size).toBe(4)
    for (const { digest } of urged) expect(digest).toBeUndefined()
  })
})

test('an instruction (批示) goes to the lead’s office and head and to the secretariat', () => {
  const { some } = drafting()
  some.act(leader, 'instructions', { text: '请高度重视' })
  expect(told(some)).toEqual(['instructed → unit ybj office', 'instructed → unit ybj head', 'instructed → secretariat'])
})

describe('deputies', () => {
  test('all signers are told of the assignment', () => {
    const some = new PureCase()
    some.assigned()
    expect(told(some)).toEqual(['assigned → deputies all read'])
  })

  test('and again when another unit gets it, not when only co-units change', () => {
    const { some, handling } = drafting()
    some.act(secretariat, 'reassignment', { handling, lead: 'ybj', co: ['jrj'], reason: '增加会办' })
    expect(told(some)).toEqual(['step-opened → unit jrj officer'])
    some.act(secretariat, 'reassignment', { handling, lead: 'wjw', reason: '职责调整' })
    expect(told(some)).toEqual(['assigned → deputies all read'])
    some.act(secretariat, 'reassignment', { lead: 'jrj', part: '金融部分', reason: '增加一个' })
    expect(told(some)).toEqual(['assigned → deputies all read'])
  })

  test('and again after a decline', () => {
    const some = new PureCase()
    const handling = some.assigned()
    const acknowledge = some.open('acknowledge', { handling })
    some.complete(unit('ybj'), acknowledge, 'decline', { reason: '不属职责', proposedUnit: 'wjw' })
    some.complete(secretariat, some.open('reassign', { handling }), 'reassign', { lead: 'wjw' })
    expect(told(some)).toEqual(['assigned → deputies all read'])
  })

  test('the lead signer is asked for an opinion on the draft', () => {
    const { some, handling, draft } = drafting()
    some.complete(unit('ybj'), draft, 'submit', letter)
    const { stepId } = some.open('solicit', { handling })
    expect(toldBy(some).slice(1)).toMatchObject([
      { kind: 'draft-ready', to: { which: 'lead', purpose: 'solicit', stepId }, dueOn: '2025-05-10' },
    ])
  })

  test('every signer hears of the reply, the lead one with the request to rate', () => {
    const some = new PureCase()
    const handling = some.issued()
    expect(told(some)).toEqual(['replied → deputies others read'])
    const { stepId, dueOn } = some.open('evaluate', { handling })
    expect(toldBy(some).slice(1)).toMatchObject([
      { kind: 'replied', to: { which: 'lead', purpose: 'evaluate', stepId }, dueOn },
    ])
  })

  test('the lead signer is reminded of the rating once, before the window ends', () => {
    const some = new PureCase()
    some.open('evaluate', { handling: some.issued() })
    some.now = '2025-02-17T00:00:00+08:00'
    expect(some.sweep()).toEqual(['yellow'])
    expect(told(some)).toEqual(['reminder → secretariat'])
    some.now = '2025-02-26T00:00:00+08:00'
    expect(some.sweep()).toEqual(['red'])
    expect(told(some)).toEqual(['reminder → secretariat', 'rate-again → deputies lead evaluate'])
  })

  test('hear of an extension where the place has it so, and the secretariat does too', () => {
    for (const deputyTold of [true, false]) {
      const { some, handling } = drafting([], [{ path: 'extension.deputyTold', value: deputyTold, reason: '试' }])
      some.act(unit('ybj'), 'extensions', { handling, months: 2, reason: '需要调研' })
      expect(told(some)).toEqual(['extended → secretariat', ...(deputyTold ? ['extended → deputies all read'] : [])])
    }
  })

  test('hear of one that the secretariat granted when it did, not when it was asked for', () => {
    const { some, handling } = drafting([], [{ path: 'extension.by', value: 'consent', reason: '试' }])
    some.act(unit('ybj'), 'extensions', { handling, months: 2, reason: '需要调研' })
    expect(told(some)).toEqual(['step-opened → secretariat'])
    const open = some.state.openSteps.find((s) => s.step === 'decide-extension')
    some.complete(secretariat, open!, 'grant', { dueOn: '2025-07-10' })
    expect(told(some)).toEqual(['extended → secretariat', 'extended → deputies all read'])
  })

  test('the lead signer hears what came of an objection, with the reason', () => {
    const { some, handling } = drafting()
    some.act(secretariat, 'objections', { handling, reason: '应由卫健委办理' })
    const open = some.state.openSteps.find((s) => s.step === 'weigh-objection')
    some.complete(secretariat, open!, 'uphold', { reason: '属医保职责' })
    expect(toldBy(some)).toMatchObject([
      { kind: 'objection-answered', to: { which: 'lead', purpose: 'read' }, words: '属医保职责' },
    ])
  })

  test('the lead signer hears of a return, with how and why', () => {
    const some = new PureCase()
    some.complete(secretariat, some.open('review'), 'return', { reason: '内容不全', as: 'revise' })
    expect(toldBy(some)).toMatchObject([{ kind: 'returned', as: 'revise', words: '内容不全', to: { which: 'lead' } }])
  })

  test('hear of the acceptance only where the place has them told', () => {
    const limit = { count: 7, unit: 'days', from: 'opened', article: 'setting' }
    const some = new PureCase('2025-02-10T09:00:00+08:00', [
      { path: 'limits.tellAccepted', value: limit, reason: '试' },
    ])
    some.complete(secretariat, some.open('review'), 'accept')
    expect(told(some)).toEqual(['accepted → deputies lead read'])
    const silent = new PureCase()
    silent.complete(secretariat, silent.open('review'), 'accept')
    expect(told(silent)).toEqual([])
  })

  test('the lead signer hears that a redo was concluded', () => {
    const some = new PureCase('2025-02-10T09:00:00+08:00', [
      { path: 'redo.rule', value: 'discretion', reason: '试' },
      { path: 'inspection', value: { which: 'none', article: 'setting' }, reason: '试' },
    ])
    const handling = some.issued()
    some.complete(secretariat, some.open('evaluate', { handling }), 'rate', dissatisfied)
    some.complete(secretariat, some.open('redo', { handling }), 'conclude', {
      reason: '已当面说明',
      toldOn: '2025-02-10',
    })
    expect(told(some)).toContain('conclude → deputies lead read')
  })

  test('never hear of a suggestion that a higher body forwarded', () => {
    const some = new PureCase(undefined, [], { kind: 'forwarded' })
    const handling = some.assigned()
    expect(told(some)).toEqual([])
    some.open('solicit', { handling })
    expect(told(some)).toEqual(['step-opened → unit ybj officer'])
  })
})

describe('a confidential suggestion', () => {
  const secret = () => new PureCase(undefined, [], { confidential: 'identity', visibleTo: ['保密员'] })

  test('has no title and no words in its notices, and of an office only those who are named hear', () => {
    const some = secret()
    some.open('review')
    expect(told(some)).toEqual(['step-opened → secretariat only 保密员'])
    some.complete(secretariat, some.state.openSteps[0]!, 'return', { reason: '内容不全', as: 'revise' })
    const notices = toldBy(some)
    expect(notices).toMatchObject([{ kind: 'returned', title: '' }])
    expect(JSON.stringify(notices)).not.toContain('内容不全')
  })

  test('names no signer', () => {
    const some = secret()
    some.assigned()
    expect(JSON.stringify(toldBy(some))).not.toMatch(/林一|王二/)
  })
})

test('the same commit told again makes the same notices', () => {
  const { some, handling } = drafting(['wjw'])
  some.act(secretariat, 'urging', { handling, text: '请抓紧' })
  expect(toldBy(some)).toEqual(toldBy(some))
})
