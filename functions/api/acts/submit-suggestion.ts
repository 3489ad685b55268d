import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { type SubmitInput, submit } from '../../../shared/case/decide/submit.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import { commitTo } from '../../../shared/case/transact.ts'
import type { ApiDeps } from '../deps.ts'
import { takePersonal } from './personal.ts'

const keyReused = () => new Refusal('KEY_REUSED', '同一个 Idempotency-Key 不能用于不同的内容')

/** Begins a case. The number is its id, so the second one with the same number loses; the same request again gets the same case. */
export const submitSuggestion = async (
  deps: ApiDeps,
  input: SubmitInput,
  actor: Actor,
  request?: RequestKey,
): Promise<CaseState> => {
  const { store, rules } = deps
  if (actor.role !== 'secretariat') throw new Refusal('FORBIDDEN', '建议由代表工作机构录入')
  const book = await rules.rulesFor(input.session)
  const { id, events, personal } = submit(input, deps.definition, book)
  if (request) {
    const first = await store.remember(request.key, { digest: request.digest, suggestion: id })
    if (first.digest !== request.digest) throw keyReused()
  }
  const made = await commitTo(store, undefined, { id, actor, request, events, at: book.now })
  const state = made ?? (await store.load(id, { fresh: true }))
  const mine = made !== null || (request !== undefined && state?.requests[request.key] !== undefined)
  if (!state || !mine)
    throw new Refusal('CONFLICT', `编号 ${input.number} 已经录入过，请核对编号`, [
      { path: 'number', message: '编号重复' },
    ])
  // After the commit, so that a refused one changes nobody's; a repeated request puts it again.
  await takePersonal(deps, state, personal)
  return state
}
