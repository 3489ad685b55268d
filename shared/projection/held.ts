import type { CaseState } from '../case/state.ts'
import type { Row } from './row.ts'

/**
 * Since which log version a unit has something to do on the case, or (`left`) has nothing any more. By the unit's code;
 * a key-supervised case is noted under `keySupervised` too, so that these are found without reading all others.
 */
export type Held = Record<string, { v: number; left?: true }>

/** 重点督办: stands among the units that hold a case; no unit's code looks like it. */
export const keySupervised = '~key'

/**
 * The units that have something to do on a case. A lead counts until its handling is closed, also between two steps and
 * while the deputy has the word, so that it is not noted anew with every step.
 */
const unitsAtWork = ({ stage, handlings, openSteps }: CaseState): string[] => [
  ...openSteps.flatMap(({ assignee }) => (assignee.role === 'unit' && assignee.unit ? [assignee.unit] : [])),
  ...(stage === 'closed' ? [] : handlings.filter((h) => h.stage !== 'closed').map((h) => h.unit)),
]

/** The same after one more commit, given the case after it. */
export const followHeld = (before: Held, state: CaseState, version: number): Held => {
  const now = new Set([...unitsAtWork(state), ...(state.key ? [keySupervised] : [])])
  const after: Held = { ...before }
  for (const unit of now) if (!before[unit] || before[unit].left) after[unit] = { v: version }
  for (const [unit, { left }] of Object.entries(before))
    if (!left && !now.has(unit)) after[unit] = { v: version, left: true }
  return after
}

/** What changed with a commit of at least this version. */
export const heldSince = (held: Held, since: number): Held =>
  Object.fromEntries(Object.entries(held).filter(([, { v }]) => v >= since))

/** The units that came to have something to do with a commit of at least the first version, but before the second. */
export const heldBetween = (held: Held, since: number, until: number): Held =>
  Object.fromEntries(Object.entries(held).filter(([, { v, left }]) => v >= since && v < until && !left))

/**
 * Whether a case waits for one of the bodies without units: secretariat, inspectors, a committee. Until it is assigned
 * also between two steps.
 */
export const waitsForOffice = ({ stage, openSteps }: Pick<Row, 'stage' | 'openSteps'>): boolean =>
  openSteps.length === 0
    ? stage === 'intake' || stage === 'assignment'
    : openSteps.some(({ assignee: { role } }) => role === 'secretariat' || role === 'inspector')
