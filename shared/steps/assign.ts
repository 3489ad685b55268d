import * as z from 'zod'
import { dayOf } from '../calendar/index.ts'
import { handlingId } from '../case/ids.ts'
import { invalid } from '../case/refusal.ts'
import type { CaseState, Handling } from '../case/state.ts'
import type { Rules } from '../rules.ts'
import { UnitKind } from '../settings.ts'
import { secretariat } from './assignees.ts'
import { closeNow } from './closing.ts'
import { type Act, outcome, type StepDefinition } from './define.ts'
import { type DueDay, limitDay } from './due.ts'
import { Day, knownUnit, Line, notAfterToday, UnitCode } from './forms.ts'

/** An inline Map of Step Functions runs 40 iterations at once. */
export const atMost = 40

/** One unit's part of the assignment, as it is put in. */
export const CoUnits = z.array(UnitCode).max(atMost, `会办单位至多 ${atMost} 个，请分批交办或改为参阅`)
const Part = z.strictObject({
  lead: UnitCode,
  co: CoUnits.optional(),
  part: Line.optional(),
  dueOn: Day.optional(),
  reference: z.boolean().optional(),
})
type Part = z.infer<typeof Part>
const Assign = z.strictObject({
  mode: z.enum(['sole', 'joint', 'separate', 'reference']),
  handlings: z.array(Part).min(1, '请至少选择一个承办单位').max(atMost, `承办单位至多 ${atMost} 个`),
  waiver: z.strictObject({ on: Day }).optional(),
})
type Assign = z.infer<typeof Assign>

/** What the log keeps of a new handling; the rest follows from it. */
export type NewHandling = Pick<Handling, 'id' | 'unit' | 'co' | 'dueOn' | 'provisional' | 'fixed'> & {
  part?: string
  coDueOn: string | null
}

/** The lead is not its own co-unit, and no unit is named twice. */
export const checkUnits = (rules: Rules, path: string, lead: string, co: readonly string[]): void => {
  knownUnit(rules, `${path}lead`, lead)
  for (const [i, code] of co.entries()) {
    knownUnit(rules, `${path}co.${i}`, code)
    if (code === lead) throw invalid(`${path}co.${i}`, '主办单位不能同时是会办单位')
    if (co.indexOf(code) !== i) throw invalid(`${path}co.${i}`, `会办单位「${code}」重复`)
  }
}

/** 单办、主会办、分办、参阅 each have their own shape. */
const checkMode = ({ mode, handlings, waiver }: Assign): void => {
  const owing = handlings.filter((h) => !h.reference)
  if (mode === 'reference') {
    if (!waiver) throw invalid('waiver', '整件参阅需有代表书面表示不需答复的日期')
    return
  }
  if (owing.length === 0) throw invalid('handlings', '至少一个单位须答复；整件参阅请选「参阅」')
  if (mode === 'sole' && (owing.length > 1 || owing[0]?.co?.length))
    throw invalid('handlings', '单办只有一个承办单位，且没有会办单位')
  if (mode === 'joint' && (owing.length > 1 || !owing[0]?.co?.length))
    throw invalid('handlings.0.co', '主会办有一个主办单位，至少一个会办单位')
  if (mode === 'separate') {
    if (owing.length < 2) throw invalid('handlings', '分办至少有两个承办单位')
    for (const [i, h] of handlings.entries())
      if (!h.reference && !h.part) throw invalid(`handlings.${i}.part`, '分办须写明各单位办理的部分')
  }
}

const decideAssign = ({ state, rules, open, actor }: Act, form: Assign) => {
  checkMode(form)
  if (form.waiver) notAfterToday(rules, 'waiver.on', form.waiver.on)
  const today = dayOf(rules.now)
  for (const [i, { lead, co = [], dueOn }] of form.handlings.entries()) {
    checkUnits(rules, `handlings.${i}.`, lead, co)
    if (dueOn && dueOn < today) throw invalid(`handlings.${i}.dueOn`, '答复期限不能早于今天')
    const kind = rules.unit(lead)?.kind ?? ''
    if (actor.role === 'secretariat' && actor.scope && !actor.scope.includes(kind))
      throw invalid(`handlings.${i}.lead`, '该单位不在您的交办范围内，请转交另一交办机构')
  }
  const isCopy = (part: Part) => part.reference || form.mode === 'reference'
  const facts = planHandlings(
    state,
    rules,
    form.handlings.filter((part) => !isCopy(part)),
  )
  const { handlings } = facts
  return {
    facts: { ...facts, reference: form.handlings.filter(isCopy).map(({ lead }) => lead) },
    route: { handlings: handlings.map(({ id }) => id) },
    events: handlings.length === 0 ? closeNow(state, 'reference', open.stepId) : [],
  }
}

