import * as z from 'zod'
import type { Assignee } from '../case/actor.ts'
import { lead } from './assignees.ts'
import { outcome, type Place, type StepDefinition } from './define.ts'
import { Empty, Words } from './forms.ts'

/** A draft that goes back loses the approvals that it had. */
export const sendBack = outcome({
  labels: { zh: '退回修改', en: 'Send back' },
  followed: true,
  form: z.strictObject({ comments: Words }),
  apply: (_, { handling }) => {
    if (handling) handling.approvals = 0
  },
})

/** How many levels of clearance a unit has: its office, and reviewers (分管负责人 …) above it. */
const levelsOf = ({ handling, rules }: Place): number => rules.unit(handling?.unit ?? '')?.levels ?? 1

/** The office clears first; each further level is the reviewer's of that level. */
const clearer = (place: Place): Assignee => {
  const level = (place.handling?.approvals ?? 0) + 1
  return level === 1 ? lead('office')(place) : { ...lead('reviewer')(place), level }
}

/** 审核答复稿: the draft is cleared once per level of the unit. */
export const clear: StepDefinition = {
  step: 'clear',
  labels: { zh: '审核答复稿', en: 'Clear' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'clearance',
  assignee: clearer,
  outcomes: {
    approve: outcome({
      labels: { zh: '通过', en: 'Approve' },
      followed: true,
      form: Empty,
      decide: (act) => ({ route: { more: (act.handling?.approvals ?? 0) + 1 < levelsOf(act) } }),
      apply: (_, { handling }) => {
        if (handling) handling.approvals += 1
      },
    }),
    'send-back': sendBack,
  },
}
