import * as z from 'zod'
import type { Arns } from '../arns.ts'
import type { Engine } from '../engine/engine.ts'
import type { Placeholders } from '../engine/task-parameters.ts'
import type { Tokens } from '../engine/tokens.ts'
import { validationError } from '../errors.ts'
import type { Executions } from '../records/executions.ts'
import type { Machines } from '../records/machines.ts'

/** What operations work with. */
export interface OperationDeps {
  arns: Arns
  machines: Machines
  executions: Executions
  engine: Engine
  tokens: Tokens
  placeholders: Placeholders
  region: string
  now: () => Date
  /** A TaskTimedOut is about to be answered. */
  onTimedOut(): void
  /** An operation threw what is no answer. */
  onError(error: unknown): void
}

/** One operation of the API: the request as sent to the answer as sent. */
export type Operation = (request: unknown, deps: OperationDeps) => object

/** Makes an operation of a request schema and what it does. */
export function operation<Request>(
  schema: z.ZodType<Request>,
  run: (request: Request, deps: OperationDeps) => object,
): Operation {
  return (request, deps) => {
    const parsed = schema.safeParse(request)
    if (parsed.success) return run(parsed.data, deps)
    const [issue] = parsed.error.issues
    const path = issue?.path.join('.') || 'request'
    const value = valueAt(request, issue?.path ?? [])
    throw validationError(
      value === undefined || value === null
        ? `Value null at '${path}' failed to satisfy constraint: Member must not be null`
        : `Value at '${path}' failed to satisfy constraint: ${issue?.message}`,
    )
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key], value)
}

/** AWS's JSON protocols carry times as seconds since 1970, with fractions. */
export const seconds = (ms: number): number => ms / 1000

/** The longest input, output or cause. */
export const MAX_DATA_BYTES = 262_144

/** JSON text of up to 256 KiB. */
export const dataText = z
  .string()
  .refine(
    (text) => Buffer.byteLength(text) <= MAX_DATA_BYTES,
    `Member must have length less than or equal to ${MAX_DATA_BYTES}`,
  )
