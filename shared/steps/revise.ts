import * as z from 'zod'
import { Signer } from '../case/suggestion.ts'
import { secretariat } from './assignees.ts'
import { closeNow } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Line, Words } from './forms.ts'

const Resubmit = z.strictObject({
  title: Line.optional(),
  body: Words.optional(),
  deputies: z.array(z.strictObject(Signer.shape)).min(1, '至少一名代表').max(100).optional(),
})

/** 修改: a returned suggestion waits for the deputy's new wording; the secretariat enters it. */
export const revise: StepDefinition = {
  step: 'revise',
  labels: { zh: '修改重提', en: 'Revise' },
  kind: 'routed',
  about: 'suggestion',
  due: { limit: 'revise' },
  assignee: secretariat,
  lapses: ({ rules }) => rules.profile.limits.revise !== null,
  outcomes: {
    resubmit: outcome({
      labels: { zh: '重新提出', en: 'Resubmit' },
      form: Resubmit,
      apply: (state, { form }) => {
        state.suggestion = { ...state.suggestion, ...form }
        state.returned = undefined
      },
    }),
    withdraw: outcome({
      labels: { zh: '撤回', en: 'Withdraw' },
      form: z.strictObject({ reason: Words }),
      decide: ({ state, open }) => ({ events: closeNow(state, 'withdrawn', open.stepId) }),
    }),
    lapsed: outcome({
      labels: { zh: '逾期未改', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      decide: ({ state, open }) => ({ events: closeNow(state, 'returned', open.stepId) }),
    }),
  },
}
