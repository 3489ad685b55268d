import type { Actor } from '../../../shared/case/actor.ts'
import { inScope, waitsFor } from '../../../shared/case/decide/authorize.ts'
import { heirOf, isGone, unattended } from '../../../shared/organisation.ts'
import type { Light } from '../../../shared/profiles/index.ts'
import { mayReadRow, type Row } from '../../../shared/projection/row.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Unit } from '../../../shared/settings.ts'
import type { ApiDeps } from '../deps.ts'
import { choices } from '../views/case.view.ts'
import { type LightAt, lightsOf } from './lights.ts'

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

/** An open step in a worklist. */
export type WorkItem = ReturnType<typeof itemOf>

/** A caller's work, the cases that it is in, and those in which nothing waits for them at present. */
export type Work = { items: WorkItem[]; busy: Row[]; resting: Row[] }

/**
 * The open steps that wait for the caller, most urgent first. What is read grows with the caller's own work: the notes
 * of a unit, or what waits for the offices, and the rows of these cases.
 */
export const workOf = async (deps: ApiDeps, actor: Actor, filters: WorkFilters): Promise<Work> => {
  const { store, rules: book } = deps
  const cases = new Map((await casesFor(deps, actor, filters)).map((of) => [of.id, of]))
  const items: WorkItem[] = []
  const busy: Row[] = []
  const resting: Row[] = []
  const rows = await store.getRows([...cases.values()])
  const books = new Map<string, Place>()
  for (const session of new Set(rows.map((row) => row.session))) {
    const rules = await book.rulesFor(session)
    books.set(session, { rules, lightAt: lightsOf(rules) })
  }
  for (const row of rows) {
    const place = books.get(row.session)
    if (!place || !mayReadRow(row, actor, place.rules.unit)) continue
    const mine = row.openSteps.filter((open) => isWanted(row, open, actor, filters, place))
    const into = mine.length > 0 ? busy : resting
    into.push(row)
    for (const open of mine) items.push(itemOf(row, open, place))
  }
  return { items: byUrgency(items), busy, resting }
}

/** A session's rules, and how its due days look. */
type Place = { rules: Rules; lightAt: LightAt }

/** The open steps alone. */
export const worklistOf = async (deps: ApiDeps, actor: Actor, filters: WorkFilters): Promise<WorkItem[]> =>
  (await workOf(deps, actor, filters)).items

/** The cases that may be work for the caller: of units whose work came to it too. */
const casesFor = async ({ rules, store }: ApiDeps, actor: Actor, filters: WorkFilters) => {
  const all = await rules.units()
  const byCode = new Map(all.map((u) => [u.code, u]))
  const unit = (code: string): Unit | undefined => byCode.get(code)
  const heldBy = async (some: readonly string[]) =>
    (await Promise.all([...new Set(some)].map((code) => store.heldBy(code)))).flat()
  const codes = all.map((u) => u.code)
  switch (actor.role) {
    case 'unit':
      return heldBy([actor.unit, ...codes.filter((code) => heirOf(unit, code) === actor.unit)])
    case 'secretariat': {
      if (filters.unattended) return heldBy(await unattendedUnits(rules, codes, unit))
      return [...(await store.officeWork()), ...(await heldBy(codes.filter((code) => isGone(unit, code))))]
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

type Open = Row['openSteps'][number]

const leadOf = (row: Row, { handling }: Open): string | undefined => row.handlings.find((h) => h.id === handling)?.unit

const isWanted = (row: Row, open: Open, actor: Actor, filters: WorkFilters, { rules, lightAt }: Place): boolean => {
  const { light, step, unit, dueBefore } = filters
  const lead = leadOf(row, open)
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

const waitsForUnit = ({ assignee: { role, unit: code } }: Open, actor: Actor, { unit }: Rules): boolean =>
  actor.role === 'unit' &&
  role === 'unit' &&
  code !== undefined &&
  (code === actor.unit || heirOf(unit, code) === actor.unit)

/** Whether the lead unit is in the scope of a secretariat's decisions. */
const decides = (actor: Actor, lead: string | undefined, { unit }: Rules): boolean =>
  actor.role === 'secretariat' && inScope(actor.scope, lead === undefined ? undefined : unit(lead))

const itemOf = (row: Row, open: Open, { rules, lightAt }: Place) => {
  const why = unattended(open.assignee, rules)
  return {
    ...open,
    ...(why && { unattended: why }),
    suggestion: row.id,
    number: row.number,
    title: row.title,
    outcomes: choices(open.step),
    light: lightAt(open.dueOn),
    provisional: open.provisional ?? false,
  }
}

/** What has no date comes last. */
export const urgencyOf = ({ dueOn, stepId }: Pick<WorkItem, 'dueOn' | 'stepId'>): string =>
  `${dueOn ?? '9999'}~${stepId}`

const byUrgency = (items: readonly WorkItem[]): WorkItem[] =>
  items
    .map((item) => ({ item, at: urgencyOf(item) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ item }) => item)

/** A page of a worklist; its cursor is the last of it, and leads to what is less urgent. */
export const workPage = (items: readonly WorkItem[], limit: number, cursor = '') => {
  const left = items.filter((item) => urgencyOf(item) > cursor)
  const page = left.slice(0, limit)
  const last = page.at(-1)
  return { items: page, ...(last && left.length > limit && { cursor: urgencyOf(last) }) }
}
