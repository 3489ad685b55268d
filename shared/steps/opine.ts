import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { unitsAbove } from '../organisation.ts'
import { owner } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Line, Words } from './forms.ts'
import { openSide } from './side-step.ts'

/** 会办意见: a co-unit gives its opinion to the lead. It never answers the deputy. */
export const opine: StepDefinition = {
  step: 'opine',
  labels: { zh: '会办意见', en: 'Co-opinion' },
  kind: 'routed',
  about: 'opinion',
  due: 'opinion',
  stage: 'consultation',
  assignee: owner('officer', 'office'),
  // The duty that stays listed after a lapse is a step of its own and does not lapse again.
  lapses: ({ handling, unit, rules }) =>
    rules.profile.opinion.silence === 'free-draft' && !(unit && handling?.opinions[unit]?.lapsed),
  outcomes: {
    received: outcome({
      labels: { zh: '签收', en: 'Received' },
      form: Empty,
      stays: true,
      apply: (_, { handling, unit, at }) => {
        const opinion = unit && handling?.opinions[unit]
        if (opinion) opinion.receivedOn ??= dayOf(new Date(at))
      },
    }),
    opined: outcome({
      labels: { zh: '提出会办意见', en: 'Give the opinion' },
      form: z.strictObject({ text: Words, documentNumber: Line.optional(), signedBy: Line.optional() }),
      decide: ({ rules, unit = '' }) => {
        const within = unitsAbove(rules.unit, unit)
        return within.length > 0 ? { facts: { within } } : {}
      },
      apply: (_, { handling, unit, form, facts, at }) => {
        const opinion = unit && handling?.opinions[unit]
        if (!opinion) return
        const on = dayOf(new Date(at))
        const { text, documentNumber } = form
        const late = opinion.dueOn !== null && on > opinion.dueOn
        Object.assign(opinion, { on, text, documentNumber, late, ...(facts.within ? { within: facts.within } : {}) })
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期未提', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      // Frees the draft only: the duty stays listed, as a step without a waiting workflow, until the reply is signed.
      decide: ({ state, rules, handling, unit, open }) => ({
        events: [openSide(opine, { state, rules, handling, unit }, open.dueOn)],
      }),
      apply: (_, { handling, unit }) => {
        const opinion = unit && handling?.opinions[unit]
        if (opinion) opinion.lapsed = true
      },
    }),
    // Another unit took this one's place, or it was let go: its branch ends, the others go on.
    replaced: outcome({ labels: { zh: '不再会办', en: 'Replaced' }, by: 'system', form: Empty }),
  },
}
