import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { nextGeneration } from '../case/recall.ts'
import { invalid, notNow } from '../case/refusal.ts'
import { atMost, beginHandlings, checkUnits, type PlannedFacts, planHandlings } from '../steps/assign.ts'
import { cancelled } from '../steps/closing.ts'
import { Words } from '../steps/forms.ts'
import { applyReassignment, NewUnits, planReassignment } from '../steps/reassign.ts'
import { act } from './define.ts'
import { bySecretariat } from './who.ts'

const Form = NewUnits.extend({ handling: z.string().optional(), reason: Words })

/** The stages before the letter is out; afterwards another unit comes in by a redo. */
const inWork = ['acknowledgement', 'consultation', 'drafting', 'clearance']

/**
 * 重新交办 by the secretariat's own decision: to another lead, with other co-units, or, without `handling`, one more
 * handling of the suggestion (with its own part).
 */
export const reassignment = act({
  act: 'reassignment',
  labels: { zh: '重新交办', en: 'Reassign' },
  summary: 'Re-assign (重新交办) by the secretariat’s own decision; without `handling`: one more handling',
  form: Form,
  decide(place, form) {
    bySecretariat(place, '重新交办')
    const { state, rules, handling } = place
    if (!handling) {
      if (state.handlings.length === 0) throw notNow('建议还没有交办，请先交办')
      if (state.handlings.length >= atMost) throw invalid('lead', `承办单位至多 ${atMost} 个`)
      checkUnits(rules, '', form.lead, form.co ?? [])
      if (form.dueOn && form.dueOn < dayOf(rules.now)) throw invalid('dueOn', '答复期限不能早于今天')
      const more = planHandlings(state, rules, [form], state.handlings.length)
      return { facts: more, events: [nextGeneration(state, 'one more handling')] }
    }
    if (!inWork.includes(handling.stage)) throw notNow('答复已经发出，不能改交；需要再办的请走重新办理')
    const { facts, events } = planReassignment(state, handling, rules, form)
    // What the secretariat decides here is not left open elsewhere.
    const pending = state.openSteps.filter((s) => s.step === 'reassign' && s.handling === handling.id && s.side)
    const left = pending.filter((s) => !events.some((e) => 'stepId' in e && e.stepId === s.stepId)).map(cancelled)
    return { facts, events: [...left, ...events] }
  },
  apply(state, { handling, form, facts }) {
    if (handling) applyReassignment(handling, facts as Parameters<typeof applyReassignment>[1], form)
    else beginHandlings(state, facts as PlannedFacts)
  },
})
