import type * as z from 'zod'
import { fieldErrors } from '../../shared/case/decide/parse.ts'
import { Refusal } from '../../shared/case/refusal.ts'

/** What a route does with input that its schema refuses: a Refusal that names every wrong field. */
export const refuseInput = (result: { success: true } | { success: false; error: z.ZodError }): void => {
  if (!result.success) throw new Refusal('INVALID', '有内容需要改正', fieldErrors(result.error))
}
