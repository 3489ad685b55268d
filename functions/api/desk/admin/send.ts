import type * as z from 'zod'
import { type FieldError, Refusal } from '../../../../shared/case/refusal.ts'
import { problemOf } from '../../problem.ts'
import type { DeskContext, DeskDeps } from '../desk-env.ts'
import { fieldsOf } from '../forms/fields.ts'
import { toInput } from '../forms/input.ts'
import { changeRows } from '../forms/rows.ts'
import { postedOne } from '../forms/send.ts'
import { postedOf, readValues, type Values, withoutBlankRows } from '../forms/values.ts'

/** A form that came back: with other rows, or with what is wrong. */
export type CameBack = { values: Values; errors: readonly FieldError[]; status: number }

/**
 * Takes a form that sets something; answers nothing where it was done. What is set is set whole, so that a second click
 * changes nothing.
 */
export const sendSetting = async <T>(
  deps: DeskDeps,
  c: DeskContext,
  form: z.ZodType<T>,
  perform: (input: T) => Promise<unknown>,
): Promise<CameBack | undefined> => {
  const posted = postedOf(await c.req.formData())
  const fields = fieldsOf(form)
  const typed = readValues(fields, posted)
  const [add, remove] = [postedOne(posted, 'add'), postedOne(posted, 'remove')]
  if (add !== undefined) return { values: changeRows(fields, typed, { add }), errors: [], status: 200 }
  if (remove !== undefined) return { values: changeRows(fields, typed, { remove }), errors: [], status: 200 }
  const values = withoutBlankRows(typed)
  try {
    await perform(form.parse(toInput(form, values, await deps.rules.units())))
    return undefined
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'FORBIDDEN') throw error
    const errors = error.errors.length > 0 ? error.errors : [{ path: '', message: error.message }]
    return { values, errors, status: problemOf(error).status }
  }
}
