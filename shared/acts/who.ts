import { inScope } from '../case/decide/authorize.ts'
import { Refusal } from '../case/refusal.ts'
import type { Handling } from '../case/state.ts'
import { heirOf } from '../organisation.ts'
import type { ActPlace } from './define.ts'

/** Refuses all but the secretariat that decides on this handling's unit; `what` completes the sentence. */
export const bySecretariat = ({ actor, rules, handling }: ActPlace, what: string): void => {
  if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', `${what}由代表工作机构办理`)
  if (handling && !inScope(actor.scope, rules.unit(handling.unit)))
    throw new Refusal('FORBIDDEN', '承办单位不在您的交办范围内，请由另一交办机构办理')
}

/** Whether the caller belongs to the unit, or to the one that took its place. */
export const isOf = ({ actor, rules }: Pick<ActPlace, 'actor' | 'rules'>, unit: string): boolean =>
  actor.role === 'unit' && (actor.unit === unit || actor.unit === heirOf(rules.unit, unit))

/** Refuses all but the handling's lead unit. */
export const byLead = (place: ActPlace, what: string): Handling => {
  const { handling } = place
  if (!handling) throw new Error('the form of an act of the lead unit names its handling')
  if (!isOf(place, handling.unit)) throw new Refusal('FORBIDDEN', `${what}由主办单位办理`)
  return handling
}
