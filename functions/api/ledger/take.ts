import type { Actor } from '../../../shared/case/actor.ts'
import { checkRows, type Imported, type ImportRow, importSuggestions } from '../acts/import-suggestions.ts'
import type { ApiDeps } from '../deps.ts'

/** An HTTP API waits 30 s for an answer: what is not done by then is left for the next call. Milliseconds. */
const usual = 20_000

export type Taken = Imported & { accepted: number }

/**
 * Takes rows in from the row `from` on, or with `check` only says what would become of all. Answers `next` where the time
 * was up (`longest`, milliseconds). The time is the machine's own, not the one that dates are told by.
 */
export const takeRows = async (
  deps: ApiDeps,
  rows: readonly ImportRow[],
  actor: Actor,
  { check = false, from = 1, longest = usual }: { check?: boolean; from?: number; longest?: number } = {},
): Promise<Taken> => {
  if (check) {
    const { good, rejected } = await checkRows(deps, rows, actor)
    return { accepted: good.length, items: [], rejected }
  }
  const end = performance.now() + longest
  const done = await importSuggestions(deps, rows, actor, { from, until: () => performance.now() > end })
  return { accepted: done.items.length, ...done }
}
