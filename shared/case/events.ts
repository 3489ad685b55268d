import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { EnteredRecord } from '../history/entered.ts'
import { LinkPurpose } from '../links/link.ts'
import { Assignee } from './actor.ts'
import { UnitCode } from './ids.ts'
import { Suggestion } from './suggestion.ts'
import { Text } from './text.ts'

const Json: z.ZodType<Record<string, unknown>> = z.record(z.string(), z.unknown())

/** Where a recalled handling starts again. */
export const Restart = z.enum(['acknowledge', 'draft', 'redo'])
export type Restart = z.infer<typeof Restart>

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
  /**
   * What was answered before it came into the system, entered afterwards as closed (历史补录); the whole of it, in the
   * place of what was entered before. `digest` tells one input from another; `source` is the letter that it was read from.
   */
  z.object({
    type: z.literal('HistoryEntered'),
    suggestion: Suggestion,
    handlings: z.array(EnteredRecord),
    digest: z.string(),
    source: z.string().optional(),
  }),
  /** What was entered afterwards was wrong and counts nowhere. */
  z.object({ type: z.literal('HistoryRevoked'), reason: Text }),
  /** `cause` is the log version that led to the step; `dueOn` null where the place sets no limit; `at` where a stuck one hangs; `side` where no execution waits. */
  z.object({
    type: z.literal('StepOpened'),
    ...step,
    assignee: Assignee,
    cause: z.number().int(),
    dueOn: Day.nullable(),
    provisional: z.boolean().optional(),
    side: z.boolean().optional(),
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
  /** An act that completes no step, by its name in the register of acts (shared/acts). */
  z.object({
    type: z.literal('Acted'),
    act: z.string(),
    handling: z.string().optional(),
    form: Json,
    facts: Json.optional(),
  }),
  /**
   * The handling starts again at a step; its open steps have been cancelled, and the next generation leads there.
   * `commitments` are the promises that are still to be followed beside it; those in `met` wait for the deputy's
   * rating, those in `disliked` for what follows 不满意.
   */
  z.object({
    type: z.literal('HandlingRecalled'),
    handling: z.string(),
    restart: Restart,
    commitments: z.array(z.string()).optional(),
    met: z.array(z.string()).optional(),
    disliked: z.array(z.string()).optional(),
  }),
  /**
   * Due days moved, or were made firm, with a calendar notice that was loaded later (`loadedAt`); `of` names an open
   * step, a handling's reply or redone reply, or a co-unit's opinion.
   */
  z.object({
    type: z.literal('DueRecomputed'),
    notice: z.string(),
    loadedAt: z.string().optional(),
    moves: z.array(
      z.object({
        of: z.enum(['step', 'handling', 'redo', 'opinion']),
        id: z.string(),
        unit: UnitCode.optional(),
        from: Day,
        to: Day,
        provisional: z.boolean(),
      }),
    ),
  }),
  /** The handling ends; with the last one the suggestion does. */
  z.object({ type: z.literal('HandlingClosed'), handling: z.string() }),
  z.object({ type: z.literal('SuggestionClosed'), as: z.enum(['done', 'withdrawn', 'returned', 'reference']) }),
  /** A new execution takes over from the one before it. */
  z.object({ type: z.literal('GenerationStarted'), generation: z.number().int(), reason: z.string() }),
  /** `count`: the how many-th reminder of an overdue step, from the second on. */
  z.object({
    type: z.literal('Reminded'),
    stepId: z.string(),
    threshold: z.enum(['yellow', 'red', 'overdue']),
    count: z.number().int().optional(),
  }),
  /** Another suggestion was merged into this one. */
  z.object({ type: z.literal('Joined'), suggestion: z.string() }),
  /** One that was merged into this one goes on alone. */
  z.object({ type: z.literal('Left'), suggestion: z.string() }),
  /** Somebody read the deputies' phones and e-mails. */
  z.object({ type: z.literal('PersonalDataRead') }),
  /** A deputy's phone or e-mail was changed; what it is now stands beside the log. */
  z.object({
    type: z.literal('PersonalDataChanged'),
    deputy: z.string(),
    phone: z.enum(['set', 'cleared']).optional(),
    email: z.enum(['set', 'cleared']).optional(),
  }),
  /** A signer's link was issued anew: the one before is replaced. Of all purposes but `read`, with the step it answers. */
  z.object({
    type: z.literal('LinkReissued'),
    deputy: z.string(),
    purpose: LinkPurpose,
    stepId: z.string().optional(),
    issue: z.number().int(),
    /** Its code was shown to the secretariat, to be given to the deputy by hand. */
    handed: z.literal(true).optional(),
  }),
  /** All links that a signer has open nothing any more. */
  z.object({ type: z.literal('LinksRevoked'), deputy: z.string(), reason: Text }),
])
export type CaseEvent = z.infer<typeof CaseEvent>
export type EventOf<T extends CaseEvent['type']> = Extract<CaseEvent, { type: T }>
