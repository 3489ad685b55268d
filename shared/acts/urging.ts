import * as z from 'zod'
import { notNow } from '../case/refusal.ts'
import { Words } from '../steps/forms.ts'
import { act } from './define.ts'
import { bySecretariat } from './who.ts'

/** 催办 by hand: the holder of the handling's open steps hears of it, whatever the lights say. */
export const urging = act({
  act: 'urging',
  labels: { zh: '催办', en: 'Urge' },
  summary: 'Urge the unit (催办)',
  form: z.strictObject({ handling: z.string(), text: Words }),
  whenDone: true,
  decide(place, { handling }) {
    bySecretariat(place, '催办')
    if (!place.state.openSteps.some((s) => s.handling === handling && s.assignee.role === 'unit'))
      throw notNow('承办单位现在没有待办的步骤，不需要催办')
    return {}
  },
  apply(state, { form: { handling, text }, at }) {
    state.urgings.push({ at, handling, text })
  },
})
