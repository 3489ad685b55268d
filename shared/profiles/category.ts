import * as z from 'zod'

/** One text in both languages of the pages. */
export const Label = z.strictObject({ zh: z.string().trim().min(1), en: z.string().trim().min(1) })
export type Label = z.infer<typeof Label>

/**
 * One row of a place's category table (答复类别). Rules follow the meaning, never the letter:
 *
 * - `solved`: counts as solved in the rates
 * - `tracked`: carries a promise that is followed to its end
 * - `needsPlan`: the reply must say what will be done
 * - `needsDeadline`: the reply must say by when
 */
export const Category = z.strictObject({
  code: z.string().trim().min(1).max(8),
  label: Label,
  solved: z.boolean(),
  tracked: z.boolean(),
  needsPlan: z.boolean(),
  needsDeadline: z.boolean(),
})
export type Category = z.infer<typeof Category>

type Traits = Omit<Category, 'code' | 'label'>
const NONE: Traits = { solved: false, tracked: false, needsPlan: false, needsDeadline: false }

/** A row of a table; traits that are not given are false. */
export function category(code: string, label: Label, traits: Partial<Traits> = {}): Category {
  return { code, label, ...NONE, ...traits }
}
