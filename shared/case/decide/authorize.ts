import { heirOf, isGone } from '../../organisation.ts'
import type { Rules } from '../../rules.ts'
import type { Unit } from '../../settings.ts'
import type { Actor, Assignee } from '../actor.ts'
import { Refusal } from '../refusal.ts'
import type { CaseState } from '../state.ts'

type UnitOf = (code: string) => Unit | undefined

/** The units that have a part in the case: leads, co-units, those with a copy, and owners of promises. */
export const unitsOf = (state: CaseState): Set<string> =>
  new Set([
    ...state.reference,
    ...state.handlings.flatMap((h) => [
      h.unit,
      ...h.co,
      ...h.commitments.map((c) => c.unit),
      ...(h.draft?.commitments.map((c) => c.unit) ?? []),
    ]),
    ...state.openSteps.flatMap((s) => (s.assignee.unit ? [s.assignee.unit] : [])),
  ])

/** Whether the caller may know of the case at all (invariant 4); a confidential one is for those named and its units. */
export const mayRead = (state: CaseState, actor: Actor, unit: UnitOf): boolean =>
  mayReadAs(
    {
      id: state.id,
      units: [...unitsOf(state)],
      visibleTo: state.suggestion.confidential && (state.suggestion.visibleTo ?? []),
      ...(state.key?.committee && { committee: state.key.committee }),
    },
    actor,
    unit,
  )

/** The same by what a row keeps: the units with a part in it, and of a confidential one those who are named. */
export const mayReadAs = (
  of: { id: string; units: readonly string[]; visibleTo: readonly string[] | undefined; committee?: string },
  actor: Actor,
  unit: UnitOf,
): boolean => {
  switch (actor.role) {
    case 'system':
      return true
    case 'unit':
      return of.units.includes(actor.unit) || of.units.some((code) => heirOf(unit, code) === actor.unit)
    case 'deputy':
      return actor.suggestion === of.id
    case 'secretariat':
    case 'inspector':
    case 'leader':
      return named(of.visibleTo, actor)
    // A committee reads the key-supervised ones that it supervises; an admin keeps settings, not suggestions.
    case 'committee':
      return of.committee !== undefined && of.committee === actor.committee && named(of.visibleTo, actor)
    case 'admin':
      return false
  }
}

const named = (visibleTo: readonly string[] | undefined, actor: { sub: string; name?: string }): boolean =>
  !visibleTo || visibleTo.some((who) => who === actor.sub || who === actor.name)

/** Refuses with 404 what the caller may not know of. */
export const assertReadable = (
  state: CaseState | undefined,
  actor: Actor,
  { unit }: Pick<Rules, 'unit'>,
): CaseState => {
  if (!state || !mayRead(state, actor, unit)) throw new Refusal('NOT_FOUND', '没有这件建议，或者不由您办理')
  return state
}

/** A secretariat with a scope decides only where the lead unit's kind is in it. */
export const inScope = (scope: readonly string[] | undefined, lead: Unit | undefined): boolean =>
  !scope || !lead || scope.includes(lead.kind)

/** Whether an open step waits for this caller; `lead` is the lead unit of its handling. */
export const waitsFor = (
  open: { stepId: string; assignee: Assignee },
  lead: string | undefined,
  actor: Actor,
  unit: (code: string) => Unit | undefined,
): boolean => {
  const { assignee } = open
  // A deputy's link is bound to one step, which the lead signer alone answers.
  if (actor.role === 'deputy') return actor.lead && actor.stepId === open.stepId
  if (actor.role === 'committee') return assignee.role === 'inspector' && assignee.committee === actor.committee
  // Where a unit is gone and has no successor, the secretariat acts for it until the work is given to another.
  const standsIn = actor.role === 'secretariat' && assignee.role === 'unit' && isGone(unit, assignee.unit ?? '')
  if (actor.role !== assignee.role && !standsIn) return false
  switch (actor.role) {
    case 'unit': {
      const duties = [assignee.duty, ...(assignee.also ?? [])]
      const mine = assignee.unit === actor.unit || heirOf(unit, assignee.unit ?? '') === actor.unit
      const level = assignee.level === undefined || assignee.level === actor.level
      return mine && level && actor.duties.some((d) => duties.includes(d))
    }
    case 'secretariat':
      if (lead) return inScope(actor.scope, unit(lead))
      return !actor.scope || !assignee.scope || assignee.scope.some((kind) => actor.scope?.includes(kind))
    default:
      return true
  }
}
