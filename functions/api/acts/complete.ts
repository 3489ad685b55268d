import { dayOf } from '../../../shared/calendar/index.ts'
import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import { type Completion, completeStep, openStepOf } from '../../../shared/case/decide/complete-step.ts'
import { invalid, Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { transact } from '../../../shared/case/transact.ts'
import { heirOf } from '../../../shared/organisation.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { ApiDeps } from '../deps.ts'
import { checkMain } from './check-main.ts'
import { seriesOf } from './document-number.ts'
import { isRepeated, notFound, readCase } from './read-case.ts'

type Act = { id: string; completion: Completion; actor: Actor; request?: RequestKey }

/** Completes a step of a case that the caller may read; a letter gets its document number first. */
export const complete = async (deps: ApiDeps, { id, completion, actor, request }: Act): Promise<CaseState> => {
  const { into } = completion.form
  if (completion.outcome === 'merge' && typeof into === 'string') await checkMain(deps, { id, into, actor, request })
  const numbered = await withNumber(deps, { id, completion, actor, request })
  try {
    const done = await transact(
      { log: deps.store, rules: deps.rules },
      {
        id,
        actor,
        request,
        decide: (state, rules) => completeStep(assertReadable(state, actor, rules), numbered.completion, actor, rules),
      },
    )
    // Who just acted may see what became of it, also where the case has left their hands.
    if (!done) throw notFound()
    return done.state
  } catch (error) {
    // Whoever completed the same step first may have issued with this very number.
    if (error instanceof Refusal && !(await isInUse(deps, id, numbered.completion))) await numbered.release()
    throw error
  }
}

const isInUse = async ({ store }: ApiDeps, id: string, { form }: Completion): Promise<boolean> => {
  const state = await store.load(id, { fresh: true })
  const replies = state?.handlings.flatMap((h) => h.replies) ?? []
  return replies.some((r) => r.documentNumber === form.documentNumber)
}

type Numbered = { completion: Completion; release(): Promise<void> }
const asIs = (completion: Completion): Numbered => ({ completion, release: async () => {} })

/**
 * No two letters share a number, so it is claimed for the step before the commit. The act is decided once with a
 * stand-in first: only what would be accepted claims one. The same step again gets the number that it has.
 */
const withNumber = async (deps: ApiDeps, { id, completion, actor, request }: Act): Promise<Numbered> => {
  if (completion.outcome !== 'issue') return asIs(completion)
  const { state, rules } = await readCase(deps, id, actor, { fresh: true, request })
  if (isRepeated(state, request)) return asIs(completion)
  const open = openStepOf(state, completion.stepId)
  if (open.step !== 'issue') return asIs(completion)
  const given = completion.form.documentNumber
  const standIn = { ...completion.form, documentNumber: given ?? '号〔2000〕1号' }
  completeStep(state, { ...completion, form: standIn }, actor, rules)
  return typeof given === 'string' ? claimGiven(deps, completion, given) : claimNext(deps, completion, state, rules)
}

const claimGiven = async ({ store }: ApiDeps, completion: Completion, given: string): Promise<Numbered> => {
  const { series, serial } = seriesOf(given)
  if (!(await store.claim(series, serial, completion.stepId))) throw invalid('documentNumber', `文号 ${given} 已被使用`)
  return { completion, release: () => store.release(series, serial, completion.stepId) }
}

const claimNext = async (
  { store }: ApiDeps,
  completion: Completion,
  state: CaseState,
  rules: Rules,
): Promise<Numbered> => {
  const open = openStepOf(state, completion.stepId)
  const unit = rules.unit(heirOf(rules.unit, open.assignee.unit ?? ''))
  if (!unit) throw invalid('documentNumber', '单位没有文号前缀，请填写文号')
  const on = typeof completion.form.issuedOn === 'string' ? completion.form.issuedOn : dayOf(rules.now)
  const series = { prefix: unit.docPrefix, year: Number(on.slice(0, 4)) }
  const serial = await store.claimNext(series, completion.stepId)
  const documentNumber = `${series.prefix}〔${series.year}〕${serial}号`
  return {
    completion: { ...completion, form: { ...completion.form, documentNumber } },
    release: () => store.release(series, serial, completion.stepId),
  }
}
