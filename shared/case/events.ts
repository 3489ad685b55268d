import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { Assignee } from './actor.ts'
import { UnitCode } from './ids.ts'
import { Suggestion } from './suggestion.ts'
import { Text } from './text.ts'

const Json: z.ZodType<Record<string, unknown>> = z.record(z.string(), z.unknown())

const step = {
  stepId: z.string(),
  step: z.string(),
  handling: z.string().optional(),
  unit: UnitCode.optional(),
  commitment: z.string().optional(),
}

/** What can happen to a case. An event says what became true; it is never changed or taken back. */
export const CaseEvent = z.discriminatedUnion('type', [
  /** The case begins; `definition` is the published version of the workflow definition that it follows for good. */
  z.object({ type: z.literal('Submitted'), suggestion: Suggestion, definition: z.number().int() }),
  /** `cause` is the log version that led to the step; `dueOn` null where the place sets no limit; `at` where a stuck one hangs. */
  z.object({
    type: z.literal('StepOpened'),
    ...step,
    assignee: Assignee,
    cause: z.number().int(),
    dueOn: Day.nullable(),
    provisional: z.boolean().optional(),
    at: z.string().optional(),
  }),
  /** An outcome that leaves the step open, such as a co-unit's 签收 or progress on a promise. */
  z.object({ type: z.literal('StepNoted'), ...step, outcome: z.string(), form: Json.optional() }),
  /** `facts` is what the rules made of the form; `route` is all that the workflow definition needs to go on. */
  z.object({
    type: z.literal('StepCompleted'),
    ...step,
    outcome: z.string(),
    form: Json.optional(),
    facts: Json.optional(),
    route: Json.optional(),
  }),
  /** An open step that ends without an outcome, as on withdrawal. */
  z.object({ type: z.literal('StepCancelled'), ...step }),
  z.object({
    type: z.literal('ContactRecorded'),
    handling: z.string(),
    mode: z.string(),
    on: Day,
    with: z.array(z.string()),
    summary: Text,
  }),
  /** The handling ends; with the last one the suggestion does. */
  z.object({ type: z.literal('HandlingClosed'), handling: z.string() }),
  z.object({ type: z.literal('SuggestionClosed'), as: z.enum(['done', 'withdrawn', 'returned', 'reference']) }),
  /** Signers take their names off; `all` when none is left. */
  z.object({ type: z.literal('Withdrawn'), signers: z.array(z.string()), on: Day, reason: Text, all: z.boolean() }),
  /** A new execution takes over from the one before it. */
  z.object({ type: z.literal('GenerationStarted'), generation: z.number().int(), reason: z.string() }),
  z.object({ type: z.literal('Reminded'), stepId: z.string(), threshold: z.enum(['yellow', 'red', 'overdue']) }),
  /** Another suggestion was merged into this one. */
  z.object({ type: z.literal('Joined'), suggestion: z.string() }),
  /** Somebody read the deputies' phones and e-mails. */
  z.object({ type: z.literal('PersonalDataRead') }),
])
export type CaseEvent = z.infer<typeof CaseEvent>
export type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
