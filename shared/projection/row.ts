import * as z from 'zod'
import { formatInstant } from '../calendar/index.ts'
import { type Actor, Assignee } from '../case/actor.ts'
import { mayReadAs, unitsOf } from '../case/decide/authorize.ts'
import { nextActionAt } from '../case/decide/keep-time.ts'
import type { CaseState, Handling } from '../case/state.ts'
import { isTextRef } from '../case/text.ts'
import type { Rules } from '../rules.ts'
import type { Unit } from '../settings.ts'

const Day = z.string()

/** What lists need of a handling; what figures need is in its facts (shared/rates). */
export const HandlingRow = z.object({
  id: z.string(),
  unit: z.string(),
  co: z.array(z.string()),
  stage: z.string(),
  assignedOn: Day,
  dueOn: Day.nullable(),
  firstDueOn: Day.nullable(),
  provisional: z.boolean(),
  category: z.string().optional(),
  documentNumber: z.string().optional(),
  issuedOn: Day.optional(),
})
export type HandlingRow = z.infer<typeof HandlingRow>

const StepRow = z.object({
  stepId: z.string(),
  step: z.string(),
  handling: z.string().optional(),
  assignee: Assignee,
  openedAt: z.string(),
  dueOn: Day.nullable(),
  provisional: z.boolean().optional(),
  side: z.boolean().optional(),
})

/** One case in a list: a pure function of its log, put only if its version is above the stored one's. */
export const Row = z.object({
  session: z.string(),
  id: z.string(),
  version: z.number(),
  at: z.string(),
  number: z.string(),
  title: z.string(),
  lead: z.string(),
  topics: z.array(z.string()),
  stage: z.string(),
  closedAs: z.string().optional(),
  generation: z.number(),
  confidential: z.array(z.string()).optional(),
  /** The committee that supervises a key-supervised one. */
  committee: z.string().optional(),
  key: z.boolean().optional(),
  withdrawn: z.boolean().optional(),
  forwarded: z.boolean().optional(),
  reference: z.array(z.string()).optional(),
  handlings: z.array(HandlingRow),
  openSteps: z.array(StepRow),
  units: z.array(z.string()),
  /** When the sweep looks at the case next; absent once nothing can happen any more. */
  nextActionAt: z.string().optional(),
})
export type Row = z.infer<typeof Row>

/** What a worklist needs of a case. Every row is one. */
export type Brief = Pick<
  Row,
  | 'session'
  | 'id'
  | 'version'
  | 'at'
  | 'number'
  | 'title'
  | 'stage'
  | 'confidential'
  | 'committee'
  | 'openSteps'
  | 'units'
> & { handlings: Pick<HandlingRow, 'id' | 'unit'>[] }

/** What of a row is its brief. */
export const briefOf = (row: Brief): Brief => ({
  session: row.session,
  id: row.id,
  version: row.version,
  at: row.at,
  number: row.number,
  title: row.title,
  stage: row.stage,
  ...(row.confidential && { confidential: row.confidential }),
  ...(row.committee !== undefined && { committee: row.committee }),
  openSteps: row.openSteps,
  units: row.units,
  handlings: row.handlings.map(({ id, unit }) => ({ id, unit })),
})

/** Whether the caller may know of the row's case (see `mayReadAs`). */
export const mayReadRow = (row: Brief, actor: Actor, unit: (code: string) => Unit | undefined): boolean =>
  mayReadAs(
    {
      id: row.id,
      units: row.units,
      visibleTo: row.confidential,
      ...(row.committee !== undefined && { committee: row.committee }),
    },
    actor,
    unit,
  )

/** Cases without a due date are looked at when this is reached: never, but they stay listed as open. */
export const noDate = '9999-12-31T00:00:00.000+08:00'

/** Whether people or the workflow still have something to do on the case. */
export const isLive = (state: CaseState): boolean => state.stage !== 'closed' || state.openSteps.length > 0

const handlingRow = (h: Handling): HandlingRow => {
  const first = h.replies[0]
  const last = h.replies.at(-1)
  return {
    id: h.id,
    unit: h.unit,
    co: h.co,
    stage: h.stage,
    assignedOn: h.assignedOn,
    dueOn: h.dueOn,
    firstDueOn: h.firstDueOn,
    provisional: h.provisional,
    ...(first &&
      last && {
        category: last.amendments?.at(-1)?.category ?? last.category,
        documentNumber: last.documentNumber,
        issuedOn: first.issuedOn,
      }),
  }
}

/** The row of a case at `rules.now` (which only `nextActionAt` depends on). */
export const rowOf = (state: CaseState, rules: Rules): Row => {
  const { suggestion } = state
  const { title, deputies, topics, session, number, kind } = suggestion
  const lead = (deputies.find((d) => d.lead) ?? deputies[0])?.name ?? ''
  const next = nextActionAt(state, rules)
  return {
    session,
    id: state.id,
    version: state.version,
    at: state.at,
    number,
    title: isTextRef(title) ? '' : title,
    lead,
    topics,
    stage: state.stage,
    ...(state.closedAs && { closedAs: state.closedAs }),
    generation: state.generation,
    ...(suggestion.confidential && { confidential: suggestion.visibleTo ?? [] }),
    ...(state.key && { key: true, ...(state.key.committee && { committee: state.key.committee }) }),
    ...(state.closedAs === 'withdrawn' && { withdrawn: true }),
    ...(kind === 'forwarded' && { forwarded: true }),
    ...(state.reference.length > 0 && { reference: state.reference }),
    handlings: state.handlings.map(handlingRow),
    openSteps: state.openSteps.map(({ stepId, step, handling, assignee, openedAt, dueOn, provisional, side }) => ({
      stepId,
      step,
      ...(handling && { handling }),
      assignee,
      openedAt,
      dueOn,
      ...(provisional && { provisional }),
      ...(side && { side }),
    })),
    units: [...unitsOf(state)],
    ...(isLive(state) && { nextActionAt: next ? formatInstant(next) : noDate }),
  }
}
