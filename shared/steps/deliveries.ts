import * as z from 'zod'
import { invalid } from '../case/refusal.ts'
import type { CaseState, Reply } from '../case/state.ts'
import type { Rules } from '../rules.ts'
import { Day, Line, notAfterToday } from './forms.ts'

/** To whom a letter was delivered, when and how. */
export const Deliveries = z.array(z.strictObject({ deputy: Line, on: Day, mode: Line })).max(100)
export type Deliveries = z.infer<typeof Deliveries>

/** To whom the reply goes: every signer, the delegation, and of one from above the body that sent it. */
export const addressees = ({ suggestion }: CaseState): string[] => {
  const { deputies, delegation, origin } = suggestion
  if (origin && suggestion.kind === 'forwarded') return [origin.body]
  return [...deputies.map((d) => d.name), ...(delegation ? [delegation] : [])]
}

/** Refuses deliveries to others than the addressees, before the issue, or after today. */
export const checkDeliveries = (state: CaseState, rules: Rules, issuedOn: string, deliveries: Deliveries): void => {
  const known = addressees(state)
  for (const [i, { deputy, on }] of deliveries.entries()) {
    if (!known.includes(deputy)) throw invalid(`deliveries.${i}.deputy`, `「${deputy}」不是这件建议的答复对象`)
    if (on < issuedOn) throw invalid(`deliveries.${i}.on`, `送达日期不能早于发文日期 ${issuedOn}`)
    notAfterToday(rules, `deliveries.${i}.on`, on)
  }
}

/** The day on which the lead signer (or the delegation) got the letter; undefined where none is recorded. */
export const delivered = (
  { suggestion }: CaseState,
  { deliveries = [] }: Pick<Reply, 'deliveries'>,
): string | undefined => {
  const lead = (suggestion.deputies.find((d) => d.lead) ?? suggestion.deputies[0])?.name
  return deliveries.find((d) => d.deputy === lead || d.deputy === suggestion.delegation)?.on
}
