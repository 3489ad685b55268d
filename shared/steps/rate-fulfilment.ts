import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid } from '../case/refusal.ts'
import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Satisfaction } from './evaluate.ts'
import { Day, Empty, notAfterToday, Words } from './forms.ts'

/** 承诺落实评价: the deputy rates how a promise was met. */
export const rateFulfilment: StepDefinition = {
  step: 'rate-fulfilment',
  labels: { zh: '评价承诺落实', en: 'Rate the fulfilment' },
  kind: 'routed',
  about: 'commitment',
  due: { limit: 'rateFulfilment' },
  assignee: secretariat,
  lapses: () => true,
  reminderFirst: true,
  outcomes: {
    rate: outcome({
      labels: { zh: '评价', en: 'Rate' },
      form: z.strictObject({ result: Satisfaction, comments: Words.optional(), on: Day.optional() }),
      byDeputy: true,
      decide: ({ rules, open }, { result, comments, on = dayOf(rules.now) }) => {
        if (result === 'dissatisfied' && !comments) throw invalid('comments', '评价为不满意的，请写明理由')
        notAfterToday(rules, 'on', on)
        const late = open.dueOn !== null && on > open.dueOn
        return { facts: { on, late }, route: { dissatisfied: result === 'dissatisfied' } }
      },
      apply: (_, { commitment, form, facts }) => {
        if (!commitment) return
        const { result, comments } = form
        const { on, late } = facts as { on: string; late: boolean }
        commitment.rating = { result, on, late, ...(comments && { comments }) }
        if (result !== 'dissatisfied') commitment.settled = true
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期未评价', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      decide: () => ({ route: { dissatisfied: false } }),
      apply: (_, { commitment }) => {
        if (commitment) commitment.settled = true
      },
    }),
  },
}
