import * as z from 'zod'
import { Refusal } from '../case/refusal.ts'
import { Day, Line, notAfterToday, Words } from '../steps/forms.ts'
import { act } from './define.ts'
import { bySecretariat } from './who.ts'

/** 重点督办: decided by the chairpersons' meeting; the head handles it, and a committee or leader supervises. */
export const key = act({
  act: 'key',
  labels: { zh: '列为重点督办', en: 'Make it key-supervised' },
  summary: 'Put it under key supervision (重点督办)',
  form: z.strictObject({
    decidedOn: Day,
    supervisor: Line,
    committee: Line.optional(),
    handlingLeader: Line.optional(),
    reason: Words,
  }),
  decide(place, { decidedOn }) {
    bySecretariat(place, '重点督办')
    notAfterToday(place.rules, 'decidedOn', decidedOn)
    return {}
  },
  apply(state, { form }) {
    state.key = form
    for (const open of state.openSteps) {
      if (open.step === 'contact') open.assignee = { role: 'unit', unit: open.assignee.unit, duty: 'head' }
      if (open.step === 'inspect' && form.committee) open.assignee = { ...open.assignee, committee: form.committee }
    }
  },
})

/** 批示: a leader, or the supervising committee, writes an instruction; the units in charge are told. */
export const instructions = act({
  act: 'instructions',
  labels: { zh: '批示', en: 'Instruct' },
  summary: 'Write an instruction (批示): leaders, and the committee that supervises it',
  form: z.strictObject({ text: Words }),
  decide({ state, actor }) {
    const supervises = actor.role === 'committee' && actor.committee === state.key?.committee
    if (actor.role !== 'leader' && !supervises) throw new Refusal('FORBIDDEN', '批示由领导或督办的专门委员会作出')
    return {}
  },
  apply(state, { form: { text }, at, actor }) {
    state.instructions.push({ at, by: 'name' in actor ? (actor.name ?? '') : '', text })
  },
})
