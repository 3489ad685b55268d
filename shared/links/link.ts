import * as z from 'zod'
import { Day } from '../calendar/index.ts'

/**
 * What a deputy's link is for: to read the state and the replies, as every signer may, or to answer one step, as the
 * lead signer alone may; the latter are named as their steps, and they read too.
 */
export const LinkPurpose = z.enum(['read', 'solicit', 'evaluate', 'rate-fulfilment'])
export type LinkPurpose = z.infer<typeof LinkPurpose>

/** Whose link for what: one signer of one suggestion, and of all purposes but `read` the step that it answers. */
export const LinkOf = z.object({
  suggestion: z.string(),
  purpose: LinkPurpose,
  stepId: z.string().optional(),
  deputy: z.string(),
})
export type LinkOf = z.infer<typeof LinkOf>

/** One issue of it, counted from 1; each replaces the one before. */
export const Link = LinkOf.extend({ issue: z.number().int().positive() })
export type Link = z.infer<typeof Link>

/** A link as it is kept under the hash of its code. `lastDay` is the last day on which it opens anything. */
export const StoredLink = Link.extend({ lastDay: Day })
export type StoredLink = z.infer<typeof StoredLink>

/** Whether two are the same person's link for the same thing, whatever their issue. */
export const isSame = (a: Omit<LinkOf, 'suggestion'>, b: Omit<LinkOf, 'suggestion'>): boolean =>
  a.purpose === b.purpose && a.stepId === b.stepId && a.deputy === b.deputy
