import * as z from 'zod'
import { lead } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Words } from './forms.ts'
import { recalled } from './recalled.ts'

/** A draft that goes back loses the approvals that it had. */
export const sendBack = outcome({
  labels: { zh: '退回修改', en: 'Send back' },
  form: z.strictObject({ comments: Words }),
  apply: (_, { handling }) => {
    if (handling) handling.approvals = 0
  },
})

/** 审核答复稿: the office clears the draft. */
export const clear: StepDefinition = {
  step: 'clear',
  labels: { zh: '审核答复稿', en: 'Clear' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'clearance',
  assignee: lead('office'),
  outcomes: {
    approve: outcome({
      labels: { zh: '通过', en: 'Approve' },
      form: Empty,
      apply: (_, { handling }) => {
        if (handling) handling.approvals += 1
      },
    }),
    'send-back': sendBack,
    recalled,
  },
}
