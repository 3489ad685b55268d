import { describe, expect, test } from 'vitest'
import { ZodError } from 'zod'
import { actorOf, readClaimRules } from '../../../functions/api/claims.ts'

describe('claims', () => {
  test('have our own names where nothing is said', () => {
    const claims = { sub: 'a', role: 'unit', unit: 'ybj', duties: ['office'], name: '王处', more: 1 }
    const { more: _, ...actor } = claims
    expect(actorOf(claims, readClaimRules())).toEqual(actor)
  })

  test('are found in nested ones, and by names with dots', () => {
    const rules = readClaimRules({ CLAIM_ROLE: 'app.jianyi.role', CLAIM_NAME: 'https://id.example/name' })
    const claims = { sub: 'a', app: { jianyi: { role: 'leader' } }, 'https://id.example/name': '李主任' }
    expect(actorOf(claims, rules)).toEqual({ role: 'leader', sub: 'a', name: '李主任' })
  })

  test('are translated; of a list of groups the first that means something counts', () => {
    const CLAIM_VALUES = JSON.stringify({ role: { 'jy-unit': 'unit' }, duties: { sf: 'office', qf: 'head' } })
    const rules = readClaimRules({ CLAIM_ROLE: 'groups', CLAIM_DUTIES: 'groups', CLAIM_VALUES })
    const actor = actorOf({ sub: 'a', unit: 'ybj', groups: ['everyone', 'jy-unit', 'sf', 'qf'] }, rules)
    expect(actor).toEqual({ role: 'unit', sub: 'a', unit: 'ybj', duties: ['office', 'head'] })
  })

  test.for([
    ['no role', { sub: 'a' }],
    ['the system', { sub: 'a', role: 'system', part: 'sweep' }],
    ['a deputy', { sub: 'a', role: 'deputy', name: '林一', suggestion: '16-5-1', lead: true }],
    ['nobody', { role: 'leader' }],
    ['a role by its prototype', { sub: 'a', role: 'constructor' }],
  ] as [string, Record<string, unknown>][])('of %s are refused', ([, claims]) => {
    expect(() => actorOf(claims, readClaimRules())).toThrow(ZodError)
  })

  test('with a mapping that is not JSON fail by name', () => {
    expect(() => readClaimRules({ CLAIM_VALUES: '{' })).toThrow('CLAIM_VALUES: must be JSON')
    expect(() => readClaimRules({ CLAIM_VALUES: '{"colour":{}}' })).toThrow('CLAIM_VALUES')
  })
})
