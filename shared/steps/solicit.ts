import * as z from 'zod'
import { notNow } from '../case/refusal.ts'
import { lead } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { ContactMode, Day, Empty, Line, notAfterToday, Words } from './forms.ts'

/** 征求意见: the deputy sees the draft before it is signed. */
export const solicit: StepDefinition = {
  step: 'solicit',
  labels: { zh: '征求代表意见', en: 'Ask the deputy' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'drafting',
  assignee: lead('officer'),
  lapses: () => true,
  outcomes: {
    agreed: outcome({
      labels: { zh: '代表同意', en: 'Agreed' },
      followed: true,
      form: z.strictObject({ mode: ContactMode, on: Day, comments: Words.optional() }),
      byDeputy: true,
      decide: ({ rules }, form) => {
        notAfterToday(rules, 'on', form.on)
        return {}
      },
      apply: (state, { handling, form, at }) => {
        const lead = state.suggestion.deputies.find((d) => d.lead) ?? state.suggestion.deputies[0]
        handling?.contacts.push({
          mode: form.mode,
          on: form.on,
          with: lead ? [lead.name] : [],
          summary: form.comments ?? '同意答复稿',
          at,
        })
      },
    }),
    objected: outcome({
      labels: { zh: '代表有意见', en: 'Objected' },
      followed: true,
      form: z.strictObject({ comments: Words }),
      byDeputy: true,
      apply: (_, { handling, form }) => {
        if (!handling) return
        handling.objections += 1
        if (handling.draft) handling.draft.objection = form.comments
      },
    }),
    unanswered: outcome({
      labels: { zh: '未答复', en: 'Unanswered' },
      followed: true,
      form: z.strictObject({ attempts: z.array(Line).min(1, '请写明征求过几次、何时、何种方式').max(50) }),
    }),
    proceed: outcome({
      labels: { zh: '说明理由后继续', en: 'Go on, with a reason' },
      followed: true,
      form: z.strictObject({ reason: Words }),
      decide: ({ handling }) => {
        if (!handling?.objections) throw notNow('代表没有提出过意见，不需要「说明理由后继续」')
        return {}
      },
      // The signer sees the reason beside the draft.
      apply: (_, { handling, form }) => {
        if (handling?.draft) handling.draft.proceeded = form.reason
      },
    }),
    lapsed: outcome({ labels: { zh: '逾期未答', en: 'Lapsed' }, by: 'sweep', form: Empty }),
  },
}
