import type { Row } from '../../../../shared/projection/row.ts'
import { isRouted } from '../../../../shared/steps/catalogue.ts'
import { shards } from '../../../../shared/store/dynamodb/keys.ts'
import { readCalendar } from '../../settings/calendar.ts'
import type { DeskDeps } from '../desk-env.ts'
import { failedMessages, pendingMessages } from './messages.ts'

/** A case between two steps is on its way for seconds; after so long it is stuck. Milliseconds. */
const stuckAfter = 10 * 60_000

/** The sweep runs each minute; later than this it does not. Minutes. */
export const lateAfter = 5

export type Health = {
  live: number
  /** What the sweep has not dealt with, and how late the earliest of it is. */
  late: { count: number; minutes: number }
  stuck: number
  messages: { count: number; more: boolean }
  /** Messages that failed for good and nobody has looked at. */
  failed: { count: number; more: boolean }
  missing: readonly number[]
}

const isStuck = (row: Row, now: Date): boolean => {
  if (row.stage === 'closed' || now.getTime() - new Date(row.at).getTime() < stuckAfter) return false
  const open = row.openSteps.filter(isRouted)
  if (row.handlings.length === 0) return open.length === 0
  return row.handlings.some((h) => h.stage !== 'closed' && !open.some((s) => s.handling === h.id))
}

/** What can be known cheaply of how the system runs: the index of live cases, their rows, and the outbox. */
export const readHealth = async (deps: DeskDeps): Promise<Health> => {
  const now = deps.now()
  const keys = (await Promise.all(Array.from({ length: shards }, (_, shard) => deps.store.due(shard, null)))).flat()
  const live: Row[] = []
  for (let i = 0; i < keys.length; i += 100)
    // Nobody without the right learns of a confidential one, not even by a count.
    live.push(...(await deps.store.getRows(keys.slice(i, i + 100))).filter((row) => !row.confidential))
  const due = live.flatMap(({ nextActionAt }) => (nextActionAt ? [new Date(nextActionAt).getTime()] : []))
  const late = due.filter((at) => at < now.getTime())
  const earliest = Math.min(now.getTime(), ...late)
  const [messages, failed, { missing }] = await Promise.all([
    pendingMessages(deps),
    failedMessages(deps),
    readCalendar(deps),
  ])
  return {
    live: live.length,
    late: { count: late.length, minutes: Math.floor((now.getTime() - earliest) / 60_000) },
    stuck: live.filter((row) => isStuck(row, now)).length,
    messages: { count: messages.items.length, more: messages.more },
    failed: { count: failed.items.length, more: failed.more },
    missing,
  }
}
