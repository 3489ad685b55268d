import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { invalid } from '../case/refusal.ts'
import { CoUnits, checkUnits } from './assign.ts'
import { secretariat } from './assignees.ts'
import { outcome, type StepDefinition } from './define.ts'
import { limitDay } from './due.ts'
import { Day, Line, UnitCode, Words } from './forms.ts'
import { recalled } from './recalled.ts'

const Reassign = z.strictObject({
  lead: UnitCode,
  co: CoUnits.optional(),
  part: Line.optional(),
  dueOn: Day.optional(),
})

/** 重新交办: the secretariat decides on a decline. The reply's clock goes on unless the place says otherwise. */
export const reassign: StepDefinition = {
  step: 'reassign',
  labels: { zh: '重新交办', en: 'Reassign' },
  kind: 'routed',
  about: 'handling',
  due: { limit: 'reassign' },
  stage: 'acknowledgement',
  assignee: secretariat,
  outcomes: {
    reassign: outcome({
      labels: { zh: '改交', en: 'Reassign' },
      form: Reassign,
      decide: ({ handling, rules }, { lead, co = [], dueOn }) => {
        checkUnits(rules, '', lead, co)
        const today = dayOf(rules.now)
        if (dueOn && dueOn < today) throw invalid('dueOn', '答复期限不能早于今天')
        const starts = { assignedOn: today, receivedOn: today, openedOn: today }
        const reply = rules.profile.reassignment.restartsReply
          ? limitDay(rules, 'reply', starts)
          : { dueOn: handling?.dueOn ?? null, provisional: handling?.provisional ?? false }
        return {
          facts: { today, ...reply, ...(dueOn && { dueOn }), coDueOn: limitDay(rules, 'coOpinion', starts).dueOn },
        }
      },
      apply: (_, { handling, form, facts }) => {
        if (!handling) return
        const { today, dueOn, provisional, coDueOn } = facts as {
          today: string
          dueOn: string | null
          provisional: boolean
          coDueOn: string | null
        }
        const kept = handling.opinions
        const co = form.co ?? []
        Object.assign(handling, {
          unit: form.lead,
          co,
          ...(form.part && { part: form.part }),
          heldOn: today,
          dueOn,
          provisional,
          declined: undefined,
          upheld: undefined,
          section: undefined,
          officer: undefined,
          opinions: Object.fromEntries(co.map((code) => [code, kept[code] ?? { dueOn: coDueOn }])),
        })
      },
    }),
    uphold: outcome({
      labels: { zh: '维持原交办', en: 'Uphold' },
      form: z.strictObject({ reason: Words }),
      apply: (_, { handling }) => {
        if (handling) handling.upheld = true
      },
    }),
    recalled,
  },
}
