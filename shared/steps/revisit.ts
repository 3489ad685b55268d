import * as z from 'zod'
import { lead } from './assignees.ts'
import { afterRating, closeIfDone } from './closing.ts'
import { type Act, type Decision, outcome, type StepDefinition } from './define.ts'
import { ContactMode, Day, Empty, notAfterToday, Words } from './forms.ts'

const goOn = ({ state, handling, rules }: Act): Decision => {
  if (!handling) throw new Error('a revisit is about a handling')
  const left = afterRating(rules, state, handling, { revisited: true })
  return { route: { ...left }, events: closeIfDone(state, handling, left) }
}

/** 回访: the unit visits the deputy again after the rating. */
export const revisit: StepDefinition = {
  step: 'revisit',
  labels: { zh: '回访', en: 'Revisit' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'revisit' },
  stage: 'follow-up',
  assignee: lead('officer'),
  lapses: () => true,
  outcomes: {
    revisited: outcome({
      labels: { zh: '已回访', en: 'Revisited' },
      form: z.strictObject({ mode: ContactMode, on: Day, summary: Words }),
      decide: (act, { on }) => {
        notAfterToday(act.rules, 'on', on)
        return goOn(act)
      },
      apply: (_, { handling }) => {
        if (handling) handling.revisited = true
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期未回访', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      decide: goOn,
      apply: (_, { handling }) => {
        if (handling) handling.revisited = true
      },
    }),
  },
}
