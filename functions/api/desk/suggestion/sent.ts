import type { FieldError } from '../../../../shared/case/refusal.ts'
import type { Values } from '../forms/values.ts'

/** A form that was sent and comes back: because rows were added, or because something is to be put right. */
export type Sent = { stepId: string; outcome: string; values: Values; errors: readonly FieldError[] }
