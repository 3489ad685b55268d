import * as z from 'zod'
import { notNow, Refusal } from '../case/refusal.ts'
import { Line, Words } from '../steps/forms.ts'
import { openSide } from '../steps/side-step.ts'
import { weighObjection } from '../steps/weigh-objection.ts'
import { act } from './define.ts'

/** The deputy, told of the assignment, may object to it (Shanghai 14); the secretariat weighs that while work goes on. */
export const objections = act({
  act: 'objections',
  labels: { zh: '对交办提出异议', en: 'Object to the assignment' },
  summary: 'Object to the assignment: the lead deputy by link, or the secretariat for the deputy',
  form: z.strictObject({ handling: z.string(), reason: Words, deputy: Line.optional() }),
  decide({ state, rules, actor, handling }, { deputy }) {
    const lead = state.suggestion.deputies.find((d) => d.lead)
    if (actor.role !== 'secretariat' && !(actor.role === 'deputy' && actor.lead))
      throw new Refusal('FORBIDDEN', '异议由领衔代表提出，或由代表工作机构代为录入')
    if (!handling || handling.replies.length > 0 || handling.signed) throw notNow('答复已经签发，不能再对交办提出异议')
    if (state.openSteps.some((s) => s.step === 'weigh-objection' && s.handling === handling.id))
      throw notNow('异议已经提出，请等待代表工作机构答复')
    const by = actor.role === 'deputy' ? actor.name : (deputy ?? lead?.name ?? '')
    return { facts: { by }, events: [openSide(weighObjection, { state, rules, handling })] }
  },
  apply(state, { form: { reason }, facts, at }) {
    state.objections.push({ at, reason, by: facts.by as string })
  },
})
