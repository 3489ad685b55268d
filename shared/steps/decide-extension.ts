import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid } from '../case/refusal.ts'
import { latestExtension } from '../profiles/index.ts'
import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Day, Words } from './forms.ts'

/** 延期审批: the secretariat grants or refuses an extension of the reply. The first due day stays for the figures. */
export const decideExtension: StepDefinition = {
  step: 'decide-extension',
  labels: { zh: '延期审批', en: 'Decide an extension' },
  kind: 'side',
  about: 'handling',
  due: { limit: 'decideExtension' },
  assignee: secretariat,
  outcomes: {
    grant: outcome({
      labels: { zh: '同意', en: 'Grant' },
      form: z.strictObject({ dueOn: Day }),
      decide: ({ handling, rules }, { dueOn }) => {
        if (!handling?.dueOn || !handling.firstDueOn) throw invalid('dueOn', '本件没有答复期限，不需要延期')
        if (dueOn <= handling.dueOn) throw invalid('dueOn', `延期须晚于现在的期限 ${handling.dueOn}`)
        const latest = latestExtension(rules.profile.extension, {
          assignedOn: handling.assignedOn,
          firstDueOn: handling.firstDueOn,
        })
        if (!latest) throw invalid('dueOn', '本地规定没有延期')
        if (dueOn > latest) throw invalid('dueOn', `最迟可延至 ${latest}`)
        return {}
      },
      apply: (_, { handling, form, at }) => {
        if (!handling?.dueOn) return
        const reason = handling.asked?.reason ?? ''
        handling.extensions.push({ from: handling.dueOn, to: form.dueOn, reason, on: dayOf(new Date(at)) })
        // A date that was decided is not recomputed.
        Object.assign(handling, { dueOn: form.dueOn, provisional: false, asked: undefined })
      },
    }),
    refuse: outcome({
      labels: { zh: '不同意', en: 'Refuse' },
      form: z.strictObject({ reason: Words }),
      apply: (_, { handling }) => {
        if (handling) handling.asked = undefined
      },
    }),
  },
}
