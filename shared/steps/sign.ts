import { dayOf } from '../calendar/index.ts'
import type { Actor } from '../case/actor.ts'
import { notNow } from '../case/refusal.ts'
import { lead } from './assignees.ts'
import { sendBack } from './clear.ts'
import { cancelled } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty } from './forms.ts'

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
  // By profile the main head signs, or any head of the unit (Shanghai 20, Qingdao 29).
  assignee: (place) =>
    place.rules.profile.letter.signer === 'a-head' ? lead('head', 'reviewer')(place) : lead('head')(place),
  outcomes: {
    sign: outcome({
      labels: { zh: '签发', en: 'Sign' },
      followed: true,
      form: Empty,
      // A late opinion is accepted until here; a dispute with a co-unit is settled first.
      decide: ({ state, handling }) => {
        if (state.openSteps.some((s) => s.step === 'coordinate' && s.handling === handling?.id))
          throw notNow('会办分歧正在协调，协调后再签发')
        return {
          events: state.openSteps.filter((s) => s.step === 'opine' && s.handling === handling?.id).map(cancelled),
        }
      },
      apply: (_, { handling, at, actor }) => {
        if (handling) handling.signed = { on: dayOf(new Date(at)), by: nameOf(actor) }
      },
    }),
    'send-back': sendBack,
  },
}
