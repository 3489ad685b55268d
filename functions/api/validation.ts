import type { Context } from 'hono'
import type * as z from 'zod'
import { fieldErrors } from '../../shared/case/decide/parse.ts'
import { invalid, Refusal } from '../../shared/case/refusal.ts'

type Checked = { target: string } & ({ success: true } | { success: false; error: z.ZodError })

const isJson = /^application\/([\w.-]+\+)?json\s*(;|$)/i

/** What a route does with input that its schema refuses: a Refusal that names every wrong field. */
export const refuseInput = (result: Checked, c: Context): void => {
  if (result.success) return
  // Without a type and a body all fields would seem to be missing.
  if (result.target === 'json' && !isJson.test(c.req.header('content-type') ?? ''))
    throw invalid('', '请以 application/json 提交')
  throw new Refusal('INVALID', '有内容需要改正', fieldErrors(result.error))
}
