/**
 * Why an act is refused. FORBIDDEN: may see it, not do it. NOT_FOUND: not there, or not this caller's to know.
 * PRECONDITION_FAILED: the case's state says no. CONFLICT: another writer came first. KEY_REUSED: an idempotency
 * key came again with another body.
 */
export type RefusalCode =
  | 'INVALID'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'PRECONDITION_FAILED'
  | 'CONFLICT'
  | 'KEY_REUSED'
  | 'TOO_LARGE'

/** A wrong field: its path in the input, such as `handlings.0.lead`, and what to do, in Chinese. */
export type FieldError = { path: string; message: string }

/** An act that is refused; nothing has been written. `message` is for people, in Chinese. */
export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  override name = 'Refusal'
  constructor(
    readonly code: C,
    message: string,
    readonly errors: FieldError[] = [],
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** Refuses input whose named field is wrong. */
export const invalid = (path: string, message: string): Refusal<'INVALID'> =>
  new Refusal('INVALID', '有内容需要改正', [{ path, message }])

/** Refuses what the state of the case does not allow now. */
export const notNow = (message: string): Refusal<'PRECONDITION_FAILED'> => new Refusal('PRECONDITION_FAILED', message)
