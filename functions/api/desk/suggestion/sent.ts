import type { FieldError } from '../../../../shared/case/refusal.ts'
import type { Values } from '../forms/values.ts'

/**
 * A form that was sent and comes back: because rows were added, or because something is to be put right. Of a step, or
 * of an act, which has `acts` in the step's place and its own name in the outcome's.
 */
export type Sent = { stepId: string; outcome: string; values: Values; errors: readonly FieldError[] }

/** In the step's place where an act was sent. */
export const ofActs = 'acts'
