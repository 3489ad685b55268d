import * as z from 'zod'
import { Notice } from '../../shared/notify/notice.ts'
import { MessageKey } from '../../shared/notify/outbox.ts'
import type { Post } from '../notifier.ts'

/** What comes by the bus: a notice, or a message whose next attempt is due. */
const Event = z.object({ detail: z.union([z.object({ retry: MessageKey }), Notice]) })

/** The function on the bus: one event, one notice or retry. It throws only where the store fails, and is then called again. */
export const createNotify =
  (post: Post) =>
  async (event: unknown): Promise<void> => {
    const { detail } = Event.parse(event)
    if ('retry' in detail) await post.retries([detail.retry])
    else await post.notices([detail])
  }
