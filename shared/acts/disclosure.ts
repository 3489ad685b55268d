import * as z from 'zod'
import { notNow, Refusal } from '../case/refusal.ts'
import { Words } from '../steps/forms.ts'
import { publish } from '../steps/publish.ts'
import { openSide } from '../steps/side-step.ts'
import { act } from './define.ts'
import { isOf } from './who.ts'

/** A later decision on publishing: open it, or take a page down, with a reason. */
export const disclosure = act({
  act: 'disclosure',
  labels: { zh: '变更公开方式', en: 'Decide on publishing' },
  summary: 'A later decision on publishing (公开): `open` opens `publish`, the others take the page down',
  form: z.strictObject({ handling: z.string(), decision: z.enum(['open', 'on-request', 'closed']), reason: Words }),
  whenDone: true,
  decide(place, { decision }) {
    const { state, rules, handling, actor } = place
    const unitOffice =
      actor.role === 'unit' && actor.duties.includes('office') && handling && isOf(place, handling.unit)
    if (!unitOffice && actor.role !== 'secretariat')
      throw new Refusal('FORBIDDEN', '公开方式由主办单位办公室或代表工作机构决定')
    const reply = handling?.replies.at(-1)
    if (!handling || !reply) throw notNow('答复还没有发出')
    if (reply.disclosure === decision) throw notNow('现在就是这种公开方式')
    if (state.suggestion.confidential && decision === 'open') throw notNow('保密建议的答复不公开')
    const pending = state.openSteps.filter((s) => s.step === 'publish' && s.handling === handling.id)
    if (decision === 'open') return { events: [openSide(publish, { state, rules, handling })] }
    return {
      events: pending.map(({ stepId, step }) => ({ type: 'StepCancelled', stepId, step, handling: handling.id })),
    }
  },
  apply(_, { handling, form: { decision } }) {
    const reply = handling?.replies.at(-1)
    if (!reply) return
    Object.assign(reply, { disclosure: decision, publishedOn: undefined })
  },
})
