import * as z from 'zod'
import { inspector } from './assignees.ts'
import { afterRating, closeIfDone } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Words } from './forms.ts'

/** 督查复核: the inspectors pass the handling or return it. */
export const inspect: StepDefinition = {
  step: 'inspect',
  labels: { zh: '督查复核', en: 'Inspect' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'inspect' },
  stage: 'follow-up',
  assignee: inspector,
  outcomes: {
    pass: outcome({
      labels: { zh: '通过', en: 'Pass' },
      form: Empty,
      decide: ({ state, handling, rules }) => {
        if (!handling) throw new Error('an inspection is about a handling')
        const left = { ...afterRating(rules, state, handling), revisit: false, inspect: false }
        return { route: left, events: closeIfDone(state, handling, left) }
      },
      apply: (_, { handling }) => {
        if (handling) handling.inspected = true
      },
    }),
    return: outcome({
      labels: { zh: '退回', en: 'Return' },
      form: z.strictObject({ reason: Words }),
      apply: (_, { handling }) => {
        if (handling) handling.inspected = true
      },
    }),
  },
}
