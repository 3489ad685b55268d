import type * as z from 'zod'
import type { Actor } from '../case/actor.ts'
import { isOver } from '../case/decide/open-step.ts'
import { parseInput } from '../case/decide/parse.ts'
import type { CaseEvent } from '../case/events.ts'
import { invalid, notNow } from '../case/refusal.ts'
import type { CaseState, Handling } from '../case/state.ts'
import type { Label } from '../profiles/index.ts'
import type { Rules } from '../rules.ts'
import type { Decision } from '../steps/define.ts'

/** Where somebody acts: the case, and the handling that the act is about. */
export type ActPlace = { state: CaseState; rules: Rules; actor: Actor; handling?: Handling }

/** An act as the log tells it, to be applied to the case. */
export type ActDone<F> = {
  handling?: Handling
  form: F
  facts: Record<string, unknown>
  at: string
  version: number
  actor: Actor
}

/** Something that people do to a case beside completing a step (联络、退办、延期、催办 …). */
export type ActDefinition<F = unknown> = {
  /** Its name, which is also the last part of its path: `/api/suggestions/{id}/<act>`. */
  act: string
  /** The path where it is not the name: `{unit}` in it becomes the form's `unit`. */
  path?: string
  labels: Label
  /** One line for the API's reference. */
  summary: string
  form: z.ZodType<F>
  /** Also on a case that is done, such as a later decision on publishing; `always`: on one that is over for any reason, or was entered afterwards. */
  whenDone?: true | 'always'
  /** Checks the form against the case and who acts; throws a Refusal. `null`: there is nothing to do. */
  decide(place: ActPlace, form: F): Decision | null
  apply(state: CaseState, done: ActDone<F>): void
}

/** One act; its form's type flows into `decide` and `apply`. */
export const act = <F>(definition: ActDefinition<F>): ActDefinition =>
  // The form is parsed by its own schema before `decide` and `apply` see it, so the widening is safe.
  definition as unknown as ActDefinition

/** The events of an act on this case. Throws a Refusal; nothing has happened then. */
export const decideAct = (
  definition: ActDefinition,
  state: CaseState,
  input: unknown,
  actor: Actor,
  rules: Rules,
): CaseEvent[] => {
  const form = parseInput(definition.form, input) as { handling?: string }
  if (definition.whenDone !== 'always') {
    if (state.entered) throw notNow('这件建议是事后补录的，内容有误请重新补录')
    if (state.stage === 'closed' && (isOver(state) || !definition.whenDone)) throw notNow('建议已经办结，不能再这样办')
  }
  const handling = form.handling === undefined ? undefined : state.handlings.find((h) => h.id === form.handling)
  if (form.handling !== undefined && !handling) throw invalid('handling', '这件建议没有这个承办件')
  const decision = definition.decide({ state, rules, actor, ...(handling && { handling }) }, form)
  if (!decision) return []
  const { facts, events = [] } = decision
  const { act } = definition
  return [{ type: 'Acted', act, ...(handling && { handling: handling.id }), form, ...(facts && { facts }) }, ...events]
}
