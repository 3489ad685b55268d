import type { Actor } from '../../../shared/case/actor.ts'
import {
  checkRows,
  type Imported,
  type ImportRow,
  importChecked,
  importSuggestions,
} from '../acts/import-suggestions.ts'
import type { ApiDeps } from '../deps.ts'

/** An HTTP API waits 30 s for an answer: what is not done by then is left for the next call. Milliseconds. */
const usual = 20_000

export type Taken = Imported & { accepted: number }

/**
 * Takes rows in from the row `from` on, or with `check` only says what would become of all. Answers `next` where the time
 * was up. The time is the machine's own, not the one that dates are told by.
 */
export const takeRows = async (
  deps: ApiDeps,
  rows: readonly ImportRow[],
  actor: Actor,
  { check = false, from = 1 }: { check?: boolean; from?: number } = {},
): Promise<Taken> => {
  if (check) {
    const { good, rejected } = await checkRows(deps, rows, actor)
    return { accepted: good.length, items: [], rejected }
  }
  const done = await importSuggestions(deps, rows, actor, { from, until: timeUp(usual) })
  return { accepted: done.items.length, ...done }
}

/** A part is done in so long, so that it shows how far it is. Milliseconds. */
const part = 1_500

/** The same for a part; `rejected` are those alone that the check lets pass, and that could not be taken in all the same. */
export const takePart = async (
  deps: ApiDeps,
  rows: readonly ImportRow[],
  actor: Actor,
  from: number,
): Promise<Imported> => {
  const { good } = await checkRows(deps, rows, actor)
  return importChecked(deps, good, actor, { from, until: timeUp(part) })
}

const timeUp = (longest: number): (() => boolean) => {
  const end = performance.now() + longest
  return () => performance.now() > end
}
