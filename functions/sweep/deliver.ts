import type { SweepDeps } from './deps.ts'

/** So many messages are handed over in one run; the next run takes the next. */
const atMost = 200

/** Hands over the messages whose next attempt is due; who delivers them sees to it that none is tried twice at once. */
export const deliverAgain = async ({ store, now, post }: SweepDeps): Promise<number> => {
  if (!post) return 0
  const due = await store.dueMessages(now(), atMost)
  if (due.length > 0) await post.retries(due)
  return due.length
}
