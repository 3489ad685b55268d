import * as z from 'zod'
import { lead } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Line } from './forms.ts'

/** 分办到处室: the office gives the handling to a section and an officer. */
export const dispatch: StepDefinition = {
  step: 'dispatch',
  labels: { zh: '分派', en: 'Dispatch' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'consultation',
  assignee: lead('office'),
  outcomes: {
    dispatch: outcome({
      labels: { zh: '分派', en: 'Dispatch' },
      followed: true,
      form: z.strictObject({ section: Line, officer: Line, others: z.array(Line).max(20).optional() }),
      apply: (_, { handling, form }) => {
        if (handling) Object.assign(handling, { section: form.section, officer: form.officer })
      },
    }),
  },
}
