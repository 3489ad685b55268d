import { describe, expect, test } from 'vitest'
import { decideAct } from '../../../shared/acts/define.ts'
import { withdrawal } from '../../../shared/acts/withdrawal.ts'
import { dayOf } from '../../../shared/calendar/index.ts'
import { assertExchangeable, evaluated } from '../../../shared/links/check.ts'
import { lastDayNow, lastDayOf } from '../../../shared/links/lifetime.ts'
import type { StoredLink } from '../../../shared/links/link.ts'
import { LinkRefusal } from '../../../shared/links/refusal.ts'
import { type Reissue, reissue, revoke } from '../../../shared/links/reissue.ts'
import { PureCase, secretariat } from '../case/support/pure-case.ts'

const reading: StoredLink = {
  suggestion: '16-5-0105',
  purpose: 'read',
  deputy: '林一',
  issue: 1,
  lastDay: '2026-02-10',
}

/** Why a link opens nothing now, or null where it does. */
const why = (of: PureCase, link: StoredLink, today = dayOf(new Date(of.now))): string | null => {
  try {
    assertExchangeable(of.state, link, today)
    return null
  } catch (error) {
    if (error instanceof LinkRefusal) return error.reason
    throw error
  }
}

/** With a letter out and its evaluation open; the link that rates it. */
const atEvaluation = () => {
  const of = new PureCase()
  const handling = of.issued()
  const { stepId, dueOn } = of.open('evaluate', { handling })
  const link: StoredLink = {
    ...reading,
    purpose: 'evaluate',
    stepId,
    lastDay: lastDayOf('evaluate', dueOn, '2025-02-10'),
  }
  return { of, handling, stepId, dueOn: dueOn ?? '', link }
}
const anew = (of: PureCase, form: Reissue) => of.commit(secretariat, reissue(of.state, form, secretariat, of.rules))
const ended = (of: PureCase, deputy: string) =>
  of.commit(secretariat, revoke(of.state, { deputy, reason: '发错了人' }, secretariat, of.rules))

describe('the days of a link', () => {
  test.each([
    ['read', null, '2026-02-10'],
    ['read', '2025-03-01', '2026-02-10'],
    ['evaluate', '2025-03-01', '2025-04-30'],
    ['evaluate', null, '2025-05-11'],
    ['solicit', null, '2025-05-11'],
    ['rate-fulfilment', '2025-03-01', '2025-04-30'],
  ] as const)('to %s by %s', (purpose, dueOn, last) => {
    expect(lastDayOf(purpose, dueOn, '2025-02-10')).toBe(last)
  })

  test('go with the due day of the open step when that is moved, and are never shortened', () => {
    const { of, link, dueOn } = atEvaluation()
    expect(lastDayNow(of.state, { ...link, lastDay: '2025-02-11' })).toBe(lastDayOf('evaluate', dueOn, ''))
    expect(lastDayNow(of.state, { ...link, lastDay: '2099-01-01' })).toBe('2099-01-01')
  })

  test('end with the last of them', () => {
    const { of, link } = atEvaluation()
    expect(why(of, link, link.lastDay)).toBeNull()
    expect(why(of, link, '2099-01-01')).toBe('expired')
  })
})

