import { addMonths } from '../../../../shared/calendar/index.ts'
import type { Commit } from '../../../../shared/case/commit.ts'
import type { CaseEvent } from '../../../../shared/case/events.ts'
import type { CaseState, Handling } from '../../../../shared/case/state.ts'
import { holds } from './broken.ts'

type Cause = (event: CaseEvent) => boolean

const acted =
  (...acts: string[]): Cause =>
  (event) =>
    event.type === 'Acted' && acts.includes(event.act)
const completed =
  (step: string, ...outcomes: string[]): Cause =>
  (event) =>
    event.type === 'StepCompleted' && event.step === step && outcomes.includes(event.outcome)
const recomputed: Cause = (event) => event.type === 'DueRecomputed'

/** Decisions that may give a handling another date (invariant 6). */
const replyMoves = [
  acted('extensions', 'reassignment', 'receipts'),
  completed('decide-extension', 'grant'),
  completed('reassign', 'reassign'),
  completed('weigh-objection', 'reassign'),
  recomputed,
]
/** The first date stays for the figures, whatever is granted. */
const firstMoves = [acted('receipts'), recomputed]
const redoMoves = [completed('redo', 'redo', 'mediate'), recomputed]
const opinionMoves = [acted('receipts', 'opinion-send-back', 'reassignment'), recomputed]
const stepMoves = [...replyMoves, ...redoMoves, acted('receipts', 'deliveries')]
const promiseMoves = [completed('fulfil', 'reschedule')]

/** Dates move only in a commit that holds a decision which may move them. */
export const checkDueDates = (before: CaseState, after: CaseState, { version, events }: Commit): void => {
  const moved = (what: string, from: unknown, to: unknown, by: Cause[]) =>
    holds(
      from === to || events.some((event) => by.some((cause) => cause(event))),
      () =>
        `${after.id}: ${what} moved from ${from} to ${to} in version ${version} without a decision: ${JSON.stringify(events)}`,
    )
  for (const handling of after.handlings) {
    const was = before.handlings.find((h) => h.id === handling.id)
    if (!was) continue
    moved(`the due date of ${handling.id}`, was.dueOn, handling.dueOn, replyMoves)
    moved(`the first due date of ${handling.id}`, was.firstDueOn, handling.firstDueOn, firstMoves)
    moved(`the day of assignment of ${handling.id}`, was.assignedOn, handling.assignedOn, [])
    moved(`the redo's due date of ${handling.id}`, was.redoDueOn, handling.redoDueOn, redoMoves)
    for (const [unit, opinion] of Object.entries(handling.opinions)) {
      const had = was.opinions[unit]
      if (had) moved(`the opinion's date of ${unit}`, had.dueOn, opinion.dueOn, opinionMoves)
    }
    for (const promise of handling.commitments) {
      const made = was.commitments.find((c) => c.id === promise.id)
      if (!made) continue
      moved(`the date of the promise ${promise.id}`, made.dueOn, promise.dueOn, promiseMoves)
      moved(`the first date of the promise ${promise.id}`, made.firstDueOn, promise.firstDueOn, [])
    }
    for (const [i, reply] of was.replies.entries())
      moved(`the day of issue of letter ${i}`, reply.issuedOn, handling.replies[i]?.issuedOn, [])
    checkExtensions(after.id, handling)
  }
  for (const open of after.openSteps) {
    const was = before.openSteps.find((s) => s.stepId === open.stepId)
    if (was) moved(`the date of ${open.stepId}`, was.dueOn, open.dueOn, stepMoves)
  }
}

/** An extension ends within six months of the assignment (代表法 51) and later than what it extends. */
const checkExtensions = (id: string, { extensions, assignedOn }: Handling): void => {
  for (const { from, to } of extensions)
    holds(
      to > from && to <= addMonths(assignedOn, 6),
      () => `${id}: extended from ${from} to ${to}, assigned on ${assignedOn}`,
    )
}
