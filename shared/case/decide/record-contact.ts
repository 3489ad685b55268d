import * as z from 'zod'
import type { Rules } from '../../rules.ts'
import { ContactForm, notAfterToday } from '../../steps/forms.ts'
import type { Actor } from '../actor.ts'
import type { CaseEvent } from '../events.ts'
import { invalid, notNow, Refusal } from '../refusal.ts'
import type { CaseState } from '../state.ts'

export const ContactInput = ContactForm.extend({ handling: z.string() })
export type ContactInput = z.infer<typeof ContactInput>

/** A contact outside the contact step: any time while the handling is open, by its lead unit. */
export const recordContact = (state: CaseState, input: ContactInput, actor: Actor, rules: Rules): CaseEvent[] => {
  const handling = state.handlings.find((h) => h.id === input.handling)
  if (!handling) throw invalid('handling', '这件建议没有这个承办件')
  if (actor.role !== 'unit' || actor.unit !== handling.unit) throw new Refusal('FORBIDDEN', '联络情况由主办单位记录')
  if (handling.stage === 'closed') throw notNow('承办件已办结,不能再记录联络')
  notAfterToday(rules, 'on', input.on)
  return [{ type: 'ContactRecorded', ...input }]
}
