import { acknowledge } from './acknowledge.ts'
import { assign } from './assign.ts'
import { clear } from './clear.ts'
import { contact } from './contact.ts'
import { coordinate } from './coordinate.ts'
import { decideExtension } from './decide-extension.ts'
import type { StepDefinition } from './define.ts'
import { dispatch } from './dispatch.ts'
import { draft } from './draft.ts'
import { evaluate } from './evaluate.ts'
import { explain } from './explain.ts'
import { follow } from './follow.ts'
import { fulfil } from './fulfil.ts'
import { inspect } from './inspect.ts'
import { issue } from './issue.ts'
import { opine } from './opine.ts'
import { publish } from './publish.ts'
import { rateFulfilment } from './rate-fulfilment.ts'
import { reassign } from './reassign.ts'
import { redo } from './redo.ts'
import { review } from './review.ts'
import { revise } from './revise.ts'
import { revisit } from './revisit.ts'
import { sign } from './sign.ts'
import { solicit } from './solicit.ts'
import { stuck } from './stuck.ts'
import { weighObjection } from './weigh-objection.ts'

/**
 * The step catalogue: every step that a case can wait in. The workflow definition, permissions, forms, worklists,
 * reminders and the API reference all read it.
 */
export const catalogue: Readonly<Record<string, StepDefinition>> = Object.fromEntries(
  [
    review,
    revise,
    follow,
    assign,
    acknowledge,
    reassign,
    dispatch,
    contact,
    opine,
    coordinate,
    draft,
    solicit,
    clear,
    sign,
    issue,
    publish,
    evaluate,
    redo,
    fulfil,
    rateFulfilment,
    explain,
    revisit,
    inspect,
    decideExtension,
    weighObjection,
    stuck,
  ].map((definition) => [definition.step, definition]),
)

/** Whether an execution waits for an open step: it is in the workflow, and was not opened by an act. */
export const isRouted = (open: { step: string; side?: boolean }): boolean =>
  !open.side && stepNamed(open.step).kind === 'routed'

/** The definition of a step; throws where a log or a workflow names one that does not exist. */
export const stepNamed = (step: string): StepDefinition => {
  const found = Object.hasOwn(catalogue, step) ? catalogue[step] : undefined
  if (!found) throw new Error(`there is no step ${step}`)
  return found
}
