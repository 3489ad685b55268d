import type { Actor } from '../../../shared/case/actor.ts'
import { assertReadable } from '../../../shared/case/decide/authorize.ts'
import { Refusal } from '../../../shared/case/refusal.ts'
import type { CaseState } from '../../../shared/case/state.ts'
import type { Rules } from '../../../shared/rules.ts'
import type { Freshness } from '../../../shared/store/port.ts'
import type { ApiDeps } from '../deps.ts'

export const notFound = (): Refusal => new Refusal('NOT_FOUND', '没有这件建议,或者不由您办理')

/** A case that the caller may read, with the rules of its session; 404 for any other. */
export const readCase = async (
  { store, rules: book }: Pick<ApiDeps, 'store' | 'rules'>,
  id: string,
  actor: Actor,
  how?: Freshness,
): Promise<{ state: CaseState; rules: Rules }> => {
  const state = await store.load(id, how)
  if (!state) throw notFound()
  const rules = await book.rulesFor(state.suggestion.session)
  return { state: assertReadable(state, actor, rules), rules }
}
