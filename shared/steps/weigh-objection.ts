import * as z from 'zod'
import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Words } from './forms.ts'
import { applyReassignment, NewUnits, planReassignment } from './reassign.ts'

/** 答复异议: the secretariat weighs a deputy's objection to the assignment; it re-assigns, or keeps it and says why. */
export const weighObjection: StepDefinition = {
  step: 'weigh-objection',
  labels: { zh: '处理交办异议', en: 'Weigh an objection' },
  kind: 'side',
  about: 'handling',
  due: { limit: 'reassign' },
  assignee: secretariat,
  outcomes: {
    reassign: outcome({
      labels: { zh: '改交', en: 'Reassign' },
      form: NewUnits,
      decide: ({ state, handling, rules, open }, form) => {
        if (!handling) throw new Error('an objection is about a handling')
        const { facts, events } = planReassignment(state, handling, rules, form)
        return { facts, events: events.filter((e) => !('stepId' in e) || e.stepId !== open.stepId) }
      },
      apply: (_, { handling, form, facts }) => {
        if (handling) applyReassignment(handling, facts as Parameters<typeof applyReassignment>[1], form)
      },
    }),
    uphold: outcome({ labels: { zh: '维持原交办', en: 'Uphold' }, form: z.strictObject({ reason: Words }) }),
  },
}
