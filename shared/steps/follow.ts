import * as z from 'zod'
import { goAlone } from '../case/merged.ts'
import { beginHandlings, type NewHandling, planHandlings } from './assign.ts'
import { system } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { Empty, Line, UnitCode } from './forms.ts'

const Assigned = z.strictObject({
  handlings: z.array(z.strictObject({ lead: UnitCode, co: z.array(UnitCode), part: Line.optional() })).min(1),
})

/**
 * 并案: a suggestion merged before assignment waits for the main one. With it it goes to the same units, and from
 * there on is answered by itself, with its own due date; if the main one ends unassigned, it is assigned alone.
 */
export const follow: StepDefinition = {
  step: 'follow',
  labels: { zh: '并案等待', en: 'Follow the main one' },
  kind: 'routed',
  about: 'suggestion',
  due: 'none',
  assignee: system,
  outcomes: {
    assigned: outcome({
      labels: { zh: '随主件交办', en: 'Assigned with the main one' },
      by: 'system',
      form: Assigned,
      decide: ({ state, rules }, form) => {
        const facts = planHandlings(state, rules, form.handlings)
        return { facts, route: { handlings: facts.handlings.map(({ id }) => id) } }
      },
      apply: (state, { facts }) => beginHandlings(state, facts as { assignedOn: string; handlings: NewHandling[] }),
    }),
    released: outcome({
      labels: { zh: '主件已终止，单独交办', en: 'Released' },
      by: 'system',
      form: Empty,
      apply: goAlone,
    }),
  },
}
