import type { Actor } from '../../../shared/case/actor.ts'
import type { RequestKey } from '../../../shared/case/commit.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Freshness } from '../../../shared/store/port.ts'
import type { ApiDeps } from '../deps.ts'

export const notFound = (): Refusal => new Refusal('NOT_FOUND', '没有这件建议，或者不由您办理')

/** Whether the caller asked this before: what became of it is theirs to know, also where the case has left their hands. */
export const isRepeated = (state: CaseState, request: RequestKey | undefined): boolean =>
  request !== undefined && state.requests[request.key] !== undefined

/** A case that the caller may read, with the rules of its session; 404 for any other but who repeats a request of theirs. */
export const readCase = async (
  { store, rules: book }: Pick<ApiDeps, 'store' | 'rules'>,
  id: string,
  actor: Actor,
  how?: Freshness & { request?: RequestKey },
): Promise<{ state: CaseState; rules: Rules }> => {
  const state = await store.load(id, how)
  if (!state) throw notFound()
  const rules = await book.rulesFor(state.suggestion.session)
  return { state: isRepeated(state, how?.request) ? state : assertReadable(state, actor, rules), rules }
}
