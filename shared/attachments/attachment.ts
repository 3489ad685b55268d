import * as z from 'zod'
import { largestFile, mediaTypes } from './kinds.ts'

/** The hash of a file's bytes, which it is kept under. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 写作 64 位小写十六进制')

/** What an attachment hangs on: the suggestion itself, one contact of a handling (counted from 1), the letter being drafted. */
export const AttachedTo = z.strictObject({
  on: z.enum(['suggestion', 'contact', 'draft'], '附在哪里写作 suggestion、contact 或 draft').default('suggestion'),
  handling: z.string().max(100).optional(),
  contact: z.number().int('写明是第几次联络').min(1, '写明是第几次联络，从 1 起').optional(),
})
export type AttachedTo = z.infer<typeof AttachedTo>

/** What was attached, as the log says it: the bytes are in the store of attachments, by their hash. */
export const AttachmentForm = AttachedTo.extend({
  sha256: Sha256,
  name: z.string().min(1).max(240),
  size: z.number().int().min(1).max(largestFile),
  mediaType: z.enum(mediaTypes),
})
export type AttachmentForm = z.infer<typeof AttachmentForm>

/**
 * An attachment of a case that was not taken down. `id` is `a` and the log version that attached it; of a draft `round` is
 * the round whose letter it belongs to.
 */
export type Attachment = AttachmentForm & { id: string; version: number; at: string; round?: number }

/** Whether two hang on the same thing. */
export const isOnSame = (a: AttachedTo & { round?: number }, b: AttachedTo & { round?: number }): boolean =>
  a.on === b.on && a.handling === b.handling && a.contact === b.contact && a.round === b.round
