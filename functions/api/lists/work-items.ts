import { unattended } from '../../../shared/organisation.ts'
import type { Brief } from '../../../shared/projection/row.ts'
import type { Rules } from '../../../shared/rules.ts'
import { choices } from '../views/case.view.ts'
import type { LightAt } from './lights.ts'

/** A session's rules, and how its due days look. */
export type Place = { rules: Rules; lightAt: LightAt }

export type Step = Brief['openSteps'][number]

/** An open step that waits for the caller, and its case. */
export type OpenWork = { of: Brief; step: Step; place: Place }

/** An open step as a worklist tells it. */
export type WorkItem = ReturnType<typeof itemOf>

export const itemOf = ({ of, step, place: { rules, lightAt } }: OpenWork) => {
  const why = unattended(step.assignee, rules)
  return {
    ...step,
    ...(why && { unattended: why }),
    suggestion: of.id,
    number: of.number,
    title: of.title,
    outcomes: choices(step.step),
    light: lightAt(step.dueOn),
    provisional: step.provisional ?? false,
  }
}

/** What has no date comes last. */
const never = '9999'

const urgencyOf = ({ dueOn, stepId }: Step): string => `${dueOn ?? never}~${stepId}`

/** The order of a worklist: by due day, and of one day by the step's id. */
export const byUrgency = ({ step: a }: OpenWork, { step: b }: OpenWork): number => {
  const [one, other] = [a.dueOn ?? never, b.dueOn ?? never]
  if (one !== other) return one < other ? -1 : 1
  return a.stepId < b.stepId ? -1 : 1
}

/** So many of a worklist after the cursor; `cursor` of the answer is the last of them, and leads to what is less urgent. */
export const workPage = (open: readonly OpenWork[], limit: number, cursor = '') => {
  const first = cursor === '' ? 0 : open.findIndex(({ step }) => urgencyOf(step) > cursor)
  const from = first < 0 ? open.length : first
  const items = open.slice(from, from + limit).map(itemOf)
  const last = items.at(-1)
  return { from, page: { items, ...(last && from + limit < open.length && { cursor: urgencyOf(last) }) } }
}
