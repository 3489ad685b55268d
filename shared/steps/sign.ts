import { dayOf } from '../calendar/index.ts'
import type { Actor } from '../case/actor.ts'
import { lead } from './assignees.ts'
import { sendBack } from './clear.ts'
import { cancelled } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty } from './forms.ts'
import { recalled } from './recalled.ts'

/** The name of a person who acted, as the letter and the log show it. */
export const nameOf = (actor: Actor): string => (actor.role === 'system' ? actor.part : (actor.name ?? actor.sub))

/** 签发: the head signs the reply. */
export const sign: StepDefinition = {
  step: 'sign',
  labels: { zh: '签发', en: 'Sign' },
  kind: 'routed',
  about: 'handling',
  due: 'reply',
  stage: 'clearance',
  assignee: lead('head'),
  outcomes: {
    sign: outcome({
      labels: { zh: '签发', en: 'Sign' },
      form: Empty,
      // A late opinion is accepted until here.
      decide: ({ state, handling }) => ({
        events: state.openSteps.filter((s) => s.step === 'opine' && s.handling === handling?.id).map(cancelled),
      }),
      apply: (_, { handling, at, actor }) => {
        if (handling) handling.signed = { on: dayOf(new Date(at)), by: nameOf(actor) }
      },
    }),
    'send-back': sendBack,
    recalled,
  },
}
