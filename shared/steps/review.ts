import * as z from 'zod'
import { invalid, notNow } from '../case/refusal.ts'
import { secretariat } from './assignees.ts'
import { closeNow } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Line, Words } from './forms.ts'

const Return = z.strictObject({
  reason: Words,
  as: z.enum(['revise', 'letter', 'reference', 'refused']),
  /** Why it is not accepted (domain.md, not accepted); `beyond-powers` only where the place does not have such ones answered. */
  ground: z
    .enum(['personal', 'court-case', 'forwarded-letter', 'promotion', 'empty', 'beyond-powers', 'other'])
    .optional(),
})

/** 审核: the secretariat looks whether the suggestion can be accepted. */
export const review: StepDefinition = {
  step: 'review',
  labels: { zh: '审核', en: 'Review' },
  kind: 'routed',
  about: 'suggestion',
  due: { limit: 'review' },
  assignee: secretariat,
  outcomes: {
    accept: outcome({
      labels: { zh: '受理', en: 'Accept' },
      form: Empty,
      apply: (state) => {
        state.stage = 'assignment'
      },
    }),
    merge: outcome({
      labels: { zh: '并案', en: 'Merge' },
      // That the main one can take it is checked before the commit, on the main one's own log.
      form: z.strictObject({ into: Line }),
      decide: ({ state }, { into }) => {
        if (into === state.id) throw invalid('into', '不能并入自己')
        if (state.followers.length > 0) throw notNow('已有建议并入本件，不能再并入其他建议')
        return {}
      },
      apply: (state, { form }) => {
        state.mergedInto = form.into
        state.stage = 'assignment'
      },
    }),
    return: outcome({
      labels: { zh: '退回', en: 'Return' },
      form: Return,
      decide: ({ state, open, rules }, { as, ground }) => {
        if (ground === 'beyond-powers' && as !== 'revise' && rules.profile.acceptance.beyondPowers === 'answer')
          throw invalid('ground', '按本地规定，超出本级职权的也须受理，由承办单位答复并向上级反映')
        return { route: { as }, events: as === 'revise' ? [] : closeNow(state, 'returned', open.stepId) }
      },
      apply: (state, { form }) => {
        state.returned = form
      },
    }),
  },
}
