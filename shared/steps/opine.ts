import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { stepIdOf } from '../case/ids.ts'
import { owner } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Line, Words } from './forms.ts'
import { recalled } from './recalled.ts'

/** 会办意见: a co-unit gives its opinion to the lead. It never answers the deputy. */
export const opine: StepDefinition = {
  step: 'opine',
  labels: { zh: '会办意见', en: 'Co-opinion' },
  kind: 'routed',
  about: 'opinion',
  due: 'opinion',
  stage: 'consultation',
  assignee: owner('officer'),
  alsoDuties: ['office'],
  // The duty that stays listed after a lapse is a step of its own and does not lapse again.
  lapses: ({ handling, unit }) => !(unit && handling?.opinions[unit]?.lapsed),
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
      apply: (_, { handling, unit, form, at }) => {
        const opinion = unit && handling?.opinions[unit]
        if (opinion)
          Object.assign(opinion, { on: dayOf(new Date(at)), text: form.text, documentNumber: form.documentNumber })
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期未提', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      // Frees the draft only: the duty stays listed, as a step without a waiting workflow, until the reply is signed.
      decide: ({ state, handling, unit, open }) => {
        const cause = state.version + 1
        return {
          events: [
            {
              type: 'StepOpened',
              stepId: stepIdOf({ suggestion: state.id, handling: handling?.id, step: 'opine', cause, unit }),
              step: 'opine',
              handling: handling?.id,
              unit,
              assignee: open.assignee,
              cause,
              dueOn: open.dueOn,
            },
          ],
        }
      },
      apply: (_, { handling, unit }) => {
        const opinion = unit && handling?.opinions[unit]
        if (opinion) opinion.lapsed = true
      },
    }),
    recalled,
  },
}
