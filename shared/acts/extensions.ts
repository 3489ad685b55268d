import * as z from 'zod'
import { addMonths, dayOf } from '../calendar/index.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { Handling } from '../case/state.ts'
import { latestExtension } from '../profiles/index.ts'
import type { Rules } from '../rules.ts'
import { decideExtension } from '../steps/decide-extension.ts'
import { Words } from '../steps/forms.ts'
import { openSide } from '../steps/side-step.ts'
import { act } from './define.ts'
import { byLead } from './who.ts'

const Form = z.strictObject({ handling: z.string(), months: z.int().min(1).max(12), reason: Words })

/** The stages in which a first reply is still owed. */
const owed = ['acknowledgement', 'consultation', 'drafting', 'clearance']

/** Whether this handling may be extended to a day; throws where it may not, and nothing changes. */
const checkExtension = ({ profile }: Rules, handling: Handling, to: string): void => {
  const { extension } = profile
  if (!extension) throw notNow('本地规定没有延期')
  if (handling.extensions.length >= extension.times)
    throw notNow(
      extension.times === 1 ? '本件已经延期过一次，不能再延' : `本件已经延期 ${extension.times} 次，不能再延`,
    )
  const { assignedOn, firstDueOn } = handling
  const latest = firstDueOn && latestExtension(extension, { assignedOn, firstDueOn })
  if (latest && to > latest) throw invalid('months', `最迟可延至 ${latest}`)
}

/** 延期: the lead asks for more time, with a reason; where a notice is enough it takes effect at once. */
export const extensions = act({
  act: 'extensions',
  labels: { zh: '延期', en: 'Extend' },
  summary: 'Ask for an extension (延期): opens `decide-extension`, or by profile takes effect and is notified',
  form: Form,
  decide(place, { months }) {
    const handling = byLead(place, '延期')
    const { state, rules } = place
    if (handling.round > 1 || !owed.includes(handling.stage)) throw notNow('答复已经发出，不需要延期')
    if (!handling.dueOn) throw notNow('本件没有答复期限，不需要延期')
    if (dayOf(rules.now) > handling.dueOn) throw notNow(`答复期限 ${handling.dueOn} 已过，不能再申请延期`)
    if (handling.asked) throw notNow('延期申请已经提出，请等待决定')
    const dueOn = addMonths(handling.dueOn, months)
    checkExtension(rules, handling, dueOn)
    const granted = rules.profile.extension?.by === 'notice'
    return {
      facts: { from: handling.dueOn, dueOn, granted, on: dayOf(rules.now) },
      events: granted ? [] : [openSide(decideExtension, { state, rules, handling })],
    }
  },
  apply(_, { handling, form: { reason }, facts }) {
    if (!handling) return
    const { from, dueOn, granted, on } = facts as { from: string; dueOn: string; granted: boolean; on: string }
    if (!granted) {
      handling.asked = { dueOn, reason, on }
      return
    }
    // A date that was decided is not recomputed.
    Object.assign(handling, { dueOn, provisional: false })
    handling.extensions.push({ from, to: dueOn, reason, on })
  },
})
