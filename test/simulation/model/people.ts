import type { Actor } from '../../../shared/case/actor.ts'
import type { CaseState, OpenStep } from '../../../shared/case/state.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Unit } from '../../../shared/settings.ts'
import { stepNamed } from '../../../shared/steps/catalogue.ts'
import type { Draw } from './draw.ts'

export type Caller = Exclude<Actor, { role: 'system' }>

const allDuties = ['office', 'officer', 'head'] as const
const kinds = ['government', 'government', 'government', 'court', 'district'] as const

/** The units of the model: with one that clears twice, one of another kind, and one that never gets anything. */
export const unitCodes = ['ybj', 'wjw', 'jrj', 'fy', 'qzf']
export const stranger = 'jtj'

export const units: Unit[] = [...unitCodes, stranger].map((code, i) => ({
  code,
  name: `单位${i + 1}`,
  kind: kinds[i] ?? 'government',
  letterhead: `单位${i + 1}文件`,
  docPrefix: `函${i + 1}`,
  active: true,
  ...(code === 'wjw' && { levels: 2 }),
}))

export const kindOf = (code: string): string => units.find((u) => u.code === code)?.kind ?? ''

export const secretariat: Caller = { role: 'secretariat', sub: 'sec', name: '代表工委' }
export const inspector: Caller = { role: 'inspector', sub: 'ins', name: '督查室' }
export const leader: Caller = { role: 'leader', sub: 'lea', name: '分管领导' }
export const admin: Caller = { role: 'admin', sub: 'adm', name: '管理员' }
export const committee = (name: string): Caller => ({ role: 'committee', sub: `com-${name}`, committee: name })
export const unit = (code: string, duties: readonly string[] = allDuties, level?: number): Caller => ({
  role: 'unit',
  sub: `${code}-${duties.join('-')}`,
  unit: code,
  duties: duties as ('office' | 'officer' | 'head' | 'reviewer')[],
  ...(level !== undefined && { level }),
})
export const deputy = (
  state: { id: string; suggestion: CaseState['suggestion'] },
  lead: boolean,
  stepId?: string,
): Caller => {
  const { deputies } = state.suggestion
  const who = deputies.find((d) => (d.lead ?? false) === lead) ?? deputies[0]
  return {
    role: 'deputy',
    sub: `dep-${who?.name}`,
    name: who?.name ?? '',
    suggestion: state.id,
    lead,
    ...(stepId && { stepId }),
  }
}

/** Who may read every confidential suggestion of the model. */
export const named = ['sec', 'ins', 'lea']

/** Who does a unit's work now: itself, the one that took its place, or nobody. */
export type Heirs = (code: string) => string | null

export const heirsBy =
  (unitOf: Rules['unit']): Heirs =>
  (code) => {
    const found = unitOf(code)
    if (!found || found.active) return code
    return found.successor === undefined ? null : heirsBy(unitOf)(found.successor)
  }

/** Somebody whom an open step waits for; null where only the system may complete it. */
export const holderOf = (
  state: CaseState,
  open: OpenStep,
  heirs: Heirs,
  draw: Draw,
  outcome?: string,
): Caller | null => {
  const { assignee } = open
  const byDeputy = outcome !== undefined && stepNamed(open.step).outcomes[outcome]?.byDeputy
  if (byDeputy && draw.chance(0.4)) return deputy(state, true, open.stepId)
  switch (assignee.role) {
    case 'system':
      return null
    case 'secretariat':
      return draw.chance(0.1) ? { ...secretariat, sub: 'sec', scope: [...new Set(kinds)] } : secretariat
    case 'inspector':
      return assignee.committee && draw.chance(0.5) && !state.suggestion.confidential
        ? committee(assignee.committee)
        : inspector
    case 'unit': {
      const duty = draw.pick([assignee.duty ?? 'office', ...(assignee.also ?? [])])
      const more = assignee.level === undefined && draw.chance(0.3) ? allDuties.filter((d) => d !== duty) : []
      const code = heirs(assignee.unit ?? '')
      // The secretariat stands in for a unit that is gone.
      return code === null ? secretariat : unit(code, [duty, ...more], assignee.level)
    }
  }
}

/** Callers for whom an open step surely does not wait, by the contract's table of roles (not by the code's own rule). */
export const strangersTo = (state: CaseState, open: OpenStep, heirs: Heirs): Caller[] => {
  const { assignee } = open
  const holder = assignee.unit === undefined ? undefined : heirs(assignee.unit)
  const lead = state.handlings.find((h) => h.id === open.handling)?.unit
  const others = unitCodes.filter((code) => code !== assignee.unit && code !== holder)
  const duties = [assignee.duty, ...(assignee.also ?? [])]
  const idle = allDuties.filter((d) => !duties.includes(d))
  const foreign = lead === undefined ? [] : [...new Set(kinds)].filter((kind) => kind !== kindOf(lead))
  return [
    leader,
    admin,
    unit(stranger),
    ...others.map((code) => unit(code)),
    deputy(state, false, open.stepId),
    deputy(state, true, `${open.stepId}x`),
    { ...deputy(state, true, open.stepId), suggestion: `${state.id}x` } as Caller,
    committee('别的委员会'),
    ...(assignee.role === 'inspector' ? [] : [inspector]),
    ...(assignee.role === 'secretariat' && lead ? [{ ...secretariat, scope: foreign } as Caller] : []),
    ...(assignee.role === 'secretariat' || holder === null ? [] : [secretariat]),
    ...(assignee.role === 'unit' ? [unit(assignee.unit ?? '', idle, 9)] : []),
  ]
}

/** Leads, co-units, those with a copy, and those who promised something or whom a step waits for. */
const unitsWithPart = ({ reference, handlings, openSteps }: CaseState): Set<string> =>
  new Set([
    ...reference,
    ...handlings.flatMap((h) => [
      h.unit,
      ...h.co,
      ...[...h.commitments, ...(h.draft?.commitments ?? [])].map((c) => c.unit),
    ]),
    ...openSteps.flatMap((s) => (s.assignee.unit ? [s.assignee.unit] : [])),
  ])

/** Whether the caller has no part in the case whatsoever, so that it must look as if it were not there. */
export const seesNothing = (state: CaseState, caller: Caller, heirs: Heirs): boolean => {
  const { confidential, visibleTo = [] } = state.suggestion
  const isNamed =
    !confidential || visibleTo.includes(caller.sub) || ('name' in caller && visibleTo.includes(caller.name ?? ''))
  switch (caller.role) {
    case 'admin':
      return true
    case 'unit':
      return ![...unitsWithPart(state)].some((code) => code === caller.unit || heirs(code) === caller.unit)
    case 'deputy':
      return caller.suggestion !== state.id
    case 'committee':
      return !isNamed || state.key?.committee === undefined || state.key.committee !== caller.committee
    default:
      return !isNamed
  }
}
