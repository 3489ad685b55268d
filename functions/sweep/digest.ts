import { dayOf, formatInstant, startOfDay } from '../../shared/calendar/index.ts'
import { lightOf } from '../../shared/case/decide/keep-time.ts'
import { digestsOf } from '../../shared/notify/digest.ts'
import type { Rules } from '../../shared/rules.ts'
import type { SweepDeps } from './deps.ts'

/** 08:30 in Asia/Shanghai: when offices begin. Milliseconds from the start of the day. */
const morning = 8.5 * 3_600_000

/**
 * The daily digests: from 08:30 of a working day on, once for the day, whenever the sweep first comes. Their messages
 * have ids by day and recipient, so one that is interrupted goes on where it stopped. `early`: not only from 08:30 on.
 * Answers how many there are.
 */
export const sendDigests = async ({ store, rules, now, post }: SweepDeps, early = false): Promise<number> => {
  const day = dayOf(now())
  const due = early || now().getTime() >= startOfDay(day).getTime() + morning
  const sessions = post && due ? await rules.sessions() : []
  const books = new Map<string, Rules>()
  for (const { id } of sessions) books.set(id, await rules.rulesFor(id))
  const [first] = books.values()
  if (!post || !first?.calendar.isWorkingDay(day) || (await store.digestSent(day))) return 0
  const rows = []
  for (const { id } of sessions) rows.push(...(await store.listRows(id, { limit: Number.MAX_SAFE_INTEGER })))
  const light = (session: string, dueOn: string | null) => {
    const book = books.get(session)
    return book ? lightOf(dueOn, book) : 'green'
  }
  const digests = digestsOf(rows, light, formatInstant(now()))
  await post.notices(digests)
  await store.markDigest(day)
  return digests.length
}
