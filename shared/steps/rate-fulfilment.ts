import * as z from 'zod'
import { invalid } from '../case/refusal.ts'
import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Satisfaction } from './evaluate.ts'
import { Empty, Words } from './forms.ts'

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
      form: z.strictObject({ result: Satisfaction, comments: Words.optional() }),
      decide: (_, { result, comments }) => {
        if (result === 'dissatisfied' && !comments) throw invalid('comments', '评价为不满意的,请写明理由')
        return { route: { dissatisfied: result === 'dissatisfied' } }
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期未评价', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      decide: () => ({ route: { dissatisfied: false } }),
    }),
  },
}
