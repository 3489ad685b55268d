import * as z from 'zod'
import { Day } from '../../calendar/index.ts'
import type { Rules } from '../../rules.ts'
import { closeNow } from '../../steps/closing.ts'
import { Line, notAfterToday, Words } from '../../steps/forms.ts'
import type { Actor } from '../actor.ts'
import type { CaseEvent } from '../events.ts'
import { invalid, notNow, Refusal } from '../refusal.ts'
import type { CaseState } from '../state.ts'

export const WithdrawInput = z.strictObject({
  reason: Words,
  signers: z.array(Line).min(1, '请写明哪些代表要求撤回').max(100),
  on: Day,
})
export type WithdrawInput = z.infer<typeof WithdrawInput>

/** 撤回: with all signers it ends the handling; with some it takes their names off and the next becomes lead. */
export const withdraw = (state: CaseState, input: WithdrawInput, actor: Actor, rules: Rules): CaseEvent[] => {
  if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '撤回由代表工作机构办理')
  if (state.stage === 'closed') throw notNow('建议已经办结,不能撤回')
  if (rules.profile.withdrawal.allowed === 'until-assignment' && state.assignedOn)
    throw notNow(`按本地规定,交办(${state.assignedOn})以后不能撤回`)
  notAfterToday(rules, 'on', input.on)
  const names = state.suggestion.deputies.map((d) => d.name)
  for (const [i, name] of input.signers.entries())
    if (!names.includes(name)) throw invalid(`signers.${i}`, `「${name}」不是这件建议的代表`)
  const all = names.every((name) => input.signers.includes(name))
  const { reason, signers, on } = input
  return [{ type: 'Withdrawn', reason, signers, on, all }, ...(all ? closeNow(state, 'withdrawn') : [])]
}
