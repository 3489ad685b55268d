import { caseBefore, type Explanation, explainStep } from '../../../shared/case/decide/explain-step.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState, OpenStep } from '../../../shared/case/state.ts'
import { attachTexts, textRefs } from '../../../shared/case/text.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { ApiDeps } from '../deps.ts'

type Deps = Pick<ApiDeps, 'store' | 'rules'>
type Case = { state: CaseState; rules: Rules }

/** A step's date and how it came about. */
export type DueView = { stepId: string; step: string; openedAt: string; endedAt?: string } & Explanation

/** A step that is open, or as it stood when it ended. */
const stepOf = async ({ store }: Deps, state: CaseState, stepId: string) => {
  const open = state.openSteps.find((s) => s.stepId === stepId)
  if (open) return { state, open }
  const ended = Object.hasOwn(state.completed, stepId) || state.cancelled.includes(stepId)
  const before = ended ? caseBefore(await store.read(state.id), stepId) : undefined
  if (!before) throw new Refusal('NOT_FOUND', '这件建议没有这一步')
  return before
}

/** The case with the long reasons of what was put off in place; other long texts are not needed. */
const withReasons = async ({ store }: Deps, state: CaseState, { handling: id }: OpenStep): Promise<CaseState> => {
  const handling = state.handlings.find((h) => h.id === id)
  const refs = textRefs([handling?.extensions, handling?.commitments.map((c) => c.rescheduled)])
  return refs.length > 0 ? attachTexts(state, await store.getTexts(state.id, refs)) : state
}

const overridesOf = async ({ rules }: Deps, { suggestion }: CaseState) =>
  (await rules.sessions()).find((s) => s.id === suggestion.session)?.overrides

/** How the date of a step came about, open or ended. Throws NOT_FOUND where the case never had it. */
export const dueView = async (deps: Deps, { state, rules }: Case, stepId: string): Promise<DueView> => {
  const found = await stepOf(deps, state, stepId)
  const endedAt = 'endedAt' in found ? found.endedAt : undefined
  const at = endedAt === undefined ? rules : { ...rules, now: new Date(endedAt) }
  const then = await withReasons(deps, found.state, found.open)
  const { step, openedAt } = found.open
  const explanation = explainStep(then, at, found.open, await overridesOf(deps, state))
  return { stepId, step, openedAt, ...(endedAt && { endedAt }), ...explanation }
}

/** The same for a handling's reply, also before the steps that are due with it are open. */
export const replyDueView = async (deps: Deps, { state, rules }: Case, handling: string): Promise<Explanation> => {
  const of = state.handlings.find((h) => h.id === handling)
  const open: OpenStep = {
    stepId: '',
    step: 'issue',
    handling,
    assignee: { role: 'unit' },
    cause: 0,
    openedAt: rules.now.toISOString(),
    dueOn: (of && of.round > 1 ? of.redoDueOn : of?.dueOn) ?? null,
    provisional: of?.provisional ?? false,
    reminded: [],
  }
  return explainStep(await withReasons(deps, state, open), rules, open, await overridesOf(deps, state))
}