describe('a link opens nothing', () => {
  test('to one who is not among the signers, of a case that is not there, or is not handled any more', () => {
    const of = new PureCase()
    expect(why(of, reading)).toBeNull()
    expect(why(of, { ...reading, deputy: '路人' })).toBe('withdrawn')
    expect(() => assertExchangeable(undefined, reading, '2025-02-10')).toThrow(LinkRefusal)
    const form = { reason: '不提了', signers: ['林一'], on: '2025-02-10' }
    of.commit(secretariat, decideAct(withdrawal, of.state, form, secretariat, of.rules))
    expect(why(of, reading)).toBe('withdrawn')
    expect(why(of, { ...reading, deputy: '王二' })).toBeNull()
  })

  test('once a later one is out, which opens it; the other signer’s is not touched', () => {
    const of = new PureCase()
    anew(of, { deputy: '林一', purpose: 'read' })
    expect(why(of, reading)).toBe('replaced')
    expect(why(of, { ...reading, issue: 2 })).toBeNull()
    expect(why(of, { ...reading, deputy: '王二' })).toBeNull()
    anew(of, { deputy: '林一', purpose: 'read' })
    expect(why(of, { ...reading, issue: 2 })).toBe('replaced')
    expect(why(of, { ...reading, issue: 3 })).toBeNull()
  })

  test('once it is revoked, until it is issued anew; one of a later step is not touched', () => {
    const of = new PureCase()
    ended(of, '林一')
    expect(why(of, reading)).toBe('revoked')
    expect(why(of, { ...reading, deputy: '王二' })).toBeNull()
    anew(of, { deputy: '林一', purpose: 'read' })
    expect(why(of, { ...reading, issue: 2 })).toBeNull()
    expect(why(of, reading)).not.toBeNull()
    const handling = of.issued()
    const { stepId } = of.open('evaluate', { handling })
    expect(why(of, { ...reading, purpose: 'evaluate', stepId })).toBeNull()
    ended(of, '林一')
    expect(why(of, { ...reading, purpose: 'evaluate', stepId })).toBe('revoked')
    expect(why(of, { ...reading, issue: 2 })).toBe('revoked')
  })

  test('once its step was rated, but not when the window merely ended', () => {
    const { of, stepId, link } = atEvaluation()
    expect(evaluated(of.state, stepId)?.reply.round).toBe(1)
    of.complete(secretariat, { stepId }, 'rate', { attitude: 'satisfied', result: 'satisfied' })
    expect(why(of, link)).toBe('used')
    const late = atEvaluation()
    late.of.complete({ role: 'system', part: 'sweep' }, late, 'lapsed')
    expect(why(late.of, late.link)).toBeNull()
  })
})

describe('issuing anew', () => {
  test.each<[string, Reissue, string[]]>([
    ['for somebody else', { deputy: '路人', purpose: 'read' }, ['deputy']],
    ['to answer, for a co-signer', { deputy: '王二', purpose: 'evaluate' }, ['deputy']],
    ['for a handling that is not there', { deputy: '林一', purpose: 'read', handling: '16-5-0105.9' }, ['handling']],
  ])('%s is refused with the field', (_, form, paths) => {
    const { of } = atEvaluation()
    try {
      anew(of, form)
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ code: 'INVALID', errors: paths.map((path) => expect.objectContaining({ path })) })
    }
  })

  test('names the open step, or the one whose window ended; not one that was rated or never was', () => {
    const { of, stepId } = atEvaluation()
    const event = () => reissue(of.state, { deputy: '林一', purpose: 'evaluate' }, secretariat, of.rules)[0]
    expect(event()).toMatchObject({ stepId, issue: 2 })
    expect(() => anew(of, { deputy: '林一', purpose: 'solicit' })).toThrow('现在没有')
    of.complete({ role: 'system', part: 'sweep' }, { stepId }, 'lapsed')
    expect(event()).toMatchObject({ stepId, issue: 2 })
    const rated = atEvaluation()
    rated.of.complete(secretariat, rated, 'rate', { attitude: 'satisfied', result: 'satisfied' })
    expect(() => anew(rated.of, { deputy: '林一', purpose: 'evaluate' })).toThrow('现在没有')
  })

  test('is the secretariat’s', () => {
    const of = new PureCase()
    const inspector = { role: 'inspector', sub: 'i' } as const
    expect(() => reissue(of.state, { deputy: '林一', purpose: 'read' }, inspector, of.rules)).toThrow('代表工作机构')
    expect(() => revoke(of.state, { deputy: '林一', reason: '停用' }, inspector, of.rules)).toThrow('代表工作机构')
  })
})
