import { dayOf } from '../../shared/calendar/index.ts'
import { suggestionOf } from '../../shared/case/ids.ts'
import type { SweepDeps } from './deps.ts'

/** Numbers are claimed in order, so one that was left behind is among the newest of its series. */
const newest = 3

/**
 * A document number is claimed before the letter that carries it is committed. One whose step ended without it (a
 * crash in between, then another number or another way) is freed: the newest is then given next, an older one can be
 * given by hand.
 */
export const freeNumbers = async ({ store, rules, now, log }: SweepDeps): Promise<number> => {
  const year = Number(dayOf(now()).slice(0, 4))
  const prefixes = new Set((await rules.units()).map((u) => u.docPrefix))
  let freed = 0
  for (const prefix of prefixes) {
    const series = { prefix, year }
    for (const { serial, owner } of await store.claims(series, newest)) {
      const state = await store.load(suggestionOf(owner), { fresh: true })
      // An open step may be about to use it, and gets the same number when it tries again.
      if (!state || state.openSteps.some((s) => s.stepId === owner)) continue
      const documentNumber = `${prefix}〔${year}〕${serial}号`
      if (state.handlings.some((h) => h.replies.some((r) => r.documentNumber === documentNumber))) continue
      await store.release(series, serial, owner)
      log('warn', 'document number freed', { step: owner, serial })
      freed++
    }
  }
  return freed
}