/** The handlings that begin today, with their dates: the reply's from the day of assignment, which a transfer may have fixed. */
export const planHandlings = (
  state: CaseState,
  rules: Rules,
  parts: readonly Pick<Part, 'lead' | 'co' | 'part' | 'dueOn'>[],
  before = 0,
): { assignedOn: string; handlings: NewHandling[] } => {
  const today = dayOf(rules.now)
  const { origin } = state.suggestion
  // One more handling begins today; the others share the day of assignment, which a transfer may have fixed.
  const assignedOn = before > 0 ? today : (state.assignedOn ?? today)
  const starts = { assignedOn, receivedOn: assignedOn, openedOn: today }
  const handlings = parts.map(({ lead, co = [], part, dueOn }, i) => ({
    id: handlingId(state.id, before + i + 1),
    unit: lead,
    co,
    ...(part && { part }),
    ...(dueOn ? { dueOn, provisional: false, fixed: true } : notAfter(origin?.dueOn, limitDay(rules, 'reply', starts))),
    coDueOn: limitDay(rules, 'coOpinion', starts).dueOn,
  }))
  return { assignedOn, handlings }
}

/** One forwarded from above is answered by the day that the upper body set, where it comes first. */
const notAfter = (day: string | undefined, due: DueDay): DueDay & { fixed?: boolean } =>
  day && (!due.dueOn || day < due.dueOn) ? { dueOn: day, provisional: false, fixed: true } : due

export type PlannedFacts = { assignedOn: string; handlings: NewHandling[]; reference?: string[] }

/** Applies an assignment that was planned, beside the handlings that there are. */
export const beginHandlings = (state: CaseState, { assignedOn, handlings, reference = [] }: PlannedFacts): void => {
  state.assignedOn ??= assignedOn
  state.handlings.push(...handlings.map((h) => begin(h, assignedOn)))
  state.reference.push(...reference)
  // The route that the workflow replays names all handlings, also those that came later.
  for (const route of Object.values(state.completed))
    if (Array.isArray(route.handlings)) route.handlings = state.handlings.map((h) => h.id)
  if (handlings.length > 0) state.stage = 'handling'
}

/** A handling as it begins, with its co-units' limits. */
const begin = (
  { id, unit, co, part, dueOn, provisional, fixed, coDueOn }: NewHandling,
  assignedOn: string,
): Handling => ({
  id,
  unit,
  co,
  ...(part && { part }),
  stage: 'acknowledgement',
  assignedOn,
  receivedOn: assignedOn,
  heldOn: assignedOn,
  dueOn,
  firstDueOn: dueOn,
  provisional,
  ...(fixed && { fixed }),
  extensions: [],
  round: 1,
  contacts: [],
  opinions: Object.fromEntries(co.map((code) => [code, { dueOn: coDueOn }])),
  drafts: 0,
  objections: 0,
  approvals: 0,
  replies: [],
  ratings: [],
  windowsLapsed: 0,
  commitments: [],
})

/** 交办: the secretariat gives the suggestion to its units, or hands it to the other office. */
export const assign: StepDefinition = {
  step: 'assign',
  labels: { zh: '交办', en: 'Assign' },
  kind: 'routed',
  about: 'suggestion',
  due: 'assignment',
  assignee: secretariat,
  outcomes: {
    assign: outcome({
      labels: { zh: '交办', en: 'Assign' },
      form: Assign,
      decide: decideAssign,
      apply: (state, { facts }) => {
        beginHandlings(state, facts as PlannedFacts)
      },
    }),
    transfer: outcome({
      labels: { zh: '转交', en: 'Transfer' },
      form: z.strictObject({ scope: z.array(UnitKind).min(1, '请写明转交给哪类单位的交办机构') }),
      decide: ({ state, rules }) => ({ facts: { assignedOn: state.assignedOn ?? dayOf(rules.now) } }),
      apply: (state, { form, facts }) => {
        state.assignedOn = facts.assignedOn as string
        state.scope = form.scope
      },
    }),
  },
}
