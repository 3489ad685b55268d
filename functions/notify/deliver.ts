import { dayOf } from '../../shared/calendar/index.ts'
import type { MessageKey, OutboxRecord } from '../../shared/notify/outbox.ts'
import { type Answers, afterAttempt, leased, newRecord, pointless, unreachable } from '../../shared/notify/outbox.ts'
import type { OutboxStore } from '../../shared/store/port.ts'
import type { Log } from '../log.ts'
import type { Notice, Post } from '../notifier.ts'
import { type Adapter, DeliveryError } from './adapters/adapter.ts'
import { inLanes } from './in-lanes.ts'
import { type Recipient, recipientsOf } from './recipients.ts'
import { type About, addressOf, isOvertaken, type RenderDeps, readAbout, render } from './render.ts'

export type NotifyDeps = RenderDeps & {
  store: RenderDeps['store'] & OutboxStore
  adapters: readonly Adapter[]
  now(): Date
  log: Log
  /** Called when a message has failed for good, for the operator's alarm. */
  onFailed(): void
  /**
   * Where the caller must not wait for adapters: the message is noted as pending first, and this takes the attempt.
   * Absent: the attempt is made at once, and noted once with its result.
   */
  later?(work: () => Promise<void>): void
}

/** So many messages of one notice are on their way at once. */
const atOnce = 8

/** Ways that did not answer just now: the rest of the batch is put off without trying them. */
type Down = Map<string, string>

/**
 * Delivers notices: one message for each recipient, under an id that is the same however often the notice comes. What
 * an adapter does not take is tried again by the sweep; nothing here fails for an adapter's sake.
 */
export const createPost = (deps: NotifyDeps): Post => {
  const { store, adapters, now, log } = deps

  const tell = async (notice: Notice): Promise<void> => {
    const about = await readAbout(deps, notice)
    const down: Down = new Map()
    await inLanes(atOnce, recipientsOf(notice, about.state), (recipient) => first(about, recipient, down))
  }

  const first = async (about: About, recipient: Recipient, down: Down): Promise<void> => {
    const { notice } = about
    const record = newRecord(notice, `${notice.id}:${recipient.key}`, recipient.key, now())
    if (deps.later) {
      const pending = leased(record, now())
      if (await store.putMessage(pending, 'absent')) deps.later(() => attempt(about, recipient, pending, down))
    } else if (!(await store.getMessage(record))) await attempt(about, recipient, record, down)
  }

  const again = async (key: MessageKey): Promise<void> => {
    const read = await store.getMessage(key)
    if (read?.state !== 'pending' || !read.notice || (read.nextAttemptAt && new Date(read.nextAttemptAt) > now()))
      return
    const pending = leased(read, now())
    if (!(await store.putMessage(pending, read))) return
    const about = await readAbout(deps, read.notice)
    const recipient = recipientsOf(read.notice, about.state).find((r) => r.key === read.recipient)
    const work = async () => {
      if (recipient) await attempt(about, recipient, pending, new Map())
      else await store.putMessage(pointless(pending, 'RECIPIENT_GONE'))
    }
    if (deps.later) deps.later(work)
    else await work()
  }

  const attempt = async (about: About, recipient: Recipient, record: OutboxRecord, down: Down): Promise<void> => {
    if (isOvertaken(about, dayOf(now()))) return settle(pointless(record, 'OVERTAKEN'))
    const answers = await send(about, recipient, record, down)
    return settle(answers ? afterAttempt(record, answers, now()) : unreachable(record, now()))
  }

  /** What each channel that lacks the message answered; null where there is no way to the recipient. */
  const send = async (
    about: About,
    recipient: Recipient,
    record: OutboxRecord,
    down: Down,
  ): Promise<Answers | null> => {
    try {
      const address = await addressOf(deps, about.notice, recipient)
      const message = await render(deps, about, recipient, record.id)
      const ways = adapters.filter((a) => !record.channels.includes(a.channel) && a.takes(message, address))
      if (ways.length === 0 && record.channels.length === 0) return null
      const tried = ways.map(async (way): Promise<[string, string | null]> => {
        const code = down.get(way.channel) ?? (await way.send(message, address).then(() => null, codeOf(way, down)))
        return [way.channel, code]
      })
      return new Map(await Promise.all(tried))
    } catch (error) {
      // Rendering needs more than an adapter does, a link for one; without it the message waits as well.
      log('error', 'message not rendered', {
        messageId: record.id,
        error: error instanceof Error ? error.name : 'unknown',
      })
      return new Map([['render', 'RENDER']])
    }
  }

  const settle = async (record: OutboxRecord): Promise<void> => {
    await store.putMessage(record)
    const { id, kind, state, channels, attempts, lastError } = record
    const fields = { messageId: id, kind, state, channels: channels.join(' '), attempts, error: lastError }
    log(state === 'delivered' ? 'info' : 'warn', 'message', fields)
    if (state === 'failed' && attempts > 0 && !isPointless(lastError)) deps.onFailed()
  }

  return {
    async notices(notices) {
      for (const notice of notices) if (notice.to && !notice.digest) await tell(notice)
    },
    async retries(keys) {
      await inLanes(atOnce, keys, again)
    },
  }
}

const isPointless = (code: string | undefined): boolean =>
  code === 'OVERTAKEN' || code === 'NO_CHANNEL' || code === 'RECIPIENT_GONE'

const codeOf =
  ({ channel }: Adapter, down: Down) =>
  (error: unknown): string => {
    if (!(error instanceof DeliveryError)) return 'ERROR'
    if (error.down) down.set(channel, error.code)
    return error.code
  }
