import { type OutboxRecord, putAside, sentAgain } from '../../../../shared/notify/outbox.ts'
import type { DeskDeps } from '../desk-env.ts'

/** So many messages are looked at. */
const most = 100

export type Messages = { items: OutboxRecord[]; more: boolean }

/** The far end of time: whatever is to be tried again at all. */
const ever = new Date('9999-01-01T00:00:00Z')

const read = async (
  { store }: DeskDeps,
  find: (limit: number) => ReturnType<DeskDeps['store']['failedMessages']>,
  state: OutboxRecord['state'],
): Promise<Messages> => {
  const keys = await find(most + 1)
  const records = await Promise.all(keys.slice(0, most).map((key) => store.getMessage(key)))
  return { items: records.flatMap((r) => (r?.state === state ? [r] : [])), more: keys.length > most }
}

/** Messages that are not delivered yet, the next to be tried first. */
export const pendingMessages = (deps: DeskDeps): Promise<Messages> =>
  read(deps, (limit) => deps.store.dueMessages(ever, limit), 'pending')

/** Messages that failed for good and wait for somebody to look at them, the last one first. */
export const failedMessages = (deps: DeskDeps): Promise<Messages> =>
  read(deps, (limit) => deps.store.failedMessages(limit), 'failed')

/** What is done with failed messages: the sweep sends them again within a minute, or they are off the list. */
export type Dealing = 'retry' | 'aside'

/** Deals with those of these ids that still wait; answers with how many. Somebody else may have been there first. */
export const dealWith = async (deps: DeskDeps, how: Dealing, ids: ReadonlySet<string> | 'all'): Promise<number> => {
  const { items } = await failedMessages(deps)
  const wanted = items.filter((record) => ids === 'all' || ids.has(record.id))
  const done = await Promise.all(
    wanted.map((record) =>
      deps.store.putMessage(how === 'retry' ? sentAgain(record, deps.now()) : putAside(record), record),
    ),
  )
  return done.filter(Boolean).length
}
