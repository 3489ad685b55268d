import * as z from 'zod'
import { notNow, Refusal } from '../case/refusal.ts'
import { ContactForm, notAfterToday } from '../steps/forms.ts'
import { act } from './define.ts'
import { byLead } from './who.ts'

const Form = ContactForm.extend({
  handling: z.string(),
  /** The merged case and commit that the contact comes from; only the system says it. */
  from: z.string().optional(),
})

/** 联络沟通 outside the contact step: any time while the handling is open. */
export const contacts = act({
  act: 'contacts',
  labels: { zh: '记录联络', en: 'Record a contact' },
  summary: 'Record a contact with the deputy (联络沟通), any time while the handling is open',
  form: Form,
  decide(place, { on, from }) {
    const { actor, handling, rules } = place
    const relayed = actor.role === 'system'
    if (!relayed) {
      byLead(place, '联络情况')
      if (from) throw new Refusal('FORBIDDEN', '来源由系统填写')
    }
    if (handling?.stage === 'closed') throw notNow('承办件已办结，不能再记录联络')
    if (relayed && handling?.contacts.some((c) => c.from === from)) return null
    notAfterToday(rules, 'on', on)
    return {}
  },
  apply(_, { handling, form: { handling: __, ...contact }, at }) {
    handling?.contacts.push({ ...contact, at })
  },
})
