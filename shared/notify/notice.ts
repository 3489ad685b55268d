import * as z from 'zod'
import { Day } from '../calendar/index.ts'
import { Assignee } from '../case/actor.ts'
import { UnitCode } from '../case/ids.ts'
import { Text } from '../case/text.ts'
import { LinkPurpose } from '../links/link.ts'

/** What people are told of. A digest gathers what is not told at once. */
export const NoticeKind = z.enum([
  'step-opened',
  'reminder',
  'escalated',
  'urged',
  'instructed',
  'accepted',
  'assigned',
  'extended',
  'replied',
  'draft-ready',
  'rate-again',
  'fulfilled',
  'objection-answered',
  'returned',
  'conclude',
  'link-reissued',
  'closed',
  'digest',
])
export type NoticeKind = z.infer<typeof NoticeKind>

/** The signers of the suggestion, by their place in it: who they are is looked up when the message is sent. `purpose` and `stepId` are their links'. */
export const ToDeputies = z.object({
  role: z.literal('deputies'),
  which: z.enum(['all', 'lead', 'others', 'one']),
  /** With `one`: which signer. */
  index: z.number().int().optional(),
  purpose: LinkPurpose,
  stepId: z.string().optional(),
})
export type ToDeputies = z.infer<typeof ToDeputies>

/**
 * Whom a notice within the offices is for, by role and duty. `officer` is the person to whom the work was given, `name`
 * one person of the role, `only` those to whom a confidential suggestion may be shown.
 */
export const ToOffice = Assignee.extend({
  role: z.enum(['secretariat', 'inspector', 'unit', 'system', 'leader', 'committee']),
  name: z.string().optional(),
  only: z.array(z.string()).optional(),
})
export type ToOffice = z.infer<typeof ToOffice>

export const NoticeTo = z.discriminatedUnion('role', [ToDeputies, ToOffice])
export type NoticeTo = z.infer<typeof NoticeTo>

export const LightName = z.enum(['green', 'yellow', 'red', 'overdue'])

/** One open step in a digest; `title` is empty where the suggestion is confidential. */
export const DigestEntry = z.object({
  suggestion: z.string(),
  number: z.string(),
  title: z.string(),
  step: z.string(),
  stepId: z.string(),
  dueOn: Day.nullable(),
  light: LightName,
  provisional: z.boolean().optional(),
})
export type DigestEntry = z.infer<typeof DigestEntry>

/**
 * Something a person should hear of. `id` is made of the case, the version and the place in the commit, so that a
 * redelivered one is recognised; `at` is when it happened, with offset. It names no deputy and carries no personal
 * data: that is looked up when the message is sent. `digest`: not sent by itself, the daily digest tells of it.
 */
export const Notice = z.object({
  id: z.string(),
  kind: NoticeKind,
  /** Empty in a digest, which is about many. */
  suggestion: z.string(),
  /** The log version that it came with: what is read to tell of it must not be older. */
  version: z.number().int().optional(),
  number: z.string().optional(),
  title: z.string(),
  at: z.string(),
  step: z.string().optional(),
  stepId: z.string().optional(),
  handling: z.string().optional(),
  to: NoticeTo.optional(),
  dueOn: Day.nullable().optional(),
  threshold: z.enum(['yellow', 'red', 'overdue']).optional(),
  /** The how many-th reminder of an overdue step it is. */
  count: z.number().int().optional(),
  /** How a suggestion was returned or closed. */
  as: z.string().optional(),
  /** What the secretariat or a leader wrote; absent where the suggestion is confidential. */
  words: Text.optional(),
  digest: z.literal(true).optional(),
  entries: z.array(DigestEntry).optional(),
  /** How many open steps the entries leave out. */
  more: z.number().int().optional(),
  /** The unit that an escalated step is with. */
  unit: UnitCode.optional(),
})
export type Notice = z.infer<typeof Notice>
