import * as z from 'zod'
import { formatInstant } from '../calendar/index.ts'
import { Notice, NoticeKind } from './notice.ts'

/** Which message: its suggestion (empty for a digest) and its id. */
export const MessageKey = z.object({ suggestion: z.string(), id: z.string() })
export type MessageKey = z.infer<typeof MessageKey>

/**
 * What became of a message. Neither its text nor an address is kept: while it is pending, or has failed and can be sent
 * again, the notice is, and each attempt renders it again. `channels` are those that have taken it; instants are ISO
 * 8601 with offset.
 */
export const OutboxRecord = MessageKey.extend({
  kind: NoticeKind,
  state: z.enum(['pending', 'delivered', 'failed']),
  channels: z.array(z.string()),
  attempts: z.number().int(),
  /** A code, never an error's text, which can hold an address. */
  lastError: z.string().optional(),
  at: z.string(),
  nextAttemptAt: z.string().optional(),
  /** When it failed, while it waits for somebody to look at it. */
  failedAt: z.string().optional(),
  recipient: z.string(),
  notice: Notice.optional(),
})
export type OutboxRecord = z.infer<typeof OutboxRecord>

/** How long to wait after each failed attempt; after the last one the message has failed for good. Minutes. */
export const backoffMinutes = [1, 5, 30, 120, 720] as const

/** A message that is being tried belongs to that attempt for so long, longer than any attempt lasts. Milliseconds. */
const leaseMs = 120_000

const later = (now: Date, ms: number): string => formatInstant(new Date(now.getTime() + ms))

/** A message before its first attempt. */
export const newRecord = (notice: Notice, id: string, recipient: string, now: Date): OutboxRecord => ({
  suggestion: notice.suggestion,
  id,
  kind: notice.kind,
  state: 'pending',
  channels: [],
  attempts: 0,
  at: formatInstant(now),
  recipient,
  notice,
})

/** The record while it is tried: if the attempt dies with its process, the sweep takes it up after the lease. */
export const leased = (record: OutboxRecord, now: Date): OutboxRecord => ({
  ...record,
  nextAttemptAt: later(now, leaseMs),
})

/** What the channels answered: null where one took the message, else an error code. */
export type Answers = ReadonlyMap<string, string | null>

const settledAs = (
  { notice: _, nextAttemptAt: __, lastError: ___, failedAt: ____, ...record }: OutboxRecord,
  state: 'delivered' | 'failed',
): OutboxRecord => ({ ...record, state })

/** A message that somebody should look at: it can be sent again, or taken off the list. */
const failedAs = ({ nextAttemptAt: _, ...record }: OutboxRecord, lastError: string, now: Date): OutboxRecord => ({
  ...record,
  state: 'failed',
  lastError,
  failedAt: formatInstant(now),
})

/** The record after an attempt: delivered once every channel has it, else to be tried again, or failed for good. */
export const afterAttempt = (record: OutboxRecord, answers: Answers, now: Date): OutboxRecord => {
  const took = [...answers].filter(([, error]) => error === null).map(([channel]) => channel)
  const lastError = [...answers.values()].find((error) => error !== null)
  const next = { ...record, channels: [...record.channels, ...took], attempts: record.attempts + 1 }
  if (!lastError) return settledAs(next, 'delivered')
  const wait = backoffMinutes[record.attempts]
  if (wait === undefined) return failedAs(next, lastError, now)
  return { ...next, lastError, nextAttemptAt: later(now, wait * 60_000) }
}

/** A message that nobody need get any more: what it asks for is done, or the recipient is not there. */
export const pointless = (record: OutboxRecord, lastError: 'OVERTAKEN' | 'RECIPIENT_GONE'): OutboxRecord => ({
  ...settledAs(record, 'failed'),
  lastError,
})

/**
 * A message without a way to its recipient. A deputy who is asked something is reached in no other way, so somebody
 * should look at it; what is only told is on the deputy's page, and what an office has to do is in its work.
 */
export const unreachable = (record: OutboxRecord, now: Date): OutboxRecord => {
  const { kind, to } = record.notice ?? {}
  const isAsked = to?.role === 'deputies' && (to.purpose !== 'read' || kind === 'link-reissued')
  return isAsked ? failedAs(record, 'NO_CHANNEL', now) : { ...settledAs(record, 'failed'), lastError: 'NO_CHANNEL' }
}

/** A failed message that is to be sent again, as if for the first time; what took it is not sent to twice. */
export const sentAgain = ({ failedAt: _, lastError: __, ...record }: OutboxRecord, now: Date): OutboxRecord => ({
  ...record,
  state: 'pending',
  attempts: 0,
  nextAttemptAt: formatInstant(now),
})

/** A failed message that nobody need look at any more. */
export const putAside = (record: OutboxRecord): OutboxRecord => ({
  ...settledAs(record, 'failed'),
  ...(record.lastError && { lastError: record.lastError }),
})
