import type * as z from 'zod'
import type { RequestKey } from '../../../../shared/case/commit.ts'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { keyFor } from '../../deps.ts'
import type { DeskContext, DeskDeps } from '../desk-env.ts'
import { signedIn } from '../session.ts'
import { fieldsOf } from './fields.ts'
import { toInput } from './input.ts'
import { changeRows } from './rows.ts'
import { type Posted, readValues, type Values, withoutBlankRows } from './values.ts'

/** What became of a form that was sent: done, back with other rows, or back with what is wrong. */
export type Sending =
  | { kind: 'done'; state: CaseState }
  | { kind: 'rows'; values: Values }
  | { kind: 'refused'; values: Values; refusal: Refusal; errors: readonly FieldError[] }

type Sent = {
  posted: Posted
  form: z.ZodType
  /** What the request says beside the form, such as the outcome: the same key with another one is another request. */
  said: Record<string, unknown>
  perform(input: Record<string, unknown>, request: RequestKey | undefined): Promise<CaseState>
}

/** The one value of that name that was posted. */
export const postedOne = (posted: Posted, name: string): string | undefined => posted.get(name)?.[0]

/** The change of rows that was asked for by a button, if one was. */
const rowChange = (posted: Posted) => {
  const [add, remove] = [postedOne(posted, 'add'), postedOne(posted, 'remove')]
  return add !== undefined ? { add } : remove !== undefined ? { remove } : undefined
}

/**
 * Takes a form that was sent: rows are changed, or what was typed becomes the input that the API takes and is
 * performed, a second click being the first one. What may not be known of (NOT_FOUND) is thrown on.
 */
export const sendForm = async (
  deps: DeskDeps,
  c: DeskContext,
  { posted, form, said, perform }: Sent,
): Promise<Sending> => {
  const person = signedIn(c.var.viewer.person)
  const fields = fieldsOf(form)
  const typed = readValues(fields, posted)
  const change = rowChange(posted)
  if (change) return { kind: 'rows', values: changeRows(fields, typed, change) }
  const values = withoutBlankRows(typed)
  try {
    const input = toInput(form, values, await deps.rules.units())
    const once = postedOne(posted, 'once')
    const request = once ? keyFor(person.sub, once, `${c.req.method} ${c.req.path}`, { ...said, ...input }) : undefined
    return { kind: 'done', state: await perform(input, request) }
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'NOT_FOUND') throw error
    const errors = error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }]
    return { kind: 'refused', values, refusal: error, errors }
  }
}
