import * as z from 'zod'
import { owner } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Line, Words } from './forms.ts'

/** 换届说明: at the change of term the unit explains in writing how a promise stands that is still open. */
export const explain: StepDefinition = {
  step: 'explain',
  labels: { zh: '换届书面说明', en: 'Explain at the change of term' },
  kind: 'side',
  about: 'commitment',
  due: 'none',
  assignee: owner('officer'),
  outcomes: {
    explained: outcome({
      labels: { zh: '提交说明', en: 'Explain' },
      form: z.strictObject({ text: Words, signedBy: Line }),
      apply: (_, { commitment, form: { text, signedBy }, at }) => {
        if (commitment) commitment.explained = { at, text, signedBy }
      },
    }),
  },
}
