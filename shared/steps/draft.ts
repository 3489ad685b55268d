import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid, notNow } from '../case/refusal.ts'
import { atMost } from './assign.ts'
import { lead } from './assignees.ts'
import { type Act, outcome, type StepDefinition } from './define.ts'
import { Day, knownUnit, Line, notAfterToday, UnitCode, Words } from './forms.ts'

const Submit = z.strictObject({
  category: Line,
  title: Line,
  body: Words,
  disclosure: z.enum(['open', 'on-request', 'closed']),
  disclosureReason: Words.optional(),
  commitments: z
    .array(z.strictObject({ item: Words, unit: UnitCode.optional(), dueOn: Day.optional() }))
    .max(atMost, `承诺事项至多 ${atMost} 项`)
    .optional(),
  referredTo: z.strictObject({ body: Line, on: Day }).optional(),
})
type Submit = z.infer<typeof Submit>

/** The category's own demands (答复类别): a promise to follow where it is tracked, a deadline where it needs one. */
const checkCategory = ({ rules }: Act, { category, commitments = [] }: Submit): void => {
  const { categories } = rules.profile
  const row = categories.find((c) => c.code === category)
  if (!row) throw invalid('category', `答复类别只有 ${categories.map((c) => c.code).join('、')}`)
  if (row.tracked && commitments.length === 0) throw invalid('commitments', `${category} 类须列出承诺事项`)
  const undated = commitments.findIndex((c) => !c.dueOn)
  if (row.needsDeadline && undated !== -1) throw invalid(`commitments.${undated}.dueOn`, `${category} 类须写明完成时限`)
}

/** 起草: the officer drafts the reply. */
export const draft: StepDefinition = {
  step: 'draft',
  labels: { zh: '起草答复', en: 'Draft the reply' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'drafting',
  assignee: lead('officer'),
  outcomes: {
    submit: outcome({
      labels: { zh: '提交稿件', en: 'Submit' },
      followed: true,
      form: Submit,
      decide: (act, form) => {
        checkCategory(act, form)
        const { rules, state, handling } = act
        const awaited = state.openSteps.find(
          (s) =>
            s.step === 'opine' && s.side && s.handling === handling?.id && !handling?.opinions[s.unit ?? '']?.lapsed,
        )
        if (awaited) throw notNow(`${rules.unit(awaited.unit ?? '')?.name ?? '会办单位'}的会办意见还没有提出`)
        if (form.disclosure !== 'open' && !form.disclosureReason)
          throw invalid('disclosureReason', '不主动公开须说明理由')
        for (const [i, { unit, dueOn }] of (form.commitments ?? []).entries()) {
          if (unit) knownUnit(rules, `commitments.${i}.unit`, unit)
          if (dueOn && dueOn < dayOf(rules.now)) throw invalid(`commitments.${i}.dueOn`, '完成时限不能早于今天')
        }
        if (form.referredTo) notAfterToday(rules, 'referredTo.on', form.referredTo.on)
        return {}
      },
      apply: (_, { handling, form }) => {
        if (!handling) return
        const { category, title, body, disclosure, disclosureReason, commitments = [], referredTo } = form
        handling.drafts += 1
        handling.approvals = 0
        handling.draft = {
          version: handling.drafts,
          category,
          title,
          body,
          disclosure,
          ...(disclosureReason && { disclosureReason }),
          ...(referredTo && { referredTo }),
          commitments: commitments.map((c) => ({ ...c, unit: c.unit ?? handling.unit })),
        }
      },
    }),
  },
}
