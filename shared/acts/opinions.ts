import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { CoOpinion } from '../case/state.ts'
import { coordinate } from '../steps/coordinate.ts'
import { limitDay } from '../steps/due.ts'
import { UnitCode, Words } from '../steps/forms.ts'
import { opine } from '../steps/opine.ts'
import { openSide } from '../steps/side-step.ts'
import { type ActPlace, act } from './define.ts'
import { byLead } from './who.ts'

const Form = z.strictObject({ handling: z.string(), unit: UnitCode, reason: Words })

/** The opinion that the lead speaks of; only until the reply is signed. */
const given = (place: ActPlace, unit: string): CoOpinion => {
  const handling = byLead(place, '会办意见')
  const opinion = handling.co.includes(unit) ? handling.opinions[unit] : undefined
  if (!opinion) throw invalid('unit', '该单位不是本件的会办单位')
  if (!['consultation', 'drafting', 'clearance'].includes(handling.stage) || handling.signed)
    throw notNow('答复已经签发，会办意见不能再改')
  return opinion
}

/** An empty opinion goes back (Chongqing 18) and is due again by its own limit; the draft waits for it once more. */
export const sendBackOpinion = act({
  act: 'opinion-send-back',
  path: 'opinions/{unit}/send-back',
  labels: { zh: '退回会办意见', en: 'Send an opinion back' },
  summary: 'Send an empty co-opinion back (退回会办意见)',
  form: Form,
  decide(place, { unit }) {
    const opinion = given(place, unit)
    if (!opinion.on) throw notNow('该单位还没有提出会办意见')
    const { state, rules, handling } = place
    const today = dayOf(rules.now)
    const { dueOn } = limitDay(rules, 'coOpinionAgain', { assignedOn: today, receivedOn: today, openedOn: today })
    return {
      facts: { dueOn, today },
      events: [openSide(opine, { state, rules, unit, ...(handling && { handling }) }, dueOn)],
    }
  },
  apply(_, { handling, form: { unit, reason }, facts }) {
    const opinion = handling?.opinions[unit]
    if (!opinion) return
    const { on, text, sentBack = [] } = opinion
    Object.assign(opinion, {
      demandedOn: facts.today,
      sentBack: [...sentBack, { ...(on && { on }), ...(text && { text }), reason }],
      dueOn: facts.dueOn,
      on: undefined,
      text: undefined,
      documentNumber: undefined,
      lapsed: undefined,
    })
  },
})

/** 会办分歧: lead and co-unit disagree; the secretariat coordinates, and the reply is not signed before. */
export const disputeOpinion = act({
  act: 'opinion-dispute',
  path: 'opinions/{unit}/dispute',
  labels: { zh: '提请协调', en: 'Dispute an opinion' },
  summary: 'Put a disagreement with a co-unit to the secretariat (提请协调); opens `coordinate`',
  form: Form,
  decide(place, { unit }) {
    given(place, unit)
    const { state, rules, handling } = place
    const pending = state.openSteps.some(
      (s) => s.step === 'coordinate' && s.handling === handling?.id && s.unit === unit,
    )
    if (pending) throw notNow('已经提请协调，请等待代表工作机构协调')
    return { events: [openSide(coordinate, { state, rules, unit, ...(handling && { handling }) })] }
  },
  apply() {},
})
