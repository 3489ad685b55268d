import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty } from './forms.ts'

/**
 * 受阻: the system could not open a step of this case, however often it tried. The secretariat sees it, has the
 * cause mended (the operator's alarm rings too) and lets it go on; the other handlings are not held up.
 */
export const stuck: StepDefinition = {
  step: 'stuck',
  labels: { zh: '系统受阻', en: 'Stuck' },
  kind: 'routed',
  about: 'suggestion',
  due: 'none',
  assignee: secretariat,
  outcomes: {
    // The cause stays the one before, so that a replay meets the same steps whether or not it gets stuck.
    retry: outcome({
      labels: { zh: '已排除，继续', en: 'Mended, go on' },
      form: Empty,
      decide: ({ open }) => ({ route: { cause: open.cause } }),
    }),
  },
}
