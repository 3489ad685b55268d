import type { Actor } from '../../../shared/case/actor.ts'
import { inScope, waitsFor } from '../../../shared/case/decide/authorize.ts'
import { heirOf, isGone, unattended } from '../../../shared/organisation.ts'
import type { Light } from '../../../shared/profiles/index.ts'
import { type Brief, mayReadRow } from '../../../shared/projection/row.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Unit } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { lightsOf } from './lights.ts'
import { byUrgency, itemOf, type OpenWork, type Place, type Step, type WorkItem } from './work-items.ts'

export type WorkFilters = {
  light?: Light
  step?: string
  /** The lead unit of the handling, or the one that took its place. */
  unit?: string
  /** Due before that day. */
  dueBefore?: string
  /** Of everybody: the steps that wait for a unit or an officer who is gone. */
  unattended?: boolean
  /** What waits for anybody in the caller's unit, whatever their own duties are. */
  wholeUnit?: boolean
}

/** A caller's work, most urgent first, and the cases of theirs in which nothing waits for them at present. */
export type Work = { open: OpenWork[]; resting: Brief[] }

/**
 * The open steps that wait for the caller, most urgent first. What is read grows with the caller's own work: the notes
 * of a unit and the rows of these cases, or the briefs of what waits for the offices.
 */
export const workOf = async (deps: ApiDeps, actor: Actor, filters: WorkFilters): Promise<Work> => {
  const { rules: book } = deps
  const open: OpenWork[] = []
  const resting: Brief[] = []
  const cases = await casesFor(deps, actor, filters)
  const books = new Map<string, Place>()
  for (const session of new Set(cases.map((of) => of.session))) {
    const rules = await book.rulesFor(session)
    books.set(session, { rules, lightAt: lightsOf(rules) })
  }
  for (const of of cases) {
    const place = books.get(of.session)
    if (!place || !mayReadRow(of, actor, place.rules.unit)) continue
    const before = open.length
    for (const step of of.openSteps) if (isWanted(of, step, actor, filters, place)) open.push({ of, step, place })
    if (open.length === before) resting.push(of)
  }
  return { open: open.sort(byUrgency), resting }
}

/** The open steps as they are told. */
export const worklistOf = async (deps: ApiDeps, actor: Actor, filters: WorkFilters): Promise<WorkItem[]> =>
  (await workOf(deps, actor, filters)).open.map(itemOf)

/** The cases that may be work for the caller: of units whose work came to it too. */
const casesFor = async ({ rules, store }: ApiDeps, actor: Actor, filters: WorkFilters): Promise<Brief[]> => {
  const all = await rules.units()
  const byCode = new Map(all.map((u) => [u.code, u]))
  const unit = (code: string): Unit | undefined => byCode.get(code)
  const heldBy = async (some: readonly string[]) =>
    store.getRows((await Promise.all([...new Set(some)].map((code) => store.heldBy(code)))).flat())
  const codes = all.map((u) => u.code)
  switch (actor.role) {
    case 'unit':
      return heldBy([actor.unit, ...codes.filter((code) => heirOf(unit, code) === actor.unit)])
    case 'secretariat': {
      if (filters.unattended) return heldBy(await unattendedUnits(rules, codes, unit))
      const [office, gone] = await Promise.all([store.officeWork(), heldBy(codes.filter((code) => isGone(unit, code)))])
      // A row is fresher than the index.
      return [...new Map([...office, ...gone].map((of) => [of.id, of])).values()]
    }
    case 'inspector':
    case 'committee':
      return store.officeWork()
    default:
      return []
  }
}

/** Units that are gone, and those that somebody left: where work may wait for nobody. */
const unattendedUnits = async (
  rules: ApiDeps['rules'],
  codes: readonly string[],
  unit: (code: string) => Unit | undefined,
): Promise<string[]> => {
  const left = (await rules.people()).flatMap(({ active, unit: last, formerUnits = [] }) => [
    ...formerUnits,
    ...(active || last === undefined ? [] : [last]),
  ])
  return codes.filter((code) => isGone(unit, code) || left.includes(code) || left.includes(heirOf(unit, code)))
}

const leadOf = (of: Brief, { handling }: Step): string | undefined => of.handlings.find((h) => h.id === handling)?.unit

const isWanted = (of: Brief, open: Step, actor: Actor, filters: WorkFilters, { rules, lightAt }: Place): boolean => {
  const { light, step, unit, dueBefore } = filters
  const lead = leadOf(of, open)
  const mine = filters.unattended
    ? unattended(open.assignee, rules) !== null && decides(actor, lead, rules)
    : filters.wholeUnit
      ? waitsForUnit(open, actor, rules)
      : waitsFor(open, lead, actor, rules.unit)
  if (!mine || (step && open.step !== step)) return false
  if (unit && lead !== unit && (lead === undefined || heirOf(rules.unit, lead) !== unit)) return false
  if (dueBefore && (open.dueOn === null || open.dueOn >= dueBefore)) return false
  return !light || lightAt(open.dueOn) === light
}

const waitsForUnit = ({ assignee: { role, unit: code } }: Step, actor: Actor, { unit }: Rules): boolean =>
  actor.role === 'unit' &&
  role === 'unit' &&
  code !== undefined &&
  (code === actor.unit || heirOf(unit, code) === actor.unit)

/** Whether the lead unit is in the scope of a secretariat's decisions. */
const decides = (actor: Actor, lead: string | undefined, { unit }: Rules): boolean =>
  actor.role === 'secretariat' && inScope(actor.scope, lead === undefined ? undefined : unit(lead))
