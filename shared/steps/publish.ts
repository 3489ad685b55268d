import * as z from 'zod'
import type { Handling, Reply } from '../case/state.ts'
import { lead } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Day, Line, notAfterToday, Words } from './forms.ts'

/** The letter that the step is about: the one whose issue opened it, or with a later decision the last one. */
const letterOf = (handling: Handling | undefined, cause: number): Reply | undefined =>
  handling?.replies.find((r) => r.version === cause) ?? handling?.replies.at(-1)

/** 公开: the reply is published, or withheld with a reason. */
export const publish: StepDefinition = {
  step: 'publish',
  labels: { zh: '公开答复', en: 'Publish' },
  kind: 'side',
  about: 'handling',
  due: { limit: 'publish' },
  assignee: lead('office'),
  outcomes: {
    published: outcome({
      labels: { zh: '已公开', en: 'Published' },
      form: z.strictObject({ on: Day, indexNumber: Line.optional(), text: z.enum(['full', 'summary']) }),
      decide: ({ rules }, form) => {
        notAfterToday(rules, 'on', form.on)
        return {}
      },
      apply: (_, { handling, form, cause }) => {
        const reply = letterOf(handling, cause)
        if (reply) Object.assign(reply, { publishedOn: form.on, publishedAs: form.text, indexNumber: form.indexNumber })
      },
    }),
    withheld: outcome({
      labels: { zh: '不予公开', en: 'Withheld' },
      form: z.strictObject({ disclosure: z.enum(['on-request', 'closed']), reason: Words }),
      apply: (_, { handling, form, cause }) => {
        const reply = letterOf(handling, cause)
        if (reply) reply.disclosure = form.disclosure
      },
    }),
  },
}
