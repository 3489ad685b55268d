import * as z from 'zod'
import { recall } from '../case/recall.ts'
import { notNow, Refusal } from '../case/refusal.ts'
import type { Rating } from '../case/state.ts'
import { isDissatisfied, Rate, ratingOf } from '../steps/evaluate.ts'
import { act } from './define.ts'

/**
 * A rating that comes after its window: accepted, marked late. 不满意 leads to the same decision as one in time, so a
 * handling that was done is taken up again.
 */
export const ratings = act({
  act: 'ratings',
  labels: { zh: '补录评价', en: 'Rate late' },
  summary: 'A rating after the window ended (逾期评价): accepted and marked late',
  form: Rate.extend({ handling: z.string() }),
  whenDone: true,
  decide({ state, rules, actor, handling }, { handling: _, ...form }) {
    if (actor.role !== 'secretariat' && !(actor.role === 'deputy' && actor.lead))
      throw new Refusal('FORBIDDEN', '评价由领衔代表作出，或由代表工作机构按代表的书面评价录入')
    if (!handling || handling.replies.length === 0) throw notNow('答复还没有发出，不能评价')
    if (state.suggestion.kind === 'forwarded') throw notNow('上级转来的建议不由代表评价')
    const { round } = handling.replies.at(-1) ?? { round: 1 }
    if (handling.ratings.some((r) => r.round === round)) throw notNow('这次答复已经评价过了')
    if (state.openSteps.some((s) => s.step === 'evaluate' && s.handling === handling.id))
      throw notNow('评价还在期限内，请在评价步骤中办理')
    if (handling.round !== round) throw notNow('正在重新办理，请待新的答复发出后评价')
    const rating: Rating = { ...ratingOf(rules, handling, form, actor), late: true }
    const dissatisfied = isDissatisfied(rules, form)
    return { facts: { rating }, events: dissatisfied ? recall(state, handling, 'redo', 'late dissatisfaction') : [] }
  },
  apply(_, { handling, facts }) {
    if (!handling) return
    handling.ratings.push(facts.rating as Rating)
    // The window did not stay unrated after all.
    handling.windowsLapsed = Math.max(0, handling.windowsLapsed - 1)
  },
})
