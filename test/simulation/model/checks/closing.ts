import { dayOf } from '../../../../shared/calendar/index.ts'
import type { Commit } from '../../../../shared/case/commit.ts'
import type { CaseState } from '../../../../shared/case/state.ts'
import { holds } from './broken.ts'

/** Silence becomes an outcome only after the due day has ended in Asia/Shanghai. */
export const checkLapses = (before: CaseState, { suggestion, at, events }: Commit): void => {
  for (const event of events) {
    if (event.type !== 'StepCompleted' || event.outcome !== 'lapsed') continue
    const dueOn = before.openSteps.find((s) => s.stepId === event.stepId)?.dueOn
    holds(
      dueOn != null && dayOf(new Date(at)) > dueOn,
      () => `${suggestion}: ${event.stepId} lapsed on ${at}, due ${dueOn}`,
    )
  }
}

/** A suggestion is done with its last handling, and has a signer to the end. */
export const checkShape = (state: CaseState): void => {
  const { id, stage, closedAs, handlings, suggestion } = state
  const is = (condition: boolean, what: string) => holds(condition, () => `${id}: ${what}`)
  const done = handlings.length > 0 && handlings.every((h) => h.stage === 'closed')
  if (closedAs === 'done') is(done, 'done, but its handlings are not')
  if (done) is(stage === 'closed', 'all handlings are done, but the suggestion is not')
  is((stage === 'closed') === (closedAs !== undefined), `stage ${stage}, closed as ${closedAs}`)
  is(closedAs === 'withdrawn' || suggestion.deputies.length > 0, 'nobody has signed it')
  is(suggestion.deputies.filter((d) => d.lead).length <= 1, 'two signers lead')
  is(new Set(handlings.map((h) => h.id)).size === handlings.length, 'two handlings have one id')
  for (const h of handlings) {
    is(!h.co.includes(h.unit) && new Set(h.co).size === h.co.length, `${h.id}: ${h.unit} with ${h.co}`)
    is(
      h.co.every((code) => code in h.opinions),
      `${h.id}: a co-unit without a date`,
    )
    for (const { signedOn, issuedOn } of h.replies)
      is(signedOn <= issuedOn, `${h.id}: signed on ${signedOn}, issued on ${issuedOn}`)
  }
}
