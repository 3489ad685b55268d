import type * as z from 'zod'
import type { Actor, Assignee } from '../case/actor.ts'
import type { CaseEvent } from '../case/events.ts'
import type { CaseState, Commitment, Handling, OpenStep } from '../case/state.ts'
import type { Label, LimitName } from '../profiles/index.ts'
import type { Rules } from '../rules.ts'

/** When a step is due: by a limit of the profile, by the reply's own date, by its promise, or never. */
export type DueRule = { limit: LimitName } | 'reply' | 'commitment' | 'opinion' | 'assignment' | 'none'

/** Where a step stands: the case, the handling and the opinion or promise it is about. */
export type Place = {
  state: CaseState
  rules: Rules
  handling?: Handling
  unit?: string
  commitment?: Commitment
  /** When the step was opened, where its date is counted again; absent: now. */
  openedAt?: string
}

/** The same while a step is being completed. */
export type Act = Place & { open: OpenStep; actor: Actor }

/** What the rules make of an outcome: facts for the log, the route for the workflow, and events beside it. */
export type Decision = { facts?: Record<string, unknown>; route?: Record<string, unknown>; events?: CaseEvent[] }

/** A completed (or noted) step as the log tells it, to be applied to the case. */
export type Happened<F> = {
  handling?: Handling
  unit?: string
  commitment?: Commitment
  form: F
  facts: Record<string, unknown>
  at: string
  /** What led to the step. */
  cause: number
  version: number
  actor: Actor
}

export type Outcome<F = unknown> = {
  labels: Label
  /** `person`: by whom the step waits for; `sweep`: time ran out; `system`: another act ended it. */
  by: 'person' | 'sweep' | 'system'
  form: z.ZodType<F>
  /** A deputy may choose it too, by a personal link. */
  byDeputy: boolean
  /**
   * The workflow always opens another step of the same handling next, and nobody is told of the outcome itself: what
   * is derived from the case can wait for that step.
   */
  followed: boolean
  /** The step stays open: the outcome is only noted. */
  stays: boolean
  /** Checks the form against the case and decides; throws a Refusal. */
  decide(act: Act, form: F): Decision
  apply(state: CaseState, happened: Happened<F>): void
}

export type StepDefinition = {
  step: string
  labels: Label
  /** Routed: opened by the workflow, which waits for it. Side: opened by another act, nobody waits. */
  kind: 'routed' | 'side'
  /** What one such step is about. */
  about: 'suggestion' | 'handling' | 'opinion' | 'commitment'
  due: DueRule
  /** The handling's stage once the step is open; absent where it does not move it. */
  stage?: Handling['stage']
  assignee(place: Place): Assignee
  /** Whether silence past the due date is an outcome in this place. */
  lapses?(place: Place): boolean
  /** Nobody lapses here unreminded: a reminder that went out late gives some days more. */
  reminderFirst?: true
  outcomes: Record<string, Outcome>
}

type OutcomeInput<F> = Pick<Outcome<F>, 'labels' | 'form'> &
  Partial<Pick<Outcome<F>, 'by' | 'stays' | 'byDeputy' | 'followed'>> & {
    decide?: Outcome<F>['decide']
    apply?: Outcome<F>['apply']
  }

/** One outcome of a step; its form's type flows into `decide` and `apply`. */
export const outcome = <F>(input: OutcomeInput<F>): Outcome => {
  const full: Outcome<F> = {
    by: 'person',
    byDeputy: false,
    followed: false,
    stays: false,
    decide: () => ({}),
    apply: () => {},
    ...input,
  }
  // The form is parsed by its own schema before `decide` and `apply` see it, so the widening is safe.
  return full as unknown as Outcome
}
