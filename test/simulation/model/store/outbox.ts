import { formatInstant } from '../../../../shared/calendar/index.ts'
import type { MessageKey, OutboxRecord } from '../../../../shared/notify/outbox.ts'
import type { OutboxStore } from '../../../../shared/store/port.ts'
import type { Tables } from './tables.ts'

const nameOf = ({ suggestion, id }: MessageKey): string => `${suggestion}#${id}`

/** By what a record is known to be the one that was read. */
const at = (record?: OutboxRecord): string | undefined => record?.nextAttemptAt ?? record?.failedAt

export const outbox = ({ messages, digests }: Tables): OutboxStore => ({
  getMessage: async (key) => messages.get(nameOf(key)),
  async putMessage(record, before) {
    const now = messages.get(nameOf(record))
    if (before === 'absent' && now) return false
    if (before && before !== 'absent' && at(now) !== at(before)) return false
    messages.set(nameOf(record), record)
    return true
  },
  dueMessages: async (until, limit) =>
    [...messages.values()]
      .filter(({ nextAttemptAt }) => nextAttemptAt !== undefined && nextAttemptAt <= formatInstant(until))
      .sort((a, b) => ((a.nextAttemptAt ?? '') < (b.nextAttemptAt ?? '') ? -1 : 1))
      .slice(0, limit)
      .map(({ suggestion, id }) => ({ suggestion, id })),
  failedMessages: async (limit) =>
    [...messages.values()]
      .filter(({ failedAt }) => failedAt !== undefined)
      .sort((a, b) => ((a.failedAt ?? '') > (b.failedAt ?? '') ? -1 : 1))
      .slice(0, limit)
      .map(({ suggestion, id }) => ({ suggestion, id })),
  digestSent: async (day) => digests.has(day),
  async markDigest(day) {
    digests.set(day, true)
  },
})
