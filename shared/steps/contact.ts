import * as z from 'zod'
import { lead } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { ContactForm, Line, notAfterToday, Words } from './forms.ts'

/** 联络沟通: the unit speaks with the deputy before it drafts. */
export const contact: StepDefinition = {
  step: 'contact',
  labels: { zh: '联络代表', en: 'Contact the deputy' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'firstContact' },
  stage: 'consultation',
  // A key-supervised one is the head's own (Qingdao 28).
  assignee: (place) => lead(place.state.key ? 'head' : 'officer')(place),
  outcomes: {
    contacted: outcome({
      labels: { zh: '已联络', en: 'Contacted' },
      form: ContactForm,
      decide: ({ rules }, form) => {
        notAfterToday(rules, 'on', form.on)
        return {}
      },
      apply: (_, { handling, form, at }) => {
        handling?.contacts.push({ ...form, at })
      },
    }),
    unreached: outcome({
      labels: { zh: '未能联络上', en: 'Unreached' },
      form: z.strictObject({
        attempts: z.array(Line).min(1, '请写明联络过几次、何时、何种方式').max(50),
        reason: Words,
      }),
      apply: (_, { handling, form }) => {
        if (handling) handling.unreached = form.reason
      },
    }),
  },
}
