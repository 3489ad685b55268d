import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { completeStep } from '../case/decide/complete-step.ts'
import { invalid, notNow, Refusal } from '../case/refusal.ts'
import { limitDay, startsOf } from '../steps/due.ts'
import { knownUnit, UnitCode, Words } from '../steps/forms.ts'
import { reassign } from '../steps/reassign.ts'
import { openSide } from '../steps/side-step.ts'
import { type ActPlace, act } from './define.ts'
import { isOf } from './who.ts'

const Form = z.strictObject({
  handling: z.string(),
  /** The co-unit that declines; without it the lead does. */
  unit: UnitCode.optional(),
  reason: Words,
  proposedUnit: UnitCode.optional(),
})
type Form = z.infer<typeof Form>

/** The last day on which this unit may decline; null where the place sets no limit. */
const windowOf = ({ state, rules, handling }: ActPlace, unit: string | undefined): string | null => {
  const opinion = unit === undefined ? undefined : handling?.opinions[unit]
  const starts = startsOf({ state, rules, handling })
  const since = opinion?.deliveredOn ?? opinion?.heldOn
  const from = opinion?.heldOn ? { ...starts, assignedOn: opinion.heldOn, receivedOn: since } : starts
  return limitDay(rules, 'decline', from).dueOn
}

/**
 * 退办 beside the acknowledgement: inside the window, also after accepting, also by a co-unit. Work goes on until the
 * secretariat has decided; a late one is refused or put to the secretariat, by profile.
 */
export const declines = act({
  act: 'declines',
  labels: { zh: '退办', en: 'Decline' },
  summary: 'Decline an assignment (退办), also after accepting it, also by a co-unit; opens `reassign`',
  form: Form,
  decide(place, { unit, reason, proposedUnit }: Form) {
    const { state, rules, actor, handling } = place
    if (!handling) throw invalid('handling', '请写明是哪个承办件')
    const decliner = unit ?? handling.unit
    if (unit && !handling.co.includes(unit)) throw invalid('unit', '该单位不是本件的会办单位')
    if (!isOf(place, decliner) || actor.role !== 'unit' || !actor.duties.includes('office'))
      throw new Refusal('FORBIDDEN', '退办由承办单位的办公室提出')
    if (proposedUnit) knownUnit(rules, 'proposedUnit', proposedUnit)
    else if (rules.profile.decline.proposedUnit === 'required')
      throw invalid('proposedUnit', '请写明建议改由哪个单位承办')
    const acknowledge = state.openSteps.find((s) => s.step === 'acknowledge' && s.handling === handling.id)
    if (!unit && acknowledge) {
      const form = { reason, ...(proposedUnit && { proposedUnit }) }
      const { stepId } = acknowledge
      return { events: completeStep(state, { stepId, outcome: 'decline', form }, actor, rules) }
    }
    const opinion = unit === undefined ? undefined : handling.opinions[unit]
    if (unit ? opinion?.on : handling.draft) throw notNow('已经提出办理意见，不能再退办')
    if (unit ? opinion?.upheld : handling.upheld) throw notNow('退办理由已被驳回，请继续办理')
    if (state.openSteps.some((s) => s.step === 'reassign' && s.handling === handling.id && s.unit === unit))
      throw notNow('退办申请已经提出，请等待代表工作机构决定')
    const until = windowOf(place, unit)
    const late = until !== null && dayOf(rules.now) > until
    if (late && rules.profile.decline.late === 'refuse') throw notNow(`退办期限为 ${until}，已过，请继续办理`)
    return { facts: { late }, events: [openSide(reassign, { state, rules, handling, ...(unit && { unit }) })] }
  },
  apply(_, { handling, form: { unit, reason, proposedUnit } }) {
    if (handling) handling.declined = { by: unit ?? handling.unit, reason, ...(proposedUnit && { proposedUnit }) }
  },
})
