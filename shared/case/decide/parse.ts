import type * as z from 'zod'
import { type FieldError, Refusal } from '../refusal.ts'

/** Zod's issues as field errors; unknown members are named by their own path. */
export const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ path: [...path, key].join('.'), message: '没有这一项，请删去' }))
    return [{ path: path.join('.'), message: issue.message }]
  })

/** The parsed input, or a Refusal that names every wrong field. */
export const parseInput = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  throw new Refusal('INVALID', '有内容需要改正', fieldErrors(parsed.error))
}
