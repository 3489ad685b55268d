import { isDeepStrictEqual } from 'node:util'
import type { CaseState } from '../../../shared/case/state.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Opened } from '../open-store.ts'

/** Something stored that is not what the logs say. `repair` puts it right. */
export type Difference = { of: string; what: string; repair(): Promise<void> }

/**
 * Something that is derived from the logs: it looks at every case in turn, and at the end at what concerns several.
 * Each kind of it is made anew for a run.
 */
export type Derivation = {
  look?(state: CaseState, rules: Rules): Promise<Difference[]>
  end?(): Promise<Difference[]>
}

export type MakeDerivation = (opened: Opened) => Derivation

/** Whether two values are the same once they are stored. */
export const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(stored(a), stored(b))

const stored = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)))

/** The members in which two values differ. */
export const differing = (a: object, b: object): string[] => {
  const [one, other] = [stored(a), stored(b)] as [Record<string, unknown>, Record<string, unknown>]
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !isDeepStrictEqual(one[name], other[name]))
    .sort()
}
