import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import type { Actor } from '../case/actor.ts'
import { invalid } from '../case/refusal.ts'
import type { Handling, Rating } from '../case/state.ts'
import type { Rules } from '../rules.ts'
import { secretariat } from './assignees.ts'
import { afterRating, closeIfDone } from './closing.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Day, Empty, notAfterToday, Words } from './forms.ts'

export const Satisfaction = z.enum(['satisfied', 'basically-satisfied', 'dissatisfied'])

/** A deputy’s rating as it is put in. */
export const Rate = z.strictObject({
  attitude: Satisfaction,
  result: Satisfaction,
  comments: Words.optional(),
  on: Day.optional(),
  via: z.enum(['link', 'paper']).optional(),
})
export type Rate = z.infer<typeof Rate>

/** 不满意 with the attitude alone counts as such too where the place rates it (Shanghai 21, Shandong 23). */
export const isDissatisfied = ({ profile }: Rules, { attitude, result }: Pick<Rate, 'attitude' | 'result'>): boolean =>
  result === 'dissatisfied' || (profile.evaluation.items.includes('attitude') && attitude === 'dissatisfied')

/** The rating of the last reply as the log keeps it. Refuses one without the reasons that 不满意 needs, or with an impossible day. */
export const ratingOf = (rules: Rules, handling: Handling, form: Rate, actor: Actor, dueOn?: string | null): Rating => {
  if (isDissatisfied(rules, form) && !form.comments) throw invalid('comments', '评价为不满意的，请写明理由')
  const on = form.on ?? dayOf(rules.now)
  notAfterToday(rules, 'on', on)
  const issuedOn = handling.replies.at(-1)?.issuedOn ?? on
  if (on < issuedOn) throw invalid('on', `评价日期不能早于发文日期 ${issuedOn}`)
  return {
    round: handling.round,
    attitude: form.attitude,
    result: form.result,
    on,
    via: actor.role === 'deputy' ? 'link' : (form.via ?? 'paper'),
    late: typeof dueOn === 'string' && on > dueOn,
    ...(form.comments && { comments: form.comments }),
  }
}

/** 代表评价: the lead signer rates the attitude and the result; silence after a reminder ends the window. */
export const evaluate: StepDefinition = {
  step: 'evaluate',
  labels: { zh: '代表评价', en: 'Rate the reply' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'evaluate' },
  stage: 'evaluation',
  assignee: secretariat,
  lapses: () => true,
  reminderFirst: true,
  outcomes: {
    rate: outcome({
      labels: { zh: '评价', en: 'Rate' },
      form: Rate,
      byDeputy: true,
      decide: ({ state, handling, rules, open, actor }, form) => {
        if (!handling) throw new Error('an evaluation is about a handling')
        const dissatisfied = isDissatisfied(rules, form)
        const rating = ratingOf(rules, handling, form, actor, open.dueOn)
        const left = afterRating(rules, state, { ...handling, ratings: [...handling.ratings, rating] })
        return {
          facts: { rating },
          route: { dissatisfied, ...left },
          events: dissatisfied ? [] : closeIfDone(state, handling, left),
        }
      },
      apply: (_, { handling, facts }) => {
        handling?.ratings.push(facts.rating as Rating)
      },
    }),
    lapsed: outcome({
      labels: { zh: '逾期未评价', en: 'Lapsed' },
      by: 'sweep',
      form: Empty,
      decide: ({ state, handling, rules }) => {
        if (!handling) throw new Error('an evaluation is about a handling')
        const left = afterRating(rules, state, handling)
        return { route: { dissatisfied: false, ...left }, events: closeIfDone(state, handling, left) }
      },
      apply: (_, { handling }) => {
        if (handling) handling.windowsLapsed += 1
      },
    }),
  },
}
