import type { Assignee } from '../case/actor.ts'
import type { Threshold } from '../case/state.ts'
import type { ToOffice } from './notice.ts'

/** From which reminder of an overdue step on others hear of it too. */
const alsoHead = 1
const alsoSecretariat = 2
const alsoLeader = 3

/**
 * Who hears of a late step beside its holder: at red the unit's office, overdue also its head, with the second
 * reminder the secretariat, with the third and every later one the leader in charge (分管领导).
 */
export const beyondHolder = (holder: Assignee, threshold: Threshold, count: number, scope?: string[]): ToOffice[] => {
  if (threshold === 'yellow') return []
  const overdue = threshold === 'overdue' ? count : 0
  const ofUnit = (duty: 'office' | 'head'): ToOffice[] =>
    holder.role === 'unit' && holder.duty !== duty ? [{ role: 'unit', unit: holder.unit, duty }] : []
  return [
    ...ofUnit('office'),
    ...(overdue >= alsoHead ? ofUnit('head') : []),
    ...(overdue >= alsoSecretariat && holder.role !== 'secretariat'
      ? [{ role: 'secretariat' as const, ...(scope && { scope }) }]
      : []),
    ...(overdue >= alsoLeader ? [{ role: 'leader' as const }] : []),
  ]
}
