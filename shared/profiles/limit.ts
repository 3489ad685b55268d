import * as z from 'zod'

/** In what a limit counts: working days by the State Council's calendar, natural days, or calendar months. */
export const LimitUnit = z.enum(['workdays', 'days', 'months'])
export type LimitUnit = z.infer<typeof LimitUnit>

/**
 * The day a limit runs from; it does not count itself.
 *
 * - `assigned` (交办): the handling's day of assignment
 * - `received` (收到): delivery to the unit; the day of assignment unless a later delivery on paper is recorded. Before
 *   there is a handling: the day the secretariat received the suggestion
 * - `issued` (发出): the reply's day of issue
 * - `delivered` (代表收到): the reply's delivery to the lead deputy; the day of issue unless recorded
 * - `opened` (当事步骤开始): the day on which the step or round that carries the limit began, e.g. the re-assignment
 *   for a redone reply or the fulfilment notice for its rating
 */
export const LimitStart = z.enum(['assigned', 'received', 'issued', 'delivered', 'opened'])
export type LimitStart = z.infer<typeof LimitStart>

/**
 * Where a value comes from: article numbers of the profile's rule (`27`, `20, 21`), another rule's article in words
 * (`实施办法 40`), or `setting` where the rule is silent and the place decides.
 */
export const Article = z.string().trim().min(1)
export type Article = z.infer<typeof Article>

/** One time limit: `count` units from a start day. */
export const Limit = z.strictObject({
  count: z.int().min(1).max(400),
  unit: LimitUnit,
  from: LimitStart,
  article: Article,
})
export type Limit = z.infer<typeof Limit>

/** How long before a due day something happens. */
export const Threshold = z.strictObject({ count: z.int().min(0).max(400), unit: z.enum(['workdays', 'days']) })
export type Threshold = z.infer<typeof Threshold>

/** The two thresholds of the lights: `green` until the first, then `yellow`, from the second on `red`. */
export const Thresholds = z
  .strictObject({ yellow: Threshold, red: Threshold })
  .refine(({ yellow, red }) => yellow.unit !== red.unit || yellow.count >= red.count, {
    path: ['red'],
    error: 'red comes before yellow',
  })
export type Thresholds = z.infer<typeof Thresholds>
