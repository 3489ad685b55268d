import * as z from 'zod'
import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Day, notAfterToday, Words } from './forms.ts'

/** 协调: the secretariat settles a dispute between lead and co-unit. */
export const coordinate: StepDefinition = {
  step: 'coordinate',
  labels: { zh: '协调', en: 'Coordinate' },
  kind: 'side',
  about: 'handling',
  due: { limit: 'coordinate' },
  assignee: secretariat,
  outcomes: {
    settled: outcome({
      labels: { zh: '已协调', en: 'Settled' },
      form: z.strictObject({ on: Day, minutes: Words, conclusion: Words }),
      decide: ({ rules }, { on }) => {
        notAfterToday(rules, 'on', on)
        return {}
      },
    }),
  },
}
