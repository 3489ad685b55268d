import { type ActDefinition, decideAct } from '../../../shared/acts/define.ts'
import { ratings } from '../../../shared/acts/ratings.ts'
import { dayOf } from '../../../shared/calendar/index.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { type Completion, completeStep } from '../../../shared/case/decide/complete-step.ts'
import type { CaseEvent } from '../../../shared/case/events.ts'
import { suggestionOf } from '../../../shared/case/ids.ts'
import { invalid, notNow, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import { assertLive, evaluated, lateEvaluation } from '../../../shared/links/check.ts'
import { type DeputyActor, deputyOf } from '../../../shared/links/deputy.ts'
import type { Link } from '../../../shared/links/link.ts'
import { LinkRefusal } from '../../../shared/links/refusal.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { ApiDeps } from '../deps.ts'

/** Somebody with a session: what it is bound to, who it is now, and the idempotency key of the request. */
export type Visit = { link: Link; actor: DeputyActor; request?: RequestKey }

type Decide = (state: CaseState, actor: DeputyActor, rules: Rules) => CaseEvent[]

/** Commits what a deputy does; who may is decided on the case as it is at that moment. */
const commit = async (deps: ApiDeps, { link, actor, request }: Visit, decide: Decide): Promise<CaseState> => {
  const done = await transact(
    { log: deps.store, rules: deps.rules },
    {
      id: link.suggestion,
      actor,
      request,
      decide: (state, rules) => decide(assertLive(state, link), deputyOf(state, link), rules),
    },
  )
  if (!done) throw new LinkRefusal('unknown', link)
  return done.state
}

/** Refuses what belongs to another case than the session's; `id` is a step's or a handling's. */
const assertOwn = (link: Link, id: string): void => {
  if (suggestionOf(id) !== link.suggestion) throw new LinkRefusal('wrong-case', link)
}

/** A rating by link is given when it is sent: another day would make a late one look like one in time. */
const assertToday = (form: Record<string, unknown>, rules: Rules): void => {
  if (form.on !== undefined && form.on !== dayOf(rules.now)) throw invalid('on', '通过链接评价的，以当天为评价日期')
}

/** Completes the step that the link is for. A rating after the window goes in as a late one. */
export const answerStep = async (deps: ApiDeps, visit: Visit, completion: Completion): Promise<CaseState> => {
  const { stepId, outcome, form } = completion
  assertOwn(visit.link, stepId)
  return commit(deps, visit, (state, actor, rules) => {
    if (outcome === 'rate') assertToday(form, rules)
    const late = outcome === 'rate' && actor.stepId === stepId ? lateEvaluation(state, stepId) : undefined
    return late
      ? decideAct(ratings, state, { ...form, handling: late.id }, actor, rules)
      : completeStep(state, completion, actor, rules)
  })
}

/** A rating after the window, by its handling. */
export const rateLate = async (
  deps: ApiDeps,
  visit: Visit,
  form: { handling: string } & Record<string, unknown>,
): Promise<CaseState> => {
  assertOwn(visit.link, form.handling)
  return commit(deps, visit, (state, actor, rules) => {
    const of = actor.stepId === undefined ? undefined : evaluated(state, actor.stepId)
    if (of?.handling.id !== form.handling) throw new Refusal('FORBIDDEN', '评价请使用评价链接')
    if (of.reply !== of.handling.replies.at(-1)) throw notNow('这个链接是为以前的答复发的，请使用最近收到的评价链接')
    assertToday(form, rules)
    return decideAct(ratings, state, form, actor, rules)
  })
}

/** Any other act that a deputy may do to a handling. */
export const actByLink = async (
  deps: ApiDeps,
  visit: Visit,
  act: ActDefinition,
  form: { handling: string } & Record<string, unknown>,
): Promise<CaseState> => {
  assertOwn(visit.link, form.handling)
  return commit(deps, visit, (state, actor, rules) => decideAct(act, state, form, actor, rules))
}
