import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid } from '../case/refusal.ts'
import { owner } from './assignees.ts'
import { cancelled } from './closing.ts'
import { type Act, outcome, type StepDefinition } from './define.ts'
import { Day, Line, notAfterToday, Words } from './forms.ts'

/** A promise that is met or given up needs no explanation at the change of term any more. */
const nothingToExplain = ({ state, handling, commitment }: Act) =>
  state.openSteps
    .filter((s) => s.step === 'explain' && s.handling === handling?.id && s.commitment === commitment?.id)
    .map(cancelled)

/** 承诺事项: what a reply promised is done, put off or given up. Its first date stays for the figures. */
export const fulfil: StepDefinition = {
  step: 'fulfil',
  labels: { zh: '落实承诺', en: 'Fulfil the promise' },
  kind: 'routed',
  about: 'commitment',
  due: 'commitment',
  assignee: owner('officer'),
  outcomes: {
    progress: outcome({
      labels: { zh: '报告进展', en: 'Report progress' },
      form: z.strictObject({ text: Words }),
      stays: true,
      apply: (_, { commitment, form, at }) => {
        if (commitment) commitment.progress = [...(commitment.progress ?? []), { at, text: form.text }]
      },
    }),
    fulfilled: outcome({
      labels: { zh: '已落实', en: 'Fulfilled' },
      form: z.strictObject({ on: Day, evidence: Words, documentNumber: Line.optional(), category: Line.optional() }),
      decide: (act, form) => {
        notAfterToday(act.rules, 'on', form.on)
        const { categories } = act.rules.profile
        if (form.category && !categories.some((c) => c.code === form.category))
          throw invalid('category', `答复类别只有 ${categories.map((c) => c.code).join('、')}`)
        return { events: nothingToExplain(act) }
      },
      apply: (_, { handling, commitment, form }) => {
        if (!commitment) return
        Object.assign(commitment, { state: 'fulfilled', fulfilledOn: form.on })
        const reply = handling?.replies.at(-1)
        if (!reply || !form.category) return
        const { on, category, documentNumber } = form
        const amendment = { on, category, commitment: commitment.id, ...(documentNumber && { documentNumber }) }
        reply.amendments = [...(reply.amendments ?? []), amendment]
      },
    }),
    reschedule: outcome({
      labels: { zh: '延期落实', en: 'Reschedule' },
      form: z.strictObject({ dueOn: Day, reason: Words, signedBy: Line }),
      decide: ({ rules }, { dueOn }) => {
        if (dueOn <= dayOf(rules.now)) throw invalid('dueOn', '新的完成时限须晚于今天')
        return {}
      },
      apply: (_, { commitment, form, at }) => {
        if (!commitment) return
        const { dueOn: to, reason } = form
        const moved = { from: commitment.dueOn, to, reason, on: dayOf(new Date(at)) }
        commitment.rescheduled = [...(commitment.rescheduled ?? []), moved]
        commitment.dueOn = to
      },
    }),
    abandon: outcome({
      labels: { zh: '不再落实', en: 'Abandon' },
      form: z.strictObject({ reason: Words, signedBy: Line }),
      decide: (act) => ({ events: nothingToExplain(act) }),
      apply: (_, { commitment }) => {
        if (commitment) Object.assign(commitment, { state: 'abandoned', settled: true })
      },
    }),
  },
}
