import * as z from 'zod'
import { notNow } from '../case/refusal.ts'
import { Signer } from '../case/suggestion.ts'
import { Line, Words } from '../steps/forms.ts'
import { act } from './define.ts'
import { bySecretariat } from './who.ts'

/** What of a suggestion may be put right after it was entered; dates and states are never touched. */
export const Amendment = z.strictObject({
  title: Line.optional(),
  body: Words.optional(),
  topics: z.array(Line).max(20).optional(),
  deputies: z
    .array(z.strictObject(Signer.shape))
    .min(1, '至少一名代表')
    .max(100)
    .refine((all) => all.filter((d) => d.lead).length === 1, '领衔代表须有一名')
    .refine((all) => new Set(all.map((d) => d.name)).size === all.length, '代表姓名重复')
    .optional(),
  delegation: Line.optional(),
  disclosure: z.enum(['full', 'title-only', 'none']).optional(),
})
export type Amendment = z.infer<typeof Amendment>

/** 更正录入: the secretariat puts right what was entered wrongly, or what came again by an import. */
export const amendment = act({
  act: 'amendment',
  labels: { zh: '更正录入', en: 'Amend' },
  summary: 'Put right what was entered (更正录入): title, body, topics, deputies; never dates or states',
  form: Amendment.extend({ reason: Words }),
  decide(place, form) {
    bySecretariat(place, '更正录入')
    const { reason: _, ...changes } = form
    if (Object.keys(changes).length === 0) throw notNow('没有需要更正的内容')
    return {}
  },
  apply(state, { form: { reason: _, ...changes } }) {
    state.suggestion = { ...state.suggestion, ...changes }
  },
})
