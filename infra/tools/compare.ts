import { brokenAt } from '../../shared/case/commit.ts'
import { foldAll } from '../../shared/case/fold.ts'
import type { CaseState } from '../../shared/case/state.ts'
import { eachOf } from '../../shared/each-of.ts'
import { allCases } from './all-cases.ts'
import type { Difference } from './derivations/derivation.ts'
import { derivations } from './derivations/index.ts'
import type { Opened } from './open-store.ts'

export type Compared = { cases: number; differences: Difference[] /** What no rebuild can mend. */; broken: string[] }

/** A case that people work on meanwhile is looked at again so often, before a difference is believed. */
const attempts = 3

/**
 * Derives everything from the logs again and compares it with what is stored. What concerns several cases is compared at
 * the end: while people are at work, a difference there may be theirs, and is gone in a second run.
 */
export const compareAll = async (
  opened: Opened,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Compared> => {
  const { ids, withoutLog } = await allCases(opened)
  const made = derivations.map((make) => make(opened))
  const found = await eachOf(ids, (id) => compareCase(opened, id, made), onProgress)
  const differences = found.flatMap((of) => (typeof of === 'string' ? [] : of))
  for (const { end } of made) if (end) differences.push(...(await end()))
  const broken = [
    ...withoutLog.map((id) => `${id} 有列表行，没有记录`),
    ...found.filter((of) => typeof of === 'string'),
  ]
  return { cases: ids.length, differences, broken }
}

type Made = ReturnType<(typeof derivations)[number]>

const compareCase = async (opened: Opened, id: string, made: readonly Made[]): Promise<Difference[] | string> => {
  for (let attempt = 1; ; attempt++) {
    const state = await folded(opened, id)
    if (typeof state === 'string') return state
    const rules = await opened.rules.rulesFor(state.suggestion.session)
    const found: Difference[] = []
    for (const { look } of made) if (look) found.push(...(await look(state, rules)))
    if (found.length === 0 || attempt === attempts) return found
    const now = await folded(opened, id)
    // Nothing happened to it meanwhile, so it is what it is.
    if (typeof now !== 'string' && now.version === state.version) return found
  }
}

/** The case as its whole log tells it, or why that cannot be told. */
const folded = async ({ store }: Opened, id: string): Promise<CaseState | string> => {
  const log = await store.read(id)
  const version = brokenAt(log)
  if (version !== null) return `${id} 的记录在第 ${version} 版断开，请先用 npm run audit -- ${id} 查看`
  try {
    return foldAll(log) ?? `${id} 没有记录`
  } catch (error) {
    return `${id} 的记录无法读懂：${error instanceof Error ? error.message : error}`
  }
}
