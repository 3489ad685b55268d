import type { CaseState } from '../case/state.ts'

/** Since which log version a holder has something to do on the case, or (`left`) has nothing any more. By holder. */
export type Held = Record<string, { v: number; left?: true }>

/** Whoever has work is named so: a unit by its code, the bodies without units by their role. */
export const holders = {
  unit: (code: string): string => `u:${code}`,
  secretariat: 'secretariat',
  inspector: 'inspector',
} as const

/**
 * Who has something to do on a case. A lead unit counts until its handling is closed, and the secretariat until a
 * suggestion is assigned, also between two steps: so they are not noted anew with every step.
 */
const holdersOf = ({ stage, handlings, openSteps }: CaseState): Set<string> => {
  const waiting = openSteps.flatMap(({ assignee: { role, unit } }) => {
    if (role === 'system') return []
    return role === 'unit' ? [holders.unit(unit ?? '')] : [holders[role]]
  })
  const leads = stage === 'closed' ? [] : handlings.filter((h) => h.stage !== 'closed').map((h) => holders.unit(h.unit))
  const between = openSteps.length === 0 && (stage === 'intake' || stage === 'assignment')
  return new Set([...waiting, ...leads, ...(between ? [holders.secretariat] : [])])
}

/** The same after one more commit, given the case after it. */
export const followHeld = (before: Held, state: CaseState, version: number): Held => {
  const now = holdersOf(state)
  const after: Held = { ...before }
  for (const holder of now) if (!before[holder] || before[holder].left) after[holder] = { v: version }
  for (const [holder, { left }] of Object.entries(before))
    if (!left && !now.has(holder)) after[holder] = { v: version, left: true }
  return after
}

/** What changed with a commit of at least this version. */
export const heldSince = (held: Held, since: number): Held =>
  Object.fromEntries(Object.entries(held).filter(([, { v }]) => v >= since))
