import * as z from 'zod'
import { completeStep } from '../case/decide/complete-step.ts'
import { goAlone } from '../case/merged.ts'
import { invalid, notNow, Refusal } from '../case/refusal.ts'
import { Line, Words } from '../steps/forms.ts'
import { type ActPlace, act } from './define.ts'
import { isOf } from './who.ts'

/** Before assignment the secretariat merges, after it the unit that leads both (Henan 21, Shandong 20, Zhejiang 18). */
const mayMerge = (place: ActPlace): void => {
  const { actor, state } = place
  const leads = state.handlings.length > 0 && state.handlings.every((h) => isOf(place, h.unit))
  if (actor.role !== 'secretariat' && !leads) throw new Refusal('FORBIDDEN', '并案由代表工作机构或主办单位办理')
}

const unanswered = ({ state }: ActPlace): void => {
  if (state.handlings.some((h) => h.replies.length > 0)) throw notNow('答复已经发出，不能再并案或撤销并案')
}

/**
 * 并案: handled together from now on (contacts count for both where the signer was there), answered one by one, each
 * with its own due date. That the main one can take it is checked before the commit, on the main one's own log.
 */
export const merge = act({
  act: 'merge',
  labels: { zh: '并案', en: 'Merge' },
  summary: 'Merge into another suggestion (并案), before the reply is issued',
  form: z.strictObject({ into: Line, reason: Words }),
  decide(place, { into }) {
    mayMerge(place)
    unanswered(place)
    const { state, rules, actor } = place
    if (into === state.id) throw invalid('into', '不能并入自己')
    if (state.mergedInto) throw notNow(`已并入 ${state.mergedInto}`)
    if (state.followers.length > 0) throw notNow('已有建议并入本件，不能再并入其他建议')
    const review = state.openSteps.find((s) => s.step === 'review')
    if (review)
      return { events: completeStep(state, { stepId: review.stepId, outcome: 'merge', form: { into } }, actor, rules) }
    if (state.handlings.length === 0) throw notNow('请在审核时并案，或在交办后由主办单位并案')
    return {}
  },
  apply(state, { form: { into } }) {
    state.mergedInto = into
  },
})

/** 撤销并案: it goes on alone; one that waited for the main one is assigned by itself. */
export const unmerge = act({
  act: 'unmerge',
  labels: { zh: '撤销并案', en: 'Un-merge' },
  summary: 'Undo a merge (撤销并案), before the reply is issued',
  form: z.strictObject({ reason: Words }),
  decide(place) {
    const { state, rules, actor } = place
    if (actor.role !== 'system') mayMerge(place)
    if (!state.mergedInto) return actor.role === 'system' ? null : refuse('本件没有并入其他建议')
    if (actor.role !== 'system') unanswered(place)
    const follow = state.openSteps.find((s) => s.step === 'follow')
    if (!follow && state.handlings.length === 0) throw notNow('正在流转，请稍后再试')
    const relay = { role: 'system', part: 'relay' } as const
    return {
      facts: { from: state.mergedInto },
      events: follow ? completeStep(state, { stepId: follow.stepId, outcome: 'released', form: {} }, relay, rules) : [],
    }
  },
  apply: goAlone,
})

const refuse = (message: string): never => {
  throw notNow(message)
}
