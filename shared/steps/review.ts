import * as z from 'zod'
import { secretariat } from './assignees.ts'
import { closeNow } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Words } from './forms.ts'

const Return = z.strictObject({ reason: Words, as: z.enum(['revise', 'letter', 'reference', 'refused']) })

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
    return: outcome({
      labels: { zh: '退回', en: 'Return' },
      form: Return,
      decide: ({ state, open }, form) => ({
        route: { as: form.as },
        events: form.as === 'revise' ? [] : closeNow(state, 'returned', open.stepId),
      }),
      apply: (state, { form }) => {
        state.returned = form
      },
    }),
  },
}
