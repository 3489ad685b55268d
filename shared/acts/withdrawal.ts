import * as z from 'zod'
import type { CaseEvent } from '../case/events.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { CaseState } from '../case/state.ts'
import { closeNow } from '../steps/closing.ts'
import { Day, Line, notAfterToday, Words } from '../steps/forms.ts'
import { act } from './define.ts'
import { bySecretariat } from './who.ts'

const Form = z.strictObject({
  reason: Words,
  signers: z.array(Line).min(1, '请写明哪些代表要求撤回').max(100),
  on: Day,
})

const everybody = (state: CaseState, signers: readonly string[]): boolean =>
  state.suggestion.deputies.every(({ name }) => signers.includes(name))

/** 撤回: with all signers it ends the handling; with some it takes their names off and the next becomes lead. */
export const withdrawal = act({
  act: 'withdrawal',
  labels: { zh: '撤回', en: 'Withdraw' },
  summary: 'Withdraw (撤回): all signers end it, some take their names off',
  form: Form,
  decide(place, { signers, on }) {
    bySecretariat(place, '撤回')
    const { state, rules } = place
    const { allowed, partial } = rules.profile.withdrawal
    if (allowed === 'until-assignment' && state.assignedOn)
      throw notNow(`按本地规定，交办(${state.assignedOn})以后不能撤回`)
    notAfterToday(rules, 'on', on)
    const names = state.suggestion.deputies.map((d) => d.name)
    for (const [i, name] of signers.entries())
      if (!names.includes(name)) throw invalid(`signers.${i}`, `「${name}」不是这件建议的代表`)
    const all = everybody(state, signers)
    if (!all && partial === 'refused') throw invalid('signers', '按本地规定，联名提出的建议须由全体代表撤回')
    const events: CaseEvent[] = all ? closeNow(state, 'withdrawn') : []
    return { facts: { all }, events }
  },
  apply(state, { form: { signers }, facts }) {
    state.withdrawn.push(...signers)
    if (facts.all) return
    // One signer's wish takes that name off; the next becomes lead, and it goes on.
    const left = state.suggestion.deputies.filter((d) => !signers.includes(d.name))
    const lead = left.findIndex((d) => d.lead)
    state.suggestion = {
      ...state.suggestion,
      deputies: left.map((d, i) => ({ ...d, ...(lead === -1 && i === 0 && { lead: true }) })),
    }
  },
})
