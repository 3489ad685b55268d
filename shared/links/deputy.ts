import type { Actor } from '../case/actor.ts'
import type { CaseState } from '../case/state.ts'
import type { LinkOf } from './link.ts'

export type DeputyActor = Extract<Actor, { role: 'deputy' }>

/** The signer who rates and answers for all. */
export const leadOf = ({ suggestion: { deputies } }: CaseState): string | undefined =>
  (deputies.find((d) => d.lead) ?? deputies[0])?.name

/** Who acts by a link, as the case has it now: a signer can become the lead when another name is taken off. */
export const deputyOf = (state: CaseState, { suggestion, deputy, stepId }: LinkOf): DeputyActor => ({
  role: 'deputy',
  sub: `deputy:${suggestion}:${deputy}`,
  name: deputy,
  suggestion,
  lead: leadOf(state) === deputy,
  ...(stepId && { stepId }),
})
